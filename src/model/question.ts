import type { IsoDate } from './period.ts'

/** What a person asked, whatever they asked it through. */
export interface Question {
  readonly text: string
  /** The asker's own council (a key), or null. */
  readonly council: string | null
  /** The day of asking, Europe/London. */
  readonly now: IsoDate
  /** Names the conversation; null for a question on its own. */
  readonly thread: string | null
}
