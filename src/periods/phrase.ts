/** A period as it was said, before anybody asks what day it is: a tree, in which a part stands inside its container. */
import type { IsoDate } from '../model/period.ts'

/** What a distance from another period is counted in. */
export type MovedUnit = 'month' | 'quarter' | 'term' | 'year'

export type RelativeUnit = 'month' | 'quarter' | 'half' | 'term' | 'year' | 'academic_year' | 'calendar_year'

/** `plain` is a year by its number alone ("2024"): a calendar year, unless a quarter, half or term stands inside it. */
export type SaidYearKind = 'reporting' | 'academic' | 'calendar' | 'plain'

export type PartUnit = 'month' | 'quarter' | 'half' | 'term'

/** Months are 1 to 12; the reporting and academic year that begins in 2023 is 2023. */
export type PeriodPhrase =
  | { readonly type: 'day'; readonly date: IsoDate }
  /** Without a year: the latest such day that has come. */
  | { readonly type: 'day_of_year'; readonly month: number; readonly day: number; readonly said: string }
  /** "March", in `of` where that is said, else the latest that has ended. */
  | { readonly type: 'month'; readonly month: number; readonly of?: PeriodPhrase }
  /**
   * The units `from` to `to` of a container, counted from 1, or from its end where negative ("last two months of").
   * Without a container the latest that has ended.
   */
  | {
      readonly type: 'part'
      readonly unit: PartUnit
      readonly from: number
      readonly to: number
      readonly of?: PeriodPhrase
      /** "Of the year": of the one before, where this one's has not ended. */
      readonly ended?: boolean
      readonly said: string
    }
  | { readonly type: 'year'; readonly kind: SaidYearKind; readonly start: number; readonly toDate?: boolean }
  /** `offset` units from the current one: -1 is the last one. */
  | { readonly type: 'relative'; readonly unit: RelativeUnit; readonly offset: number }
  /** The same period, a year before. */
  | { readonly type: 'year_ago'; readonly of: PeriodPhrase }
  /** The first day, as a position: "at the start of 2023/24". */
  | { readonly type: 'start'; readonly of: PeriodPhrase }
  /** The whole months that end with `end`. */
  | { readonly type: 'months_to'; readonly months: number; readonly end: PeriodPhrase }
  /** The year so far at `end`: "up to December 2020". */
  | { readonly type: 'up_to'; readonly end: PeriodPhrase }
  | { readonly type: 'span'; readonly from: PeriodPhrase; readonly to: PeriodPhrase; readonly said: string }
  | { readonly type: 'last_n'; readonly n: number; readonly unit: RelativeUnit }
  | { readonly type: 'since'; readonly from: PeriodPhrase }
  /** Several that were said in one breath: "quarters 1 and 2 of 2023/24". Told apart before anything is resolved. */
  | { readonly type: 'list'; readonly items: readonly PeriodPhrase[] }
  | { readonly type: 'since_last_year' }
  | { readonly type: 'all' }
  | { readonly type: 'to_date' }
  | { readonly type: 'outturn' }
  | { readonly type: 'latest' }
  | { readonly type: 'year_before_latest' }
  | { readonly type: 'year_earlier' }
  /** The period before the one that is talked about; with a month, the one of that name. */
  | { readonly type: 'earlier'; readonly month?: number }
  /** So many units from the period that is talked about: 1 is the next one. */
  | { readonly type: 'moved'; readonly unit: MovedUnit; readonly offset: number; readonly said: string }
  | { readonly type: 'same' }
  | { readonly type: 'impossible'; readonly said: string }

export type PhraseOf<T extends PeriodPhrase['type']> = Extract<PeriodPhrase, { type: T }>
