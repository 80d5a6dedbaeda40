import type { IsoDate } from '../model/period.ts'

export type RelativeUnit = 'month' | 'quarter' | 'term' | 'year' | 'academic_year'

interface MonthSaid {
  readonly month: number
  readonly year?: number
}

/** A period as it was said, before anybody asks what day it is. Months are 1 to 12; 2023 stands for 2023/24. */
export type PeriodPhrase =
  | { readonly type: 'day'; readonly date: IsoDate }
  | { readonly type: 'day_of_year'; readonly month: number; readonly day: number; readonly said: string }
  | ({ readonly type: 'month' } & MonthSaid)
  | { readonly type: 'month_in_year'; readonly month: number; readonly offset: number }
  | { readonly type: 'months'; readonly from: MonthSaid; readonly to: MonthSaid }
  | { readonly type: 'months_to'; readonly months: 3 | 12; readonly month: number; readonly year?: number }
  | {
      readonly type: 'quarter'
      readonly quarter: number
      readonly startYear?: number
      readonly inYear?: number
      readonly offset?: number
    }
  | {
      readonly type: 'term'
      readonly term: number
      readonly startYear?: number
      readonly inYear?: number
      readonly offset?: number
    }
  | { readonly type: 'year'; readonly startYear: number; readonly toDate?: boolean }
  | { readonly type: 'years'; readonly from: number; readonly to: number }
  | { readonly type: 'terms'; readonly from: number; readonly to: number; readonly startYear: number }
  | { readonly type: 'academic'; readonly startYear: number }
  | { readonly type: 'calendar'; readonly year: number }
  | { readonly type: 'half'; readonly half: 1; readonly startYear?: number }
  | { readonly type: 'since_term'; readonly term: number; readonly inYear: number }
  | { readonly type: 'relative'; readonly unit: RelativeUnit; readonly offset: number }
  | { readonly type: 'relative_year_ago'; readonly unit: 'month' | 'quarter' | 'term' }
  | { readonly type: 'last_n'; readonly n: number; readonly unit: RelativeUnit }
  | { readonly type: 'since'; readonly month: number; readonly year?: number; readonly fromEnd?: boolean }
  | { readonly type: 'since_last_year' }
  | { readonly type: 'all' }
  | { readonly type: 'to_date' }
  | { readonly type: 'outturn' }
  | { readonly type: 'latest' }
  | { readonly type: 'year_before_latest' }
  | { readonly type: 'year_earlier' }
  | { readonly type: 'earlier' }
  | { readonly type: 'same' }
  | { readonly type: 'impossible'; readonly said: string }
