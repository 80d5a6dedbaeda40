/** What a question is taken to ask: one of many readings of it, before anything is looked up. */
import type { View } from './view.ts'

/** How a measure came to be meant. */
export type Origin = 'words' | 'reference' | 'topic' | 'swap' | 'row'

/** A measure that a question may mean, with what speaks for it. */
export interface Choice {
  /** Null where none is known: every council that publishes the measure is asked about. */
  readonly council: string | null
  readonly indicator: string
  readonly origin: Origin
  /** The sub-row that the conversation is about; null where the question decides. */
  readonly sub: string | null
  /** Words of the question that the measure explains. */
  readonly matched: readonly string[]
  /** 0 to 1: see MeasureIndex. */
  readonly score: number
  readonly coverage: number
  readonly exact: boolean
  /** By what people call it, not by what reports do. */
  readonly spoken?: boolean
}

/** What speaks for a measure that a conversation told: nothing has to be read for it. */
export const TOLD = {
  origin: 'topic',
  sub: null,
  matched: [],
  score: 1,
  coverage: 1,
  exact: true,
} as const satisfies Partial<Choice>

export interface Frame {
  /** The name of an act of `intents/`, or one of the three ways of not answering. */
  readonly act: string
  readonly view: View
  readonly choice: Choice | null
  /** Content words that no part of the frame uses. */
  readonly unexplained: readonly string[]
  /** Some of them hang on the measure, as what restricts it does. */
  readonly isRestricted?: boolean
  /** Two measures or more, where several are named; the first is `choice`. */
  readonly sides?: readonly Choice[]
  /** Questions of their own within the message, in order. */
  readonly parts?: readonly string[]
  /** What is asked back about. */
  readonly among?: readonly Choice[]
}

/** Ways of not answering: ask which measure is meant, say that nothing is held, say that it is no question for this. */
export const HELD_BACK = ['clarify', 'nothing', 'unknown'] as const

/** A message that is several questions, each answered by itself. */
export const SEVERAL = 'several'

export interface Scored {
  readonly frame: Frame
  /** Log-linear, of no unit. */
  readonly score: number
  /** Of all frames of the question; they add up to 1. */
  readonly probability: number
}
