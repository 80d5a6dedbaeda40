/** Which of the rows of a measure a question means. */

/** What a question says about the kind of figure it wants. */
export interface RowCues {
  readonly subs: readonly string[]
  readonly number: boolean
  readonly percent: boolean
  readonly rate: boolean
}
