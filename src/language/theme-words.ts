/** Themes said in any of the ways that the vocabulary takes for their name: "kids in care", "young people who left care". Pure. */
import type { PhraseHit } from './phrases.ts'
import type { Term, Vocabulary } from './vocabulary.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

export class ThemeWords {
  /** By the words that the vocabulary makes of a name of several words ("cic" of "children in care"), its theme. */
  readonly #byWords = new Map<string, string>()
  /** The first word of each. */
  readonly #firsts: ReadonlySet<string | undefined>
  readonly #longest: number

  constructor(themes: Readonly<Record<string, readonly string[]>>, vocabulary: Vocabulary) {
    const sequences = Object.entries(themes).flatMap(([theme, phrases]) =>
      phrases
        .map((phrase) => ({ theme, words: vocabulary.terms(phrase).map((t) => t.word), typed: phrase.split(' ') }))
        // A name that is not one thing to the vocabulary is found as it is typed, and in no other way.
        .filter(({ words, typed }) => words.length < typed.length),
    )
    for (const { theme, words } of sequences) this.#byWords.set(words.join(' '), theme)
    this.#firsts = new Set(sequences.map(({ words }) => words[0]))
    this.#longest = Math.max(0, ...sequences.map(({ words }) => words.length))
  }

  /** Themes among the terms of a text, in its order, where none is `found` already. */
  find(terms: readonly Term[], found: readonly Stretch[]): PhraseHit<string>[] {
    const hits: PhraseHit<string>[] = []
    for (let i = 0; i < terms.length; i++) {
      if (!this.#firsts.has(terms[i]?.word)) continue
      for (let n = Math.min(this.#longest, terms.length - i); n > 0; n--) {
        const said = terms.slice(i, i + n)
        const value = this.#byWords.get(said.map((t) => t.word).join(' '))
        const [from, to] = [said[0]?.start ?? 0, said.at(-1)?.end ?? 0]
        // "Left care" is of those in care and of their discharge: such words name no theme by themselves.
        const isPart = (terms[i - 1]?.end ?? 0) > from || (terms[i + n]?.start ?? to) < to
        if (value === undefined || isPart || found.some((f) => from < f.to && to > f.from)) continue
        hits.push({ value, said: said.map((t) => t.from).join(' '), from, to })
        i += n - 1
        break
      }
    }
    return hits
  }
}
