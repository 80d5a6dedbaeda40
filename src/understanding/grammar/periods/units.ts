/** The words for units of time, one or several. */
import type { RelativeUnit } from '../../../periods/phrase.ts'
import type { Chart, Match, Matcher } from './chart.ts'
import { any, idiom, word } from './matchers.ts'

const WORDS: readonly (readonly [RelativeUnit, readonly string[]])[] = [
  ['month', ['month', 'months', 'mth', 'mths']],
  ['quarter', ['quarter', 'quarters', 'qtr', 'qtrs', 'q']],
  ['term', ['term', 'terms']],
  ['year', ['year', 'years', 'yr', 'yrs', 'fy']],
]
const BY_WORD: ReadonlyMap<string, RelativeUnit> = new Map(
  WORDS.flatMap(([unit, words]) => words.map((w): [string, RelativeUnit] => [w, unit])),
)
const YEARS: readonly string[] = ['year', 'years', 'yr', 'yrs']
const KINDS: ReadonlyMap<string, RelativeUnit> = new Map([
  ['academic', 'academic_year'],
  ['school', 'academic_year'],
  ['calendar', 'calendar_year'],
  ['reporting', 'year'],
  ['financial', 'year'],
  ['fiscal', 'year'],
  ['municipal', 'year'],
])
const WHOLE: ReadonlySet<string> = new Set(['full', 'whole', 'complete', 'completed', 'entire'])

/** "Month", "full quarter", "financial year", "half year"; "q" only where no number makes it a quarter of its own. */
export const unit: Matcher<RelativeUnit> = {
  first: [...BY_WORD.keys(), ...KINDS.keys(), ...WHOLE, 'half'],
  match: ({ tokens }: Chart, at: number): readonly Match<RelativeUnit>[] => {
    let to = at
    while (WHOLE.has(tokens[to]?.text ?? '')) to += 1
    const text = tokens[to]?.text ?? ''
    const kind = KINDS.get(text)
    // "The last 12 calendar months".
    if (kind === 'calendar_year' && BY_WORD.get(tokens[to + 1]?.text ?? '') === 'month')
      return [{ value: 'month', to: to + 2 }]
    if (kind) return YEARS.includes(tokens[to + 1]?.text ?? '') ? [{ value: kind, to: to + 2 }] : []
    if (text === 'half') {
      const next = tokens[to + 1]?.text === '-' ? to + 2 : to + 1
      return [{ value: 'half', to: YEARS.includes(tokens[next]?.text ?? '') ? next + 1 : to + 1 }]
    }
    const found = BY_WORD.get(text)
    const next = tokens[to + 1]
    if (!found || (text === 'q' && next?.kind === 'number')) return []
    return [{ value: found, to: to + 1 }]
  },
}

export const lastYear = any(
  idiom(['last', 'previous', 'prior'], '(?:last|previous|prior) (?:reporting |financial )?(?:year|yr)'),
  idiom(
    ['the', 'a'],
    '(?:the )?(?:previous year|year before|year earlier|preceding year)|a year (?:ago|earlier|before)',
  ),
  idiom(['year'], 'year (?:before|earlier)'),
)
export const and = word('and', '&', '+')
