/** What an intent is: one file in `intents/`, found by directory listing. Its examples run as tests. */
import type { Asking } from './answers/asking.ts'
import type { Topic } from './conversation.ts'
import type { Stretch } from './language/matches.ts'
import type { Reading } from './language/reading.ts'
import type { Answer } from './model/answer.ts'
import type { Against } from './periods/against.ts'
import type { PeriodRequest } from './periods/resolve.ts'
import type { Choice } from './understanding/frame.ts'
import type { PeriodMention } from './understanding/grammar/periods/recognise.ts'
import type { Unread } from './understanding/grammar/selection/unread.ts'
import type { View } from './understanding/view.ts'

/** A question being answered: what was read in it, and what the conversation and the channel add. */
export interface Session {
  readonly reading: Reading
  readonly asking: Asking
  /** The council asked about: named, else the conversation's, else the asker's own; null when none of them is known. */
  readonly council: string | null
  /** The asker's own council, whatever is asked about. */
  readonly own: string | null
  /** Periods named, resolved; the first leads. Never empty: `none` when none is named. */
  readonly requests: readonly PeriodRequest[]
  /** Periods named that nothing is asked for: "on the March 2024 scorecard", "now just the red ones". Found when called: lists alone ask. */
  readonly timesOfTalk?: () => readonly PeriodMention[]
  /** The time that a figure is set against, as its own file names that; absent where the text alone says it. */
  readonly against?: Against
  readonly topic: Topic | null
  /** The measure that the question was found to mean; absent where that is still to be found. */
  readonly choice?: Choice | null
  /** The measures, where several are named together. */
  readonly sides?: readonly Choice[]
  /** The stretch of the message that is read as the question. */
  readonly view?: View
  /** Reads a part of the question by itself. */
  readonly resplit?: (part: string) => Reading
  /** Words of a list that nothing reads, beside the stretches that the list reads; null where there are none. */
  readonly unread?: (read: readonly Stretch[], isWhole: boolean) => Unread | null
  /** The question leans on the one before ("and last year?"). */
  readonly followUp: boolean
}

export interface IntentExample {
  readonly q: string
  readonly council?: string
  readonly now?: string
  /** What the reading must come to: any of an answer's fields, compared deeply. */
  readonly expect?: Readonly<Record<string, unknown>>
}

export interface Intent {
  readonly name: string
  /** One sentence: what a person wants who asks this. */
  readonly purpose: string
  /** Whether it is about a measure, or about a whole report, a word or the bot. */
  readonly about: 'measure' | 'whole'
  /** Whether it may be about several measures named together, must be, or is asked of each of them in turn. */
  readonly joint?: 'also' | 'only' | 'each'
  /** Whether it needs the figures of all England: then it is proposed only where they are imported. */
  readonly england?: boolean
  /** It is proposed only for messages with one of these: a type of the lexicon, `quartile`, or `benchmark:` and a kind of benchmark. */
  readonly signs?: readonly string[]
  readonly examples: readonly IntentExample[]
  /** Questions that look like it and are another intent's. */
  readonly nearMisses: readonly { readonly q: string; readonly intent: string }[]
  answer(session: Session): Promise<Answer>
}

/** Types an intent module's default export. */
export const defineIntent = (intent: Intent): Intent => intent
