/**
 * Reads a typed line as the likeliest words: every token has hypotheses with costs, and the cheapest way through the
 * whole line is taken, by what the words cost beside each other. Nothing is settled word by word.
 */

import { Memo } from '../../language/memo.ts'
import { COSTS } from './costs.ts'
import type { EverydayWords } from './everyday.ts'
import { Hypotheses, type Hypothesis, REMEMBERED, type Reason } from './hypotheses.ts'
import { isLetterAlone, letterOf } from './letter-names.ts'
import type { OwnWords } from './own-words.ts'
import { spokenYear } from './spoken-years.ts'
import { type TypedToken, typedTokens } from './tokens.ts'
import { type Counted, STRANGE, WordCosts } from './word-costs.ts'
import { classOf, EDGE, type WordPairs } from './word-pairs.ts'

export interface ReadToken {
  readonly typed: string
  readonly read: string
  readonly reason: Reason
  /** In nats, of the change; 0 as typed. */
  readonly cost: number
  /** Where it was typed; `to` is just after it. */
  readonly from: number
  readonly to: number
}

export interface LineReading {
  readonly text: string
  readonly tokens: readonly ReadToken[]
}

/** So many ways to each place are followed. */
const BEAM = 6
/** No more different tokens of one text than this are taken for misspelt: a longer text is no question. */
const MOST_STRANGE = 30
const LETTERS_SAID = 5

interface Way {
  readonly cost: number
  readonly last: string
  readonly before: Way | null
  readonly taken: Hypothesis | null
  readonly used: number
}

/** A word as it is counted, and what it is to the word after it. */
interface Said {
  readonly counted: Counted
  readonly last: string
}

/** A hypothesis with its words as they are counted. */
interface Step {
  readonly taken: Hypothesis
  readonly said: readonly Said[]
}

export class Lattice {
  readonly #hypotheses: Hypotheses
  readonly #costs: WordCosts
  /** The readings of single tokens; a line is mostly words that were read before. */
  readonly #steps = new Memo<readonly Step[]>(REMEMBERED)

  /**
   * `isKnown`: whether a word is right as it is, apart from everyday English and the words it may be corrected to.
   * `stays`: whether it is so even where the words beside it speak against it.
   */
  constructor(
    own: OwnWords,
    everyday: EverydayWords,
    pairs: WordPairs,
    isKnown: (word: string) => boolean,
    stays: (word: string) => boolean,
  ) {
    const isOurs = (word: string): boolean => own.targets.has(word)
    this.#costs = new WordCosts(
      everyday,
      pairs,
      (word) => isOurs(word) || isKnown(word),
      (word) => own.kept.has(word),
    )
    this.#hypotheses = new Hypotheses(own, this.#costs, stays)
  }

  /** Makes what misspelt words are looked for in, so that the first misspelt question need not wait for it. */
  prepare(): void {
    this.#hypotheses.prepare()
  }

  /** `text`: plain lower-case text. */
  read(text: string): LineReading {
    const tokens = typedTokens(text)
    const strange = new Set<string>()
    const ways: Way[][] = Array.from({ length: tokens.length + 1 }, () => [])
    ways[0] = [{ cost: 0, last: EDGE, before: null, taken: null, used: 0 }]
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as TypedToken
      const here = ways[at] as Way[]
      if (here.length === 0) continue
      const go = (step: Step, used: number): void => {
        for (const way of here) this.#go(ways[at + used] as Way[], way, step, used, token.begins)
      }
      for (const step of this.#readings(token, strange)) go(step, 1)
      this.#wider(tokens, at, (taken, used) => go(this.#stepOf(taken), used), strange.size <= MOST_STRANGE)
    }
    return this.#told(text, tokens, ways.at(-1)?.[0] ?? null)
  }

  #readings(token: TypedToken, strange: Set<string>): readonly Step[] {
    const { typed, kind } = token
    if (kind === 'word' || kind === 'mixed') {
      if (!this.#hypotheses.isOurs(typed)) strange.add(typed)
      if (strange.size <= MOST_STRANGE)
        return this.#steps.get(typed, () => this.#hypotheses.of(typed).map((taken) => this.#stepOf(taken)))
    }
    const asTyped = this.#stepOf({ words: [typed], cost: 0, reason: 'as typed' })
    if (typed === '2' && token.follows)
      return [asTyped, this.#stepOf({ words: ['to'], cost: COSTS.digitForWord, reason: 'digit for word' })]
    return [asTyped]
  }

  /** Readings of more than one token: a space too many, letters and years that are said. */
  #wider(
    tokens: readonly TypedToken[],
    at: number,
    step: (taken: Hypothesis, used: number) => void,
    joins: boolean,
  ): void {
    const token = tokens[at] as TypedToken
    const next = tokens[at + 1]
    if (!next?.follows || token.kind !== 'word') return
    if (joins && next.kind === 'word')
      for (const taken of this.#hypotheses.joined(token.typed, next.typed)) step(taken, 2)
    this.#spelt(tokens, at, step)
    if (/^(?:tw|th|[a-z]+teen$)/.test(token.typed)) {
      const words = tokens.slice(at, at + 8).map((t, i) => (i === 0 || t.follows ? t.typed : ''))
      const year = spokenYear(words, 0)
      if (year) step({ words: [year.text], cost: 0, reason: 'spoken number' }, year.used)
    }
  }

  /** "C P", "see pee": letters that are said one by one. */
  #spelt(tokens: readonly TypedToken[], at: number, step: (taken: Hypothesis, used: number) => void): void {
    let said = ''
    let isSure = false
    for (let i = at; i < at + LETTERS_SAID; i++) {
      const { typed, follows } = tokens[i] ?? { typed: '', follows: false }
      const letter = i === at || follows ? letterOf(typed) : null
      if (letter === null) return
      said += letter
      isSure ||= isLetterAlone(typed)
      if (said.length > 1 && isSure && this.#hypotheses.isOurs(said))
        step({ words: [said], cost: COSTS.spokenLetters, reason: 'spoken letters' }, said.length)
    }
  }

  #stepOf(taken: Hypothesis): Step {
    return { taken, said: taken.words.map((word) => this.#said(word)) }
  }

  #said(word: string): Said {
    const counted = this.#costs.counted(classOf(word.includes("'") ? word.replaceAll("'", '') : word))
    return { counted, last: counted.isReal || /\d/.test(counted.word) ? counted.word : STRANGE }
  }

  #go(ways: Way[], way: Way, { taken, said }: Step, used: number, begins: boolean): void {
    let last = begins ? EDGE : way.last
    let cost = way.cost + taken.cost
    for (const { counted, last: next } of said) {
      cost += this.#costs.after(last, counted)
      last = next
    }
    const same = ways.findIndex((w) => w.last === last)
    if (same >= 0) {
      if ((ways[same] as Way).cost <= cost) return
      ways.splice(same, 1)
    } else if (ways.length >= BEAM) {
      if ((ways.at(-1) as Way).cost <= cost) return
      ways.pop()
    }
    let place = ways.length
    while (place > 0 && (ways[place - 1] as Way).cost > cost) place--
    ways.splice(place, 0, { cost, last, before: way, taken, used })
  }

  #told(text: string, tokens: readonly TypedToken[], end: Way | null): LineReading {
    const steps: Way[] = []
    for (let way = end; way?.taken; way = way.before) steps.unshift(way)
    const read: ReadToken[] = []
    let out = ''
    let at = 0
    let i = 0
    for (const { taken, used } of steps) {
      const { from } = tokens[i] as TypedToken
      const { to } = tokens[i + used - 1] as TypedToken
      const typed = text.slice(from, to)
      const { reason, cost, words } = taken as Hypothesis
      const said = reason === 'as typed' ? typed : words.join(' ')
      out += text.slice(at, from) + said
      read.push({ typed, read: said, reason, cost, from, to })
      at = to
      i += used
    }
    return { text: out + text.slice(at), tokens: read }
  }
}
