/**
 * The grammar of periods: finds the phrases that name one ("Q3 2020/21", "second month of 2024", "this time last year").
 * Finding is not resolving: a phrase says what was written, `periods/resolve.ts` what it means on a given day. All
 * rules propose; where two readings overlap the longer one is taken, then the one whose rule stands first. Pure.
 */

import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { type Chart, Grammar, type Item } from './chart.ts'
import { DAYS } from './days.ts'
import { belongsToMeasure } from './guards.ts'
import { HISTORY } from './history.ts'
import { LEAD_INS } from './lead-ins.ts'
import { MONTHS } from './months.ts'
import { MOVED } from './moved.ts'
import { PARTS } from './parts.ts'
import { plainDate } from './plain-date.ts'
import { POSITION } from './position.ts'
import { RELATIVE } from './relative.ts'
import { settle } from './settle.ts'
import { SPANS } from './spans.ts'
import { tokensOf, withoutLetters } from './tokens.ts'
import { WITHIN } from './within.ts'
import { YEARS } from './years.ts'

export interface PeriodMention {
  readonly phrase: PeriodPhrase
  readonly said: string
  readonly from: number
  readonly to: number
}

const GRAMMAR = new Grammar([
  ...DAYS,
  ...MONTHS,
  ...PARTS,
  ...YEARS,
  ...RELATIVE,
  ...WITHIN,
  ...SPANS,
  ...HISTORY,
  ...POSITION,
  ...MOVED,
  ...LEAD_INS,
])

/** Whether a reading ends where a word ends: "2023/24" does not in "2023/245", "24" not in "24%". */
function endsWhole({ tokens }: Chart, { to }: Item): boolean {
  const [next, after] = [tokens[to], tokens[to + 1]]
  if (!next?.glued) return true
  if (next.kind !== 'mark') return false
  return next.text !== '%' && !(next.text === '/' && after?.glued && after.kind === 'number')
}

/** Whether it begins where a word begins: not in "B.7" or "24/7", but in "Q1/Q2". */
function startsWhole({ tokens }: Chart, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!token?.glued || !before) return true
  return before.kind === 'mark' && (token.kind === 'word' || (before.text !== '/' && before.text !== '.'))
}

function proposals(chart: Chart, text: string): PeriodMention[] {
  const { tokens, cells } = chart
  return cells.flatMap((cell, at) =>
    cell
      .filter((i) => i.alone && startsWhole(chart, at) && endsWhole(chart, i))
      .map(({ phrase, to }) => {
        const [from, end] = [tokens[at]?.from as number, tokens[to - 1]?.to as number]
        return { phrase, said: text.slice(from, end), from, to: end }
      }),
  )
}

/** The period phrases of normalised text, in order, none overlapping. */
export function recognisePeriods(text: string): PeriodMention[] {
  const plain = withoutLetters(text)
  const found = proposals(GRAMMAR.chart(plain, tokensOf(plain)), text)
  if (found.length === 0) {
    const plainly = plainDate(text)
    return plainly ? [plainly] : []
  }
  const chosen: PeriodMention[] = []
  for (const mention of found.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    if (belongsToMeasure(text, mention.phrase, mention.from, mention.to)) continue
    if (chosen.every((c) => mention.to <= c.from || mention.from >= c.to)) chosen.push(mention)
  }
  chosen.sort((a, b) => a.from - b.from)
  return settle(chosen.flatMap(apart), plain)
}

/** Several that were said in one breath are several mentions of the same words. */
function apart(mention: PeriodMention): PeriodMention[] {
  return mention.phrase.type === 'list' ? mention.phrase.items.map((phrase) => ({ ...mention, phrase })) : [mention]
}
