/** What a token may stand for, each with its cost and the reason. */
import { Memo } from '../../language/memo.ts'
import { COSTS, LONGEST_RUN, LONGEST_WORD, MENDS_KEPT_WORDS, mostFor } from './costs.ts'
import { editCost } from './edits.ts'
import { oneSlipAway } from './one-slip.ts'
import type { OwnWords } from './own-words.ts'
import { bonesOf, Sounds } from './sound.ts'
import { Splitter } from './split.ts'
import type { WordCosts } from './word-costs.ts'
import { WordTree } from './word-tree.ts'

export type Reason =
  | 'as typed'
  | 'shorthand'
  | 'slip'
  | 'sound'
  | 'vowels left out'
  | 'end left out'
  | 'split'
  | 'joined'
  | 'spoken letters'
  | 'spoken number'
  | 'digit for word'
  | 'word for digit'

export interface Hypothesis {
  readonly words: readonly string[]
  readonly cost: number
  readonly reason: Reason
  /** The words are none of ours: they are what was meant, and what was typed stays. */
  readonly isOther?: true
}

/** Tokens whose readings are remembered. */
export const REMEMBERED = 4000
/** So many of the cheapest are kept. */
const KEPT = 10
/** Shorter words stay as typed, and none is taken for one. */
const SHORTEST = 3
/** Shorter words are not looked for with two kinds of slips in them. */
const LONG = 6
/** Fewer letters begin too much to stand for a word. */
const SHORTEST_STUMP = 3
const MOST_ENDINGS = 40
/** What digits sound like. */
const DIGITS: Readonly<Record<string, readonly string[]>> = {
  2: ['to', 'too'],
  4: ['for', 'fore'],
  8: ['ate', 'eat'],
  1: ['one'],
}
const NUMBERS: Readonly<Record<string, string>> = {
  ate: '8',
  too: '2',
  to: '2',
  for: '4',
  fore: '4',
  won: '1',
  tree: '3',
}

/** Shorter words of ours may be halves of longer ones. */
const OWN = 4

export class Hypotheses {
  readonly #own: OwnWords
  readonly #costs: WordCosts
  readonly #stays: (word: string) => boolean
  readonly #words: readonly string[]
  #lists: { readonly tree: WordTree; readonly sounds: Sounds } | null = null
  readonly #splitter: Splitter
  readonly #misspelt = new Memo<readonly Hypothesis[]>(REMEMBERED)

  /** `stays`: whether a common word is meant wherever it is typed. */
  constructor(own: OwnWords, costs: WordCosts, stays: (word: string) => boolean) {
    this.#stays = stays
    this.#words = [...own.targets, ...own.kept].filter((w) => w.length >= SHORTEST && /^[a-z]+$/.test(w))
    this.#own = own
    this.#costs = costs
    this.#splitter = new Splitter(costs, own)
  }

  /** Makes what misspelt words are looked for in; else the first misspelt word does. */
  prepare(): { readonly tree: WordTree; readonly sounds: Sounds } {
    this.#lists ??= { tree: new WordTree(this.#words), sounds: new Sounds(this.#words) }
    return this.#lists
  }

  /** The readings of two tokens as one word, typed with a space too many. */
  joined(left: string, right: string): readonly Hypothesis[] {
    const whole = left + right
    if (whole.length < 4 || whole.length > LONGEST_WORD) return []
    const areReal = this.#costs.counted(left).isReal && this.#costs.counted(right).isReal
    if (this.isOurs(whole) || this.#own.kept.has(whole) || (!areReal && this.#costs.isReal(whole)))
      return [{ words: [whole], cost: COSTS.join + (areReal ? COSTS.changeReal : 0), reason: 'joined' }]
    // "SC KPIs": a word of ours is no half of a misspelt one.
    const isOwn = [left, right].some((half) => half.length >= OWN && this.isOurs(half))
    if (areReal || isOwn || whole.length < LONG) return []
    return this.#misspelt
      .get(whole, () => this.#oneWord(whole))
      .map((h) => ({ words: h.words, cost: h.cost + COSTS.join, reason: 'joined' }))
  }

  /** The likeliest single words that a token which is no word may stand for. */
  #oneWord(token: string): readonly Hypothesis[] {
    const short = this.#short(token)
    const slips = short === undefined ? this.#changed(token, false).filter((h) => !h.isOther) : [short]
    return slips.filter((h) => h.words.length === 1).slice(0, 2)
  }

  #short(token: string): Hypothesis | undefined {
    const { shorthand } = this.#own
    if (!Object.hasOwn(shorthand, token)) return undefined
    return { words: (shorthand[token] as string).split(' '), cost: COSTS.shorthand, reason: 'shorthand' }
  }

  isOurs(word: string): boolean {
    return this.#own.targets.has(word)
  }

  /** The readings of one token of letters and digits. The cost of the words themselves is not in it. */
  of(token: string): readonly Hypothesis[] {
    const short = this.#short(token)
    if (short) return [short]
    const asTyped: Hypothesis = { words: [token], cost: 0, reason: 'as typed' }
    if (token.length > LONGEST_RUN) return [asTyped]
    const lengths = /^(\d+)([a-z]+)$/.exec(token)
    const unit = lengths && this.#short(lengths[2] as string)
    if (unit) return [{ ...unit, words: [lengths[1] as string, ...unit.words] }]
    if (/\d/.test(token)) return [asTyped, ...this.#mixed(token)]
    const isReal = this.#costs.isReal(token)
    const rare = this.#costs.isCommon(token) ? COSTS.commonForDigit : 0
    const asDigit = Object.hasOwn(NUMBERS, token)
      ? [{ words: [NUMBERS[token] as string], cost: COSTS.wordForDigit + rare, reason: 'word for digit' as const }]
      : []
    if (token.length < SHORTEST || this.isOurs(token)) return [asTyped, ...asDigit]
    if (this.#costs.isCommon(token)) return [asTyped, ...asDigit, ...this.#meant(token)]
    const changed = [...this.#changed(token, isReal), ...(isReal ? [] : this.#split(token))]
    const other = isReal || changed.length === 0 ? [] : this.#otherWords(token)
    return [asTyped, ...asDigit, ...changed, ...other]
  }

  /**
   * What a common word may be one slip of: "social car", "CIN rat". A word that changes no measure, and one that refuses,
   * stays as typed; so does any that the words beside it do not speak against.
   */
  #meant(token: string): Hypothesis[] {
    if (this.#stays(token)) return []
    const found: Hypothesis[] = []
    // The tree of all words is not made for this: most questions have a common word, and nothing misspelt.
    for (const word of oneSlipAway(token)) {
      const cost = word.length >= SHORTEST && this.isOurs(word) ? editCost(token, word) : Infinity
      if (cost <= COSTS.substitution) found.push({ words: [word], cost: cost + COSTS.changeReal, reason: 'slip' })
    }
    return found
  }

  #changed(token: string, isReal: boolean): Hypothesis[] {
    if (token.length > LONGEST_WORD) return []
    const { tree, sounds } = this.prepare()
    const ofOthers = this.#costs.isName(token) ? COSTS.changeName : 0
    const isSeldom = isReal && this.#costs.isSeldom(token)
    const change = isReal ? (isSeldom ? COSTS.changeSeldom : COSTS.changeReal) : ofOthers
    const isStrange = !isReal && ofOthers === 0 && token.length > 4
    const found = new Map<string, Hypothesis>()
    const add = (word: string, cost: number, reason: Reason): void => {
      const known = found.get(word)
      if (known && known.cost <= cost + change) return
      if (!this.#own.kept.has(word)) found.set(word, { words: [word], cost: cost + change, reason })
      else if (!isStrange) return
      else if (MENDS_KEPT_WORDS) found.set(word, { words: [word], cost, reason })
      else found.set(word, { words: [word], cost, reason: 'as typed', isOther: true })
    }
    const most = isReal && !isSeldom ? Math.min(COSTS.substitution, mostFor(token.length)) : mostFor(token.length)
    for (const { word, cost } of tree.near(token, most)) add(word, cost, 'slip')
    for (const word of sounds.alike(token)) {
      if (word === token) continue
      const edits = editCost(token, word)
      const cost = COSTS.sound + COSTS.soundEdits * edits
      if (cost < edits && edits <= COSTS.soundMost * word.length) add(word, cost, 'sound')
    }
    if (!isReal)
      for (const word of sounds.sameBones(token)) {
        const vowels = word.length - token.length
        if (vowels > 0 && bonesOf(token).length > 2)
          add(word, COSTS.bones + COSTS.bonesVowel * vowels, 'vowels left out')
      }
    if ((!isReal || isSeldom) && token.length >= SHORTEST_STUMP)
      for (const word of this.#ending(token, tree))
        add(word, COSTS.ending + COSTS.endingLetter * (word.length - token.length), 'end left out')
    const value = (h: Hypothesis): number => h.cost + this.#costs.alone(h.words[0] as string)
    return [...found.values()].toSorted((a, b) => value(a) - value(b)).slice(0, KEPT)
  }

  /** What the letters typed are the beginning of, "revs" of "reviews". */
  #ending(token: string, tree: WordTree): string[] {
    const isLonger = (word: string, by: number): boolean => word.length >= token.length + by
    const many = token.endsWith('s') ? tree.begin(token.slice(0, -1), MOST_ENDINGS).filter((w) => w.endsWith('s')) : []
    return [...tree.begin(token, MOST_ENDINGS), ...many].filter((w) => isLonger(w, 2))
  }

  /** A word that is none of ours may have been meant as well: then the token stays as typed. */
  #otherWords(token: string): Hypothesis[] {
    const found: { word: string; cost: number }[] = []
    for (const word of oneSlipAway(token))
      if (!this.isOurs(word) && this.#costs.isListed(word)) found.push({ word, cost: editCost(token, word) })
    const value = (h: { word: string; cost: number }): number => h.cost + this.#costs.alone(h.word)
    const best = found.toSorted((a, b) => value(a) - value(b))[0]
    return best ? [{ words: [best.word], cost: best.cost + COSTS.otherWord, reason: 'as typed', isOther: true }] : []
  }

  #split(token: string): Hypothesis[] {
    const change = this.#costs.isName(token) ? COSTS.changeName : 0
    const split = this.#splitter.letters(token)
    if (split) return [{ words: split.words, cost: split.cost + change, reason: 'split' }]
    return change > 0 || token.length < LONG + 2 || token.length > LONGEST_WORD ? [] : this.#splitMisspelt(token)
  }

  /** Two words run together, the longer one misspelt. */
  #splitMisspelt(token: string): Hypothesis[] {
    const found: Hypothesis[] = []
    for (let cut = 2; cut <= token.length - 2; cut++) {
      const [left, right] = [token.slice(0, cut), token.slice(cut)]
      const leads = left.length <= right.length
      const [known, misspelt] = leads ? [left, right] : [right, left]
      if (misspelt.length < LONG || !this.#splitter.isPiece(known)) continue
      const best = this.#changed(misspelt, false).find((h) => !h.isOther && h.cost < COSTS.substitution + 1)
      if (best)
        found.push({
          words: leads ? [known, ...best.words] : [...best.words, known],
          cost: best.cost + COSTS.cut,
          reason: 'split',
        })
    }
    const value = (h: Hypothesis): number => h.words.reduce((sum, w) => sum + this.#costs.alone(w), h.cost)
    return found.toSorted((a, b) => value(a) - value(b)).slice(0, 3)
  }

  /** Digits and letters run together: "15days", "up2date", "3mths", "l8". */
  #mixed(token: string): Hypothesis[] {
    if (this.isOurs(token)) return []
    const out: Hypothesis[] = []
    const runs = token.match(/\d+|[a-z]+/g) ?? []
    const parts = runs.map((run) => this.#run(run))
    const words = parts.flatMap((p) => p?.words ?? [])
    if (parts.every((p) => p !== null)) {
      const cost = parts.reduce((sum, p) => sum + (p?.cost ?? 0), COSTS.digitCut * (runs.length - 1))
      const asWords = words.map((w, i) =>
        i > 0 && i < words.length - 1 && (w === '2' || w === '4') ? (DIGITS[w]?.[0] ?? w) : w,
      )
      out.push({ words, cost, reason: 'split' })
      if (asWords.some((w, i) => w !== words[i]))
        out.push({ words: asWords, cost: cost + COSTS.digitForWord, reason: 'digit for word' })
    }
    if (/^[a-z]+[1248][a-z]*$|^[1248][a-z]+$/.test(token))
      for (const sound of DIGITS[/\d/.exec(token)?.[0] ?? ''] ?? []) {
        const word = token.replace(/\d/, sound)
        if (word.length > 3 && this.#costs.isReal(word))
          out.push({ words: [word], cost: COSTS.digitForWord, reason: 'digit for word' })
      }
    return out
  }

  #run(run: string): { words: readonly string[]; cost: number } | null {
    if (/\d/.test(run)) return { words: [run], cost: 0 }
    const short = this.#short(run)
    if (short) return { words: short.words, cost: 0 }
    if (run.length > 1 && (this.isOurs(run) || this.#costs.isReal(run))) return { words: [run], cost: 0 }
    return this.#splitter.letters(run)
  }
}
