/** The words a reading may be corrected to, and what is kept as typed. */
export interface OwnWords {
  /** Words of our field and of questions: what a slip is corrected to. */
  readonly targets: ReadonlySet<string>
  /** Words that nothing is ever corrected to: names of councils and what refuses. */
  readonly kept: ReadonlySet<string>
  /** What a short form stands for, word for word. */
  readonly shorthand: Readonly<Record<string, string>>
}
