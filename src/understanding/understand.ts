/** A message → its readings, each with a probability. Pure: the model, the lexicon and the catalogue come in. */

import { matches, type Stretch } from '../language/matches.ts'
import { QUANTITY_HEAD } from '../language/split.ts'
import type { IsoDate } from '../model/period.ts'
import type { Frame, Scored } from './frame.ts'
import { hasIdentifier } from './grammar/identifiers.ts'
import { type LeftOut, leftOutOf } from './grammar/left-out.ts'
import { hasNamedSubject } from './grammar/named-subject.ts'
import { asksOfOwn, type PersonSign, personSigns } from './grammar/people.ts'
import { type Unread, unreadOf } from './grammar/selection/unread.ts'
import { type Model, softmax } from './model.ts'
import { measuresOfParts, numberedQuestions, questionsInTurn } from './parts.ts'
import { type Proposal, proposalsOf, severalOf } from './proposals.ts'
import type { Acts } from './sayable.ts'
import { type Asker, type Language, requestIn, type View, viewsOf } from './view.ts'

/** A message to be read, and who sent it. */
export interface Message {
  /** Normalised and respelled; `raw` is as typed, for capitals only. */
  readonly text: string
  readonly raw: string
  readonly asker: Asker
}

/** What is known of a view only outside of it. */
export interface Hints {
  /** The last day of the period that it asks for; null where it names none. */
  readonly untilOf: (view: View) => IsoDate | null
}

const HEADS = new RegExp(`\\b${QUANTITY_HEAD}\\b`, 'g')

/** What the signs of an act are worth before it is trained. */
const UNTRAINED = 2

export class Understanding {
  readonly #language: Language
  readonly #acts: Acts
  readonly #model: Model

  constructor(language: Language, acts: Acts, model: Model) {
    this.#language = language
    this.#acts = acts
    this.#model = model
  }

  /** Every reading with its features, not yet weighed. */
  proposals(message: Message, hints: Hints): Proposal[] {
    const { text, raw, asker } = message
    const context = {
      catalogue: this.#language.catalogue,
      language: this.#language,
      acts: this.#acts,
      asker,
      ...hints,
    }
    const whole = requestIn(this.#language, text, raw, asker)
    const parts = numberedQuestions(context, whole) ?? questionsInTurn(context, whole)
    // What is numbered, or asked of what was asked before it, is asked for each by itself, and nothing else of it.
    if (parts) return [severalOf(context, whole, parts, new Map([['bias', 1]]))]
    const views = viewsOf(this.#language, whole, raw, asker)
    const found = views.flatMap((view) => proposalsOf(context, view))
    if (views.length === 1) return found
    const named = measuresOfParts(context, whole)
    // "How many care leavers have we, what share have a home, and what share work?": one of three parts is not all of it.
    const isOnePart = ({ group, frame: { view, choice } }: Proposal): boolean =>
      group === 'measured' && view.kind === 'clause' && choice !== null && named.has(choice.indicator)
    // "How many more plans than last year - and how many more tribunals open?": nor one of two that are asked for alike.
    if (named.size === 2 && matches(HEADS, whole.text).length > 1)
      return found.filter((p) => p.frame.view.kind !== 'clause')
    return named.size > 2 ? found.filter((p) => !isOnePart(p)) : found
  }

  /** What in it may be somebody's name, or a description that fits one family. */
  personSigns({ tokens, taken, text, reading }: View): PersonSign[] {
    return personSigns(tokens, taken, text, reading.raw, this.#language)
  }

  /**
   * Whether a message may tell who somebody is by a number, a date of birth, a postcode or a name that nobody here knows.
   * The model has not learnt from these signs: they say what may be quoted and kept.
   * @param raw as typed @param plain the same, normalised
   */
  mayIdentify(raw: string, plain: string, views: Iterable<View>): boolean {
    return hasIdentifier(plain) || hasNamedSubject(raw, plain, views, this.#language)
  }

  /** What may be quoted and kept of a message: the words that may be somebody's name are left out. Null where it has none. */
  leftOut(raw: string, views: Iterable<View>): LeftOut | null {
    return leftOutOf(raw, views, this.#language)
  }

  /** Whether a message certainly asks about somebody by name: then it is about them, whatever measure its words fit. */
  namesSubject(raw: string, plain: string, views: Iterable<View>): boolean {
    return asksOfOwn(plain) || hasNamedSubject(raw, plain, views, this.#language, true)
  }

  /** Words of a list that nothing reads, beside the stretches that are read; null where there are none. */
  unread(view: View, read: readonly Stretch[], isWhole: boolean): Unread | null {
    return unreadOf(view, read, this.#language.english, isWhole)
  }

  /** Every reading, the likeliest first. */
  read(message: Message, hints: Hints): Scored[] {
    const proposals = this.proposals(message, hints)
    const scores = this.#score(proposals)
    const probabilities = softmax(scores)
    return proposals
      .map(({ frame }, i) => ({ frame, score: scores[i] as number, probability: probabilities[i] as number }))
      .toSorted((a, b) => b.score - a.score)
  }

  /** What speaks for and against a frame that was read, the weightiest first. */
  reasons(frame: Frame, message: Message, hints: Hints): ReturnType<Model['contributions']> {
    const same = (other: Frame): boolean =>
      other.act === frame.act &&
      other.view.text === frame.view.text &&
      other.choice?.indicator === frame.choice?.indicator &&
      other.choice?.origin === frame.choice?.origin
    const found = this.proposals(message, hints).find((p) => same(p.frame))
    return found ? this.#model.contributions(frame.act, found.text, found.group, found.rest) : []
  }

  #score(proposals: readonly Proposal[]): number[] {
    // Frames of one view, and of one choice, stand beside each other.
    let last: Proposal | null = null
    let byAct = (_: string): number => 0
    let more = 0
    return proposals.map((proposal) => {
      const { frame, text, group, rest } = proposal
      if (last?.text !== text) byAct = this.#model.textScores(text)
      if (last?.rest !== rest || last.group !== group) more = this.#model.groupScore(group, rest)
      last = proposal
      return (this.#model.knows(frame.act) ? byAct(frame.act) : this.#asLikely(byAct)) + more
    })
  }

  /** An act that was added after the training has only its signs to go by, which were found: as likely as any other of a measure. */
  #asLikely(byAct: (act: string) => number): number {
    const learnt = this.#acts.measured.filter((a) => this.#model.knows(a))
    return Math.max(...learnt.map(byAct)) + UNTRAINED
  }
}
