/** What to look for among the published figures. */
import type { IsoDate, Period } from '../model/period.ts'
import type { MovedUnit, RelativeUnit } from './phrase.ts'

export type PeriodRequest =
  | { readonly type: 'none' }
  | { readonly type: 'latest' }
  | { readonly type: 'outturn' }
  | { readonly type: 'to_date' }
  /** The same period a year before the latest figure that had ended by `until`. */
  | { readonly type: 'year_before_latest'; readonly until?: IsoDate }
  /** The same period a year earlier, or the period just before, than the one the conversation is about. */
  | { readonly type: 'year_earlier' }
  /** With a month (1 to 12), the last one of that name before it. */
  | { readonly type: 'earlier'; readonly month?: number }
  /** So many units from the period that the conversation is about; settled before figures are looked for. */
  | { readonly type: 'moved'; readonly unit: MovedUnit; readonly offset: number; readonly said: string }
  | { readonly type: 'same' }
  | { readonly type: 'period'; readonly period: Period; readonly toDate?: boolean; readonly readAs?: string }
  | {
      readonly type: 'series'
      readonly from?: IsoDate
      readonly to?: IsoDate
      readonly last?: number
      readonly unit?: RelativeUnit
      /**
       * The same time as one period, in whole months: what "how many in the last 12 months" counts, where "the trend
       * over the last 12 months" is a series. Missing where the time has no two ends ("over the years").
       */
      readonly span?: Period
    }
  | { readonly type: 'impossible'; readonly said: string }
