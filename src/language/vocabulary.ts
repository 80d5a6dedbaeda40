/** The vocabulary of `intents/vocabulary.json`, compiled: phrases become words that tell measures apart. */
import { stemmer } from 'stemmer'
import { type Token, tokensOf, words } from './normalise.ts'
import { NUMBERS } from './number-words.ts'

export interface VocabularyData {
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly filler: readonly string[]
  readonly weak: readonly string[]
  readonly qualifiers: readonly string[]
  readonly populations: readonly string[]
  readonly subs: Readonly<Record<string, readonly string[]>>
}

interface Node {
  next?: Map<string, Node>
  /** What the phrase ending here becomes; empty for filler. */
  out?: readonly string[]
}

/** A word of the question after vocabulary and stemming, and the words as typed that it came from. */
export interface Term {
  readonly word: string
  readonly from: string
  /** Typed words were corrected to get it. */
  readonly corrected: boolean
  /** Where those words stand in the text that was read; `end` is just after them. */
  readonly start: number
  readonly end: number
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['twelve', '12'],
])

export class Vocabulary {
  readonly #root: Node = {}
  readonly #weak: Set<string>
  readonly #qualifiers: Set<string>
  /** The rows that are one word: "primary", "families". */
  readonly #rows: ReadonlySet<string>
  /** Words of our field, which a misspelt word is corrected to. */
  readonly #lexicon = new Set<string>()
  /** Words that are right as they are, ours and everybody's. */
  readonly #known = new Set<string>()
  readonly #stems = new Map<string, string>()
  readonly data: VocabularyData

  constructor(data: VocabularyData) {
    this.data = data
    for (const filler of data.filler) this.#add(filler, [])
    for (const [out, phrases] of Object.entries(data.words)) {
      const target = out.split(' ').map((w) => (data.words[w] ? w : this.stem(w)))
      for (const phrase of phrases) this.#add(phrase, target)
    }
    this.#qualifiers = new Set(data.qualifiers.flatMap((w) => [w, this.stem(w)]))
    this.#weak = new Set(data.weak.flatMap((w) => [w, this.stem(w)]))
    for (const phrases of Object.values(data.subs)) for (const p of phrases) this.learn(p)
    this.#rows = new Set(
      Object.keys(data.subs).filter((row) => /^[a-z]+$/.test(row) && !this.isWeak(row) && row !== 'families'),
    )
  }

  #add(phrase: string, out: readonly string[]): void {
    let node = this.#root
    for (const word of words(phrase)) {
      this.#learnWord(word)
      node.next ??= new Map()
      let next = node.next.get(word)
      if (!next) {
        next = {}
        node.next.set(word, next)
      }
      node = next
    }
    node.out = out
  }

  /** Makes the words of a measure's name known, so that they are not taken for misspellings. */
  learn(text: string): void {
    for (const word of words(text.toLowerCase())) this.#learnWord(word)
  }

  /** Makes common words known, so that they are not "corrected"; nothing is corrected to them. */
  accept(text: string): void {
    for (const word of words(text.toLowerCase())) this.#known.add(word)
  }

  #learnWord(word: string): void {
    this.#lexicon.add(word)
    this.#known.add(word)
  }

  /** The words of our field and of questions, which a misspelt word may have been meant for. */
  get learnt(): ReadonlySet<string> {
    return this.#lexicon
  }

  stem(word: string): string {
    let stem = this.#stems.get(word)
    if (stem === undefined) {
      stem = /\d/.test(word) ? word : stemmer(word)
      if (this.#stems.size < 50_000) this.#stems.set(word, stem)
    }
    return stem
  }

  /** A word that changes which measure is meant, however little it tells. */
  qualifies(word: string): boolean {
    return this.#qualifiers.has(word)
  }

  /** Whether a word says who is counted: "children with a plan", and none of the permanently excluded are all of them. */
  isPopulation(word: string): boolean {
    return this.data.populations.includes(word)
  }

  isWeak(word: string): boolean {
    return this.#weak.has(word)
  }

  /** A word of our own field: of a measure, a council, a place or a phrase that is listed. */
  isTaught(word: string): boolean {
    return this.#lexicon.has(word)
  }

  knows(word: string): boolean {
    return this.#known.has(word) || baseForms(word).some((base) => this.#known.has(base))
  }

  /** The terms of `text`, in order. */
  terms(text: string): Term[] {
    const tokens = tokensOf(text)
    const out: Term[] = []
    const add = (word: string, used: readonly Token[]): void => {
      const [first, last] = [used[0] as Token, used.at(-1) as Token]
      const from = used.map((t) => t.word).join(' ')
      out.push({ word, from, corrected: false, start: first.from, end: last.to })
    }
    for (let i = 0; i < tokens.length; ) {
      const grades = gradesOf(tokens, i)
      if (grades) {
        add(grades.word, tokens.slice(i, i + grades.used))
        i += grades.used
        continue
      }
      const [length, target] = this.#longest(tokens, i)
      const around = length > 1 ? null : this.#aroundRow(tokens, i)
      if (around) {
        const [row, phrase] = [tokens[i + 1] as Token, tokens.slice(i, i + 1 + around.length)]
        for (const word of around.target) add(word, phrase)
        add(this.stem(row.word), [row])
        i += around.length + 1
        continue
      }
      if (target) {
        for (const word of target) add(word, tokens.slice(i, i + length))
        i += length
        continue
      }
      const span = lengthOf(tokens, i)
      if (span) {
        add(span.word, tokens.slice(i, i + span.used))
        i += span.used
        continue
      }
      const token = tokens[i] as Token
      add(this.stem(NUMBER_WORDS.get(token.word) ?? token.word), [token])
      i += 1
    }
    return out
  }

  /** "Permanent secondary exclusions": a phrase with the row that is meant between its words. */
  #aroundRow(tokens: readonly Token[], at: number): { length: number; target: readonly string[] } | null {
    if (!this.#rows.has(tokens[at + 1]?.word ?? '')) return null
    const [length, target] = this.#longest([...tokens.slice(0, at + 1), ...tokens.slice(at + 2)], at)
    return target && target.length > 0 && length > 1 ? { length, target } : null
  }

  #longest(tokens: readonly { word: string }[], start: number): [number, readonly string[] | null] {
    let node: Node | undefined = this.#root
    let best: [number, readonly string[] | null] = [0, null]
    for (let i = start; i < tokens.length; i++) {
      const { word } = tokens[i] as { word: string }
      // "1st time entrants": as the phrases have it.
      node = node?.next?.get(word) ?? node?.next?.get(ORDINALS.get(word) ?? word)
      if (!node) break
      if (node.out) best = [i - start + 1, node.out]
    }
    return best
  }
}

const ORDINALS: ReadonlyMap<string, string> = new Map([
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
])

/** The words that `word` may be a plural, past or -ing form of. */
function baseForms(word: string): string[] {
  const out: string[] = []
  if (word.endsWith('ies')) out.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) out.push(word.slice(0, -2))
  if (word.endsWith('s') && !word.endsWith('ss')) out.push(word.slice(0, -1))
  for (const ending of ['ed', 'ing', 'er', 'ly'])
    if (word.endsWith(ending) && word.length > ending.length + 3) {
      const stem = word.slice(0, -ending.length)
      out.push(stem, `${stem}e`)
      if (stem.at(-1) === stem.at(-2)) out.push(stem.slice(0, -1))
    }
  return out
}

/** What the Department calls a strong and a standard pass at GCSE. */
const PASSES: Readonly<Record<string, string>> = { strong: '9-5', standard: '9-4' }
const AND_ABOVE = /^(?:above|higher|better|over|up)$/

/** "9-5", "grade 5+", "grade 5 or above", "grades 9 to 5", "a strong pass" as one word: "9-5", which measures are called by. */
function gradesOf(tokens: readonly Token[], at: number): { word: string; used: number } | null {
  const first = tokens[at]?.word ?? ''
  const pass = PASSES[first]
  if (pass !== undefined && /^pass(?:es)?$/.test(tokens[at + 1]?.word ?? '')) return { word: pass, used: 2 }
  const isNamed = first === 'grade' || first === 'grades'
  if (!isNamed && first !== '9') return null
  const begins = isNamed ? at + 1 : at
  const [from, to, more] = [tokens[begins], tokens[begins + 1], tokens[begins + 2]]
  const lead = isNamed ? 1 : 0
  const isRange = from?.word === '9' && (to?.word === 'to' || (to !== undefined && to.from - from.to === 1))
  const lowest = (to?.word === 'to' ? more : to)?.word ?? ''
  if (isRange && /^[4-8]$/.test(lowest) && (isNamed || to?.word !== 'to'))
    return { word: `9-${lowest}`, used: lead + (to?.word === 'to' ? 3 : 2) }
  const [grade] = (isNamed && /^[1-8](?=\+?$)/.exec(from?.word ?? '')) || []
  if (grade === undefined) return null
  if (from?.word.endsWith('+')) return { word: `9-${grade}`, used: 2 }
  const isAbove = /^(?:or|and)$/.test(to?.word ?? '') && AND_ABOVE.test(more?.word ?? '')
  return isAbove ? { word: `9-${grade}`, used: 4 } : null
}

/** "6 months", "18 working days", "30 seconds" as one word, since a number alone tells nothing. */
function lengthOf(tokens: readonly Token[], at: number): { word: string; used: number } | null {
  const said = tokens[at]?.word ?? ''
  const number = String(NUMBERS.get(said) ?? said)
  if (!/^\d{1,3}\+?$/.test(number)) return null
  const skip = tokens[at + 1]?.word === 'working' ? 2 : 1
  const unit = tokens[at + skip]?.word.match(/^(second|minute|hour|day|week|month|year)s?$/)?.[1]
  // "21 year old" is an age.
  if (/^olds?$/.test(tokens[at + skip + 1]?.word ?? '')) return null
  return unit ? { word: `${number.replace('+', '')}${unit}s`, used: skip + 1 } : null
}
