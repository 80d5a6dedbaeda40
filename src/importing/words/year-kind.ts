/** Which year the years of a head are, where another of its texts says it: "Academic year" over "2022/23". */
import type { YearKind } from '../../model/period.ts'
import type { Part } from './period-words.ts'

const KINDS: readonly (readonly [RegExp, YearKind])[] = [
  [/\b(?:academic|school) (?:years?|terms?)\b|\bay\b/i, 'academic'],
  [/\bfinancial years?\b|\bfiscal years?\b|\bfy\b/i, 'reporting'],
  [/\bcalendar years?\b|\bcy\b/i, 'calendar'],
]

export function withYearKind(parts: readonly Part[], texts: readonly string[]): readonly Part[] {
  const said = KINDS.filter(([words]) => texts.some((text) => words.test(text))).map(([, kind]) => kind)
  const [kind] = said
  if (said.length !== 1 || kind === undefined) return parts
  return parts.map((part): Part => {
    if (part.kind === 'year' && part.calendar === null) return { ...part, calendar: kind }
    return part.kind === 'bare-year' && kind === 'calendar' ? { kind: 'year', year: part.year, calendar: kind } : part
  })
}
