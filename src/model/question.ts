import type { BenchmarkKind } from './figure.ts'
import type { IsoDate } from './period.ts'

/** What a button asks for about the measure that the conversation is about: an act of `intents/`, not words to be read. */
export interface Step {
  readonly act: string
  readonly benchmarks?: readonly BenchmarkKind[]
  /** Over all the periods that are published, rather than the one that was told. */
  readonly overTime?: boolean
}

/** What a person asked, whatever they asked it through. */
export interface Question {
  readonly text: string
  /** The asker's own council (a key), or null. */
  readonly council: string | null
  /** The day of asking, Europe/London. */
  readonly now: IsoDate
  /** Names the conversation; null for a question on its own. */
  readonly thread: string | null
  /** Set where a button asked: `text` is then empty. */
  readonly step?: Step
}
