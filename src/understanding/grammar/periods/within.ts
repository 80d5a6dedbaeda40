/** A part inside its container, either way round: "Q4 last year", "2020/21Q03", "second month of 2024". */
import type { PeriodPhrase, PhraseOf } from '../../../periods/phrase.ts'
import { type Place, rule, said, saidAt } from './chart.ts'
import { container, isYear, smallContainer } from './kinds.ts'
import { idiom, item, skip } from './matchers.ts'

const whole = item((p) => (p.type === 'part' || p.type === 'list') && !('of' in p && p.of))
const monthPart = item((p) => p.type === 'part' && p.unit === 'month' && !p.of)
const broken = item((p) => p.type === 'impossible')
const THE_YEAR = '(?:the )?(?:(?:financial|reporting) )?year(?! (?:before|to|\\d))'

function into(phrase: PeriodPhrase, of: PeriodPhrase, place: Place): PeriodPhrase | null {
  const words = saidAt(place)
  if (phrase.type === 'part') return { ...phrase, of, said: words }
  if (phrase.type !== 'list') return null
  const items = phrase.items.flatMap((p) => (p.type === 'part' ? [{ ...p, of, said: words }] : []))
  const [first, last] = [items[0], items.at(-1)]
  // Terms in a row are told one by one.
  const inRow = items.every((p, n) => p.unit === 'term' && p.from === (first as PhraseOf<'part'>).from + n)
  return inRow && first && last ? { type: 'span', from: first, to: last, said: words } : { ...phrase, items }
}

const hasComma = ({ chart, at, to }: Place): boolean => chart.tokens.slice(at, to).some((t) => t.text === ',')

export const WITHIN = [
  rule(
    [whole, skip('of', 'in', 'the', ',', 'for', 'during', '-', '/', 'academic', 'year'), container],
    ([phrase, , of], place) => (hasComma(place) && of.type !== 'year' ? null : into(phrase, of, place)),
  ),
  rule([whole, skip('of', 'in'), idiom(['the', 'financial', 'reporting', 'year'], THE_YEAR)], ([phrase], place) => {
    const of = place.chart.tokens.slice(place.at, place.to).some((t) => t.text === 'of' || t.text === 'in')
    if (!of || phrase.type !== 'part') return null
    const words = said(place.chart, place.at, place.to)
    const counted = phrase.unit === 'month' || phrase.from < 0 || phrase.from !== phrase.to
    return counted
      ? { ...phrase, of: { type: 'relative', unit: 'year', offset: 0 }, ended: true, said: words }
      : { ...phrase, said: words }
  }),
  rule([monthPart, skip('of', 'in', 'the'), smallContainer], ([phrase, , of], place) => into(phrase, of, place)),
  rule([container, skip(',', '-', '/', 'at', 'for', 'in', 'the', '(', "'", 's'), whole], ([of, , phrase], place) => {
    if (of.type !== 'year' && hasComma(place)) return null
    // "2022/23, Q1 2023/24": the quarter has a year of its own.
    const { cells } = place.chart
    for (let at = place.at + 1; at < place.to; at++)
      if (cells[at]?.some((i) => i.to > place.to && ((i.phrase.type === 'part' && i.phrase.of) || isYear(i.phrase))))
        return null
    return into(phrase, of, place)
  }),
  rule([broken, skip('of', 'in', 'the', 'for'), container], (_, place) => ({
    type: 'impossible',
    said: saidAt(place),
  })),
  rule([whole, skip('of', 'in', 'the'), broken], (_, place) => ({ type: 'impossible', said: saidAt(place) })),
  rule([container, skip('-', 'in'), broken], (_, place) => ({ type: 'impossible', said: saidAt(place) })),
]
