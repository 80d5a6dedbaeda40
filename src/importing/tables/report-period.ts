/** What a report is about, by its titles; else by its latest column. */
import type { Period } from '../../model/period.ts'
import { parts as dateParts, quarterOf, reportingYearOf, yearLabel } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { isHeadLength } from './head-text.ts'
import type { Column } from './heads.ts'
import { periodKey } from './period-of.ts'

export interface ReportPeriod {
  readonly key: string
  readonly period: Period
  /** The text that said so; null where the columns did. */
  readonly from: string | null
}

const CONTEXT = { yearKind: 'reporting', report: null, annual: false } as const

/** A period that was said, as a report's. */
export const saidPeriod = (period: Period): ReportPeriod => ({
  key: titleKey(periodParts(period.label).parts) ?? `${period.start}..${period.end}`,
  period,
  from: null,
})

/**
 * Of the texts above the tables, names of sheets and of the file: the most exact one counts. A sentence, such as when figures will
 * be final, only where nothing else says a period.
 */
export function reportPeriod(titles: readonly string[], columns: readonly Column[]): ReportPeriod | null {
  const said = titles.flatMap((from) => {
    const { parts } = periodParts(from)
    const key = titleKey(parts)
    const period = key === null ? null : parsePeriodKey(key)
    return key !== null && period
      ? [{ key, period, from, rank: rankOf(parts) + (isHeadLength(from) ? 0 : SENTENCE) }]
      : []
  })
  const best = said.toSorted((a, b) => a.rank - b.rank)[0]
  if (best) return { key: best.key, period: best.period, from: best.from }
  return byColumns(columns)
}

/**
 * The period of one of several sheets, such as "Q1" in a workbook of 2024/25: the part of a year that its name or titles say, with
 * the year that they or the others say.
 * @param own the sheet's name and titles
 * @param others titles of the workbook, and its file's name
 */
export function periodOfSheet(own: readonly string[], others: readonly string[]): ReportPeriod | null {
  const said = own.map((text) => ({ text, part: periodParts(text).parts.find(isYearless) }))
  const found = said.find(({ part }) => part !== undefined)
  if (!found?.part || own.some((text) => periodParts(text).parts.some((p) => isPartOfYear(p) && !isYearless(p))))
    return reportPeriod(own, [])
  const years = [own, others].map((texts) => yearsIn(texts)).find((of) => of.size > 0) ?? new Set()
  const [year] = years
  if (years.size !== 1 || year === undefined) return reportPeriod(own, [])
  const key = periodKey([found.part, { kind: 'year', year, calendar: null }], CONTEXT)
  const period = key === null ? null : parsePeriodKey(key)
  return key !== null && period ? { key, period, from: found.text } : null
}

const isPartOfYear = ({ kind }: Part): boolean => kind === 'month' || kind === 'quarter' || kind === 'half'
const isYearless = (part: Part): boolean =>
  isPartOfYear(part) && (part.kind === 'half' || ('year' in part && part.year === null))

function yearsIn(texts: readonly string[]): Set<number> {
  return new Set(texts.flatMap((text) => periodParts(text).parts.flatMap((p) => (p.kind === 'year' ? [p.year] : []))))
}

function titleKey(parts: readonly Part[]): string | null {
  const quarter = parts.find((p) => p.kind === 'quarter')
  const month = parts.find((p) => p.kind === 'month')
  if (quarter?.kind === 'quarter') {
    const year = quarter.year ?? yearBeside(parts)
    if (year !== null) return `${yearLabel(year)} Q${quarter.quarter}`
  }
  if (month?.kind === 'month' && month.year === null) return null
  if (parts.some((p) => p.kind === 'outturn')) {
    const year = parts.find((p) => p.kind === 'year')
    if (year?.kind === 'year') return yearLabel(year.year)
  }
  const day = parts.find((p) => p.kind === 'day')
  // A day in a title is as often the meeting's as the period's end; only the last of a month is a period's.
  if (day?.kind === 'day' && parsePeriodKey(day.day.slice(0, 7))?.end !== day.day) return null
  if (day?.kind === 'day') return `${yearLabel(reportingYearOf(day.day))} Q${quarterOf(day.day)}`
  const useful = parts.filter(
    (p) => p.kind === 'months' || p.kind === 'days' || p.kind === 'month' || p.kind === 'year' || p.kind === 'half',
  )
  return periodKey(useful, CONTEXT)
}

/** The reporting year that a year or a month beside a quarter gives it. */
function yearBeside(parts: readonly Part[]): number | null {
  for (const part of parts) {
    if (part.kind === 'year') return part.year
    if (part.kind === 'month' && part.year !== null) return part.month >= 4 ? part.year : part.year - 1
  }
  return null
}

const RANKS: readonly Part['kind'][] = ['quarter', 'outturn', 'months', 'days', 'month', 'day', 'half', 'year']

/** Behind every rank of a title that is none. */
const SENTENCE = 1000

function rankOf(parts: readonly Part[]): number {
  return Math.min(...parts.map((p) => RANKS.indexOf(p.kind)).map((at) => (at < 0 ? 99 : at)))
}

/** The latest month or quarter among the heads of columns of figures; without any, the latest day or span. */
function byColumns(columns: readonly Column[]): ReportPeriod | null {
  const endsOf = (kinds: readonly Part['kind'][]): Period[] =>
    columns
      .filter((c) => c.kind === 'value')
      .flatMap((c) => {
        const own = c.parts.filter((p) => kinds.includes(p.kind) || p.kind === 'year')
        if (!own.some((p) => kinds.includes(p.kind))) return []
        const key = periodKey(own, CONTEXT)
        const period = key === null ? null : parsePeriodKey(key)
        return period ? [period] : []
      })
  const parts = endsOf(['month', 'quarter'])
  const ends = parts.length > 0 ? parts : endsOf(['months', 'day', 'days'])
  const last = ends.toSorted((a, b) => (a.end < b.end ? 1 : -1))[0]
  if (!last) return null
  const month = dateParts(last.end).month
  const key =
    month % 3 === 0 || last.kind === 'quarter'
      ? `${yearLabel(reportingYearOf(last.end))} Q${quarterOf(last.end)}`
      : last.end.slice(0, 7)
  const period = parsePeriodKey(key)
  return period && { key, period, from: null }
}
