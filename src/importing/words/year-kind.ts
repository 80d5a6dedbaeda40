/** Which year the years of a head are, where another of its texts says it: "Academic year" over "2022/23". */
import type { YearKind } from '../../model/period.ts'
import type { Part } from './period-words.ts'

const KINDS: readonly (readonly [RegExp, YearKind])[] = [
  [/\b(?:academic|school) (?:years?|terms?)\b|\bay\b/i, 'academic'],
  [/\bfinancial years?\b|\bfiscal years?\b|\bfy\b/i, 'reporting'],
  [/\bcalendar years?\b|\bcy\b/i, 'calendar'],
]

/** The one kind of year that the texts say; null where they say none, or several. */
export function yearKindIn(texts: readonly string[]): YearKind | null {
  const [kind = null, ...more] = KINDS.filter(([words]) => texts.some((text) => words.test(text))).map(([, k]) => k)
  return more.length === 0 ? kind : null
}

export function withYearKind(parts: readonly Part[], texts: readonly string[]): readonly Part[] {
  const kind = yearKindIn(texts)
  if (kind === null) return parts
  return parts.map((part): Part => {
    if (part.kind === 'year' && part.calendar === null) return { ...part, calendar: kind }
    return part.kind === 'bare-year' && kind === 'calendar' ? { kind: 'year', year: part.year, calendar: kind } : part
  })
}
