import type { Unit } from './indicator.ts'

/** One line of a table of areas, the first place first. */
export interface StandingRow {
  /** The area's name, or whose average it is. */
  readonly name: string
  /** "7th", "joint 7th"; null for an average, which has no place. */
  readonly place: string | null
  /** For drawing and sorting only. */
  readonly value: number
  /** The figure with its unit, as it is said. */
  readonly shown: string
  /** `own`: the council that is asked about. `average`: no council, told for comparison. */
  readonly whose: 'own' | 'other' | 'average'
  /** The line of the answer's text that says the same. */
  readonly line: string
}

/** Areas in order on one measure: what surfaces make a table and a chart of. */
export interface Standings {
  /** "Care leavers in EET, 2024/25". */
  readonly title: string
  readonly unit: Unit
  readonly rows: readonly StandingRow[]
}
