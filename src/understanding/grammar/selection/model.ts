/**
 * What a list is asked to hold: conditions over colour, change, target, benchmark, level and unit, each with the time
 * it speaks of, and an order with a limit. Pure.
 */
import type { BenchmarkKind } from '../../../model/figure.ts'

export type Colour = 'red' | 'amber' | 'green'

/** Of a period mention of the view, by its number. */
export type When = number | null

export type Test =
  | { readonly type: 'colour'; readonly colours: readonly Colour[] }
  | { readonly type: 'target'; readonly is: 'met' | 'missed' | 'exact' | 'set' | 'unset' }
  | { readonly type: 'performance'; readonly is: 'better' | 'worse' | 'same' }
  | { readonly type: 'direction'; readonly is: 'up' | 'down' | 'same' }
  | {
      readonly type: 'benchmark'
      readonly kind: BenchmarkKind
      readonly is: 'better' | 'worse' | 'above' | 'below' | 'equal' | 'published'
    }
  | { readonly type: 'target value'; readonly number: string }
  | { readonly type: 'polarity'; readonly is: 'high' | 'low' }
  | {
      readonly type: 'level'
      readonly is: 'at' | 'over' | 'under' | 'at least' | 'at most'
      readonly number: string
      readonly percent: boolean | null
    }
  | { readonly type: 'information' }
  | { readonly type: 'unit'; readonly is: 'percent' | 'count' | 'rate' }

/** How large a change or a distance is asked for, in percentage points: "by more than three points". */
export interface Margin {
  readonly is: 'over' | 'at least' | 'under'
  readonly points: string
}

export interface Condition {
  readonly test: Test
  readonly not: boolean
  readonly margin: Margin | null
  /** The period the figure is for. */
  readonly at: When
  /** For a change: the period it is measured from. */
  readonly since: When
}

export interface Order {
  readonly by: 'change' | 'target' | 'benchmark' | 'value'
  /** For a change or a gap: which way is looked for; for a value: which end comes first. */
  readonly first: 'best' | 'worst' | 'largest' | 'smallest'
  readonly kind: BenchmarkKind | null
  readonly limit: number | null
}

export interface Selection {
  readonly conditions: readonly Condition[]
  /** All must hold, or any may. */
  readonly join: 'and' | 'or'
  readonly order: Order | null
}
