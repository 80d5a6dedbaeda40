/** What a conversation is about, so that a follow-up keeps what it does not replace. Bounded and forgotten. */
import type { TimedSelection } from './answers/selection.ts'
import type { PlacesTold } from './model/line.ts'
import type { Period } from './model/period.ts'
import type { PeriodRequest } from './periods/resolve.ts'

export interface Choice {
  readonly council: string
  readonly indicator: string
  readonly sub: string | null
}

export interface Topic {
  readonly council: string | null
  readonly indicator: string | null
  readonly sub: string | null
  /** The period that the last figure was for. */
  readonly period: Period | null
  /** The period told before that one, of the same measure: "so how many more is that?". */
  readonly earlier: Period | null
  /** What was asked for, to ask the same of another measure or council. */
  readonly request: PeriodRequest
  /** Councils that were told side by side: "which of the three is lowest". */
  readonly councils?: readonly string[]
  /** All times that were asked for, where a measure was told at several: "the same months". */
  readonly requests?: readonly PeriodRequest[]
  /** Offered in a clarification, in order; `pending` is the question that they would complete, or, where nothing is offered, that "yes" asks. */
  readonly choices: readonly Choice[]
  readonly pending: string | null
  /** Offered beside the measure that was chosen, for "the other one". */
  readonly others: readonly Choice[]
  readonly intent: string
  /** The places among councils that were told last. */
  readonly places?: PlacesTold
  /** The two measures told last, side by side or one after the other, for "the gap between the two". */
  readonly two?: readonly Choice[]
  /** The list that was told last, so that "and amber", "just education" and "the second one" are about it. */
  readonly list?: ToldList | null
  /** The list told last answered with one measure, or is of one: "that one", "it". */
  readonly isLed?: boolean
  /** Officers' words were told, and not all of them: "go on" asks for the rest. */
  readonly isCut?: boolean
  /** A question points at the measure ("by how much did the first one miss"): its words name no other. */
  readonly isPointed?: boolean
}

export interface ToldList {
  readonly council: string
  readonly themes: readonly string[]
  /** Of measures that are of each of the themes. */
  readonly isCompound?: boolean
  readonly words: readonly string[]
  /** The same as they were typed. */
  readonly said: readonly string[]
  readonly selection: TimedSelection
  readonly request: PeriodRequest
  /** `indicator|sub` of each measure told, in order. */
  readonly items: readonly string[]
  /** `indicator|sub` of the list that they were chosen among, where one was told before it. */
  readonly among?: readonly string[]
  /** As `items`, of measures that were named one by one: what is asked next is asked of them. With `*` for any row of one. */
  readonly set?: readonly string[]
}

/** What a conversation was told last, as its topic has it: answers that tell of several measures. */
export const TELLS_SEVERAL: ReadonlySet<string> = new Set(['list', 'summary', 'comparison'])

const MAX_THREADS = 2000
/** Two hours: a meeting. */
export const KEEP_MS = 2 * 60 * 60 * 1000

/** Topics by thread. `now` is in milliseconds and comes in, so that nothing here reads a clock. */
export class Conversations {
  readonly #topics = new Map<string, { topic: Topic; at: number }>()

  get(thread: string, now: number): Topic | null {
    const found = this.#topics.get(thread)
    if (!found) return null
    if (now - found.at > KEEP_MS) {
      this.#topics.delete(thread)
      return null
    }
    return found.topic
  }

  forget(thread: string): void {
    this.#topics.delete(thread)
  }

  set(thread: string, topic: Topic, now: number): void {
    this.#topics.delete(thread)
    this.#topics.set(thread, { topic, at: now })
    if (this.#topics.size > MAX_THREADS) {
      const oldest = this.#topics.keys().next().value
      if (oldest !== undefined) this.#topics.delete(oldest)
    }
  }
}
