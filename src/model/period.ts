/** The kinds of period a published figure can be for. */
export const PERIOD_KINDS = [
  'month',
  'quarter',
  'term',
  'year',
  'year_to_date',
  'calendar_year',
  'academic_year',
  'rolling_12_months',
  'three_year_average',
  'snapshot',
  'range',
] as const

export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** A day as an ISO date, `2024-03-31`. */
export type IsoDate = string

/** What a figure is for: both days are included. */
export interface Period {
  readonly label: string
  readonly start: IsoDate
  readonly end: IsoDate
  readonly kind: PeriodKind
}

/** The calendar a measure's year runs on. */
export type YearKind = 'reporting' | 'academic' | 'calendar'
