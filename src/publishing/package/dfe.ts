/**
 * Figures as the Department for Education's own publications have them: data.csv and data.meta.csv. Pure. Source:
 * "Preparing data files", Explore Education Statistics' guidance for analysts.
 */
import { stringify } from 'csv-stringify/sync'
import type { Figure, FigureStatus } from '../../model/figure.ts'
import { UNITS, type Unit } from '../../model/indicator.ts'
import type { Period } from '../../model/period.ts'
import { academicYearOf, MONTH_NAMES, parts, quarterOf, reportingYearOf, termOf } from '../../periods/calendar.ts'
import { places } from '../../rules/decimal.ts'
import type { PublishedData } from '../../store/store.ts'

/** The department's shorthand for what is no number. */
const SHORTHAND: Readonly<Record<FigureStatus, string>> = {
  published: 'x',
  provisional: 'x',
  suppressed: 'c',
  not_available: 'x',
  not_applicable: 'z',
  low: 'low',
  words: 'x',
}

const COLUMNS: Readonly<Record<Unit, { readonly name: string; readonly label: string; readonly unit: string }>> = {
  '%': { name: 'percentage', label: 'Percentage', unit: '%' },
  count: { name: 'number', label: 'Number', unit: '' },
  per_1000: { name: 'rate_per_1000', label: 'Rate per 1,000', unit: '' },
  per_10000: { name: 'rate_per_10000', label: 'Rate per 10,000', unit: '' },
  per_100000: { name: 'rate_per_100000', label: 'Rate per 100,000', unit: '' },
  pounds: { name: 'pounds', label: 'Pounds', unit: '£' },
  days: { name: 'days', label: 'Days', unit: '' },
  score: { name: 'score', label: 'Score', unit: '' },
  average: { name: 'average', label: 'Average', unit: '' },
}

const TERMS = ['Autumn term', 'Spring term', 'Summer term']

const span = (year: number): string => `${year}${String((year + 1) % 100).padStart(2, '0')}`

/** The department's words for a period; null where it has none (years to date, rolling years, spans). */
export function timeOf({ kind, start, end }: Period): { readonly period: string; readonly identifier: string } | null {
  switch (kind) {
    case 'month':
      return { period: start.slice(0, 4), identifier: MONTH_NAMES[parts(start).month - 1] as string }
    case 'quarter':
      return { period: span(reportingYearOf(start)), identifier: `Financial year Q${quarterOf(start)}` }
    case 'year':
      return { period: span(reportingYearOf(start)), identifier: 'Financial year' }
    case 'academic_year':
      return { period: span(academicYearOf(start)), identifier: 'Academic year' }
    case 'term': {
      const identifier = TERMS[termOf(end) - 1]
      return identifier === undefined ? null : { period: span(academicYearOf(start)), identifier }
    }
    case 'calendar_year':
      return { period: start.slice(0, 4), identifier: 'Calendar year' }
    default:
      return null
  }
}

export interface DfeFiles {
  readonly data: string
  readonly meta: string
  /** Figures for periods that the department has no words for. */
  readonly left: number
}

/** One row a measure and period: the newest report's figure, its table before its text. */
export function dfeFiles(data: PublishedData, leads: readonly Figure[]): DfeFiles {
  const names = new Map(data.indicators.map((i) => [i.id, i.name]))
  const councils = new Map(data.councils.map((c) => [c.key, c.fullName]))
  const used = UNITS.filter((unit) => leads.some((f) => f.unit === unit))
  const told = leads.flatMap((f) => {
    const time = timeOf(f.period)
    return time ? [{ f, time }] : []
  })
  const columns = [
    'time_period',
    'time_identifier',
    'geographic_level',
    'country_code',
    'country_name',
    'old_la_code',
    'new_la_code',
    'la_name',
    'measure',
    'breakdown',
    ...used.map((unit) => COLUMNS[unit].name),
  ]
  const rows = told.map(({ f, time }) => [
    time.period,
    time.identifier,
    'Local authority',
    'E92000001',
    'England',
    'x',
    'x',
    councils.get(f.council) ?? f.council,
    names.get(f.indicator) ?? f.indicator,
    f.sub === '' ? 'Total' : f.sub,
    ...used.map((unit) => (unit === f.unit ? (f.value ?? SHORTHAND[f.status ?? 'words']) : 'z')),
  ])
  return {
    data: stringify([columns, ...rows.toSorted((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1))]),
    meta: metaOf(
      used,
      told.map(({ f }) => f),
    ),
    left: leads.length - told.length,
  }
}

function metaOf(used: readonly Unit[], figures: readonly Figure[]): string {
  const head = [
    'col_name',
    'col_type',
    'label',
    'indicator_grouping',
    'indicator_unit',
    'indicator_dp',
    'filter_hint',
    'filter_grouping_column',
  ]
  const filter = (name: string, label: string): string[] => [name, 'Filter', label, '', '', '', '', '']
  return stringify([
    head,
    filter('measure', 'Measure'),
    filter('breakdown', 'Breakdown'),
    ...used.map((unit) => {
      const { name, label, unit: sign } = COLUMNS[unit]
      const dp = Math.max(0, ...figures.flatMap((f) => (f.unit === unit && f.value !== null ? [places(f.value)] : [])))
      return [name, 'Indicator', label, '', sign, String(dp), '', '']
    }),
  ])
}
