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
  /** Came to a colour from another, or from the one that is named: "turned red", "went from red to amber". */
  | { readonly type: 'became'; readonly colours: readonly Colour[]; readonly from: Colour | null }
  /** Was a colour and is it no longer: "came out of the red". */
  | { readonly type: 'left'; readonly colour: Colour }
  /** Came to a colour that is better or worse than the one before, or to any other. */
  | { readonly type: 'recoloured'; readonly is: 'better' | 'worse' | 'changed' | 'same' }
  | { readonly type: 'target'; readonly is: 'met' | 'missed' | 'exact' | 'bettered' | 'set' | 'unset' }
  | { readonly type: 'performance'; readonly is: 'better' | 'worse' | 'same' }
  | { readonly type: 'direction'; readonly is: 'up' | 'down' | 'same' }
  | {
      readonly type: 'benchmark'
      readonly kind: BenchmarkKind
      readonly is: 'better' | 'worse' | 'above' | 'below' | 'equal' | 'published'
    }
  | {
      readonly type: 'target value'
      readonly is: 'at' | 'over' | 'under' | 'at least' | 'at most'
      readonly number: string
      readonly percent: boolean | null
    }
  | { readonly type: 'polarity'; readonly is: 'high' | 'low' }
  | {
      readonly type: 'level'
      readonly is: 'at' | 'over' | 'under' | 'at least' | 'at most'
      readonly number: string
      readonly percent: boolean | null
    }
  | { readonly type: 'information' }
  | { readonly type: 'unit'; readonly is: 'percent' | 'count' | 'rate' | 'days' }
  /** Those that no figure can meet at once and that are asked for side by side: "which improved and which got worse". */
  | { readonly type: 'either'; readonly tests: readonly [OneTest, ...OneTest[]] }

export type OneTest = Exclude<Test, { readonly type: 'either' }>

/** Whether a test sets a figure or a colour against that of another time. */
export const isMove = (test: Test): boolean => (test.type === 'either' ? isMove(test.tests[0]) : MOVES.has(test.type))
const MOVES: ReadonlySet<Test['type']> = new Set(['performance', 'direction', 'became', 'left', 'recoloured'])

/** Whether a test is judged by a target: a colour is, as well as whether it was met. */
export const isAgainstTarget = ({ type }: OneTest): boolean => BY_TARGET.has(type)
const BY_TARGET: ReadonlySet<Test['type']> = new Set([
  'colour',
  'target',
  'target value',
  'became',
  'left',
  'recoloured',
])

/** The tests that one is made of. */
export const testsOf = (test: Test): readonly [OneTest, ...OneTest[]] => (test.type === 'either' ? test.tests : [test])

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
  /** Said beside the time that the list is of: "red for the year but not in January". */
  readonly isAside?: true
  /** For a change: the period it is measured from. */
  readonly since: When
}

export interface Order {
  readonly by: 'change' | 'target' | 'benchmark' | 'value'
  /** For a change or a gap: which way is looked for; for a value: which end comes first. */
  readonly first: 'best' | 'worst' | 'largest' | 'smallest'
  readonly kind: BenchmarkKind | null
  readonly limit: number | null
  /** Between a few that are named: all of them are told, and the first is what was asked for. */
  readonly isBetween?: true
}

/** What a list is held against: "it", of the list that goes on with it. */
export type HeldAgainst = Pick<Order, 'by' | 'kind'>

export interface Selection {
  readonly conditions: readonly Condition[]
  /** All must hold, or any may. */
  readonly join: 'and' | 'or'
  readonly order: Order | null
}
