/**
 * Words that may be somebody's name, wherever they stand ("CLA reviews on time Birtwhistle"): what is quoted and kept of a
 * question is without them. It is answered as if nothing of that were known, so that a word too many costs a word in a quote.
 * A word may be a name where it is none of English, none of ours, none of a place, and nothing that was read for one of ours.
 */
import { normalise } from '../../language/normalise.ts'
import type { Language, View } from '../view.ts'
import { standsAsPlace } from './as-place.ts'
import { capitalsIn, isOurs, takenIn } from './named-subject.ts'

interface Typed {
  readonly from: number
  readonly to: number
  /** Its parts in lower case, without marks: "smith", "jones" of "Smith-Jones's". */
  readonly parts: readonly string[]
  readonly isCapital: boolean
  readonly isShouted: boolean
  /** "Incl." amid a sentence. */
  readonly isCut: boolean
}

/** Stands in a quote for words that were left out. */
export const LEFT_OUT = '[…]'

/** Mentions of people and channels, and links, are mark-up of Slack's. */
const MARK_UP = /<[^<>\s]{1,2000}(?:\s[^<>]{0,200})?>/g
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
/** Shorter ones are abbreviations, unless people are called so. */
const SHORT = 3
/** In capitals, as abbreviations are written. */
const SHOUTED = 4

/** An abbreviation with its full stop has so many letters at most. */
const CUT = 5

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")

function wordsIn(raw: string): Typed[] {
  const text = raw.replace(MARK_UP, (found) => ' '.repeat(found.length))
  return [...text.matchAll(WORD)].map((m) => {
    const word = m[0].replace(/['’-]+$/, '')
    return {
      from: m.index,
      to: m.index + word.length,
      parts: plain(word)
        .replace(/'s$/, '')
        .split('-')
        .map((part) => part.replaceAll("'", ''))
        .filter((part) => part !== ''),
      isCapital: /^\p{Lu}/u.test(word),
      isCut: /^\.,? ?\S/.test(text.slice(m.index + word.length)) && word.length <= CUT && word === word.toLowerCase(),
      isShouted: word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase(),
    }
  })
}

/** English words are long words with an ending, too. */
const bases = (word: string): string[] => [
  word,
  ...[
    's',
    'es',
    'd',
    'ed',
    'ing',
    'ly',
    'er',
    'ers',
    'al',
    'ally',
    'ness',
    'able',
    'ation',
    'ise',
    'ised',
    'ising',
    'ist',
  ]
    .filter((ending) => word.endsWith(ending) && word.length > ending.length + 3)
    .flatMap((ending) => [word.slice(0, -ending.length), `${word.slice(0, -ending.length)}e`]),
  ...['un', 're', 'non', 'pre', 'post', 'mis', 'over', 'under', 'multi', 'de', 'co', 'inter', 'sub']
    .filter((start) => word.startsWith(start) && word.length > start.length + 3)
    .map((start) => word.slice(start.length)),
]

/** Where such words stand in `raw`, in order. @param views how it was read */
function namesIn(
  raw: string,
  views: Iterable<View>,
  { catalogue, reader, english, nameWords }: Language,
): readonly { readonly from: number; readonly to: number }[] {
  const words = wordsIn(raw)
  const text = normalise(raw)
  const taken = takenIn(views, text)
  const capitals = capitalsIn(raw)
  const isShouting = words.filter((w) => w.isShouted).length * 2 > words.length
  const put = new Set(reader.unclearPlaces(text).flatMap(({ typed }) => typed.split(' ')))
  const { vocabulary } = catalogue
  const read = new Map(reader.readLine(text).tokens.map((t) => [t.typed.replaceAll("'", ''), t]))
  const isOfMeasure = (word: string): boolean => catalogue.tellsApart(vocabulary.stem(word))
  // What a word with a capital, or two words in one, may be besides a name ("Begum", "begun") says little, but for a measure's words.
  const isMisspelt = (word: string): boolean => {
    const token = read.get(word)
    if (token === undefined || token.reason === 'as typed') return false
    const meant = token.read.split(' ')
    if (capitals.has(word) || meant.length > 1) return meant.every(isOfMeasure)
    return meant.every((w) => isOurs(w, catalogue) && english.kindOf(w) !== 'talk')
  }
  const isKnown = (word: string): boolean =>
    taken.has(word) || taken.has(`${word}s`) || put.has(word) || isOurs(word, catalogue)
  const isEnglish = (word: string): boolean =>
    english.commonness(word) > 0 || reader.everyday.cost(word) !== undefined || vocabulary.knows(word)
  const isName = (word: string): boolean => reader.everyday.isName(word) || nameWords.isCalled(word)

  const mayBeName = (word: string, { isShouted, isCut }: Typed): boolean => {
    if (!/^[^\d\s]{2,}$/.test(word) || isKnown(word)) return false
    // Of a faith or a country, rows are told apart.
    if (isName(word)) return !vocabulary.knows(word)
    if (bases(word).some(isEnglish) || english.kindOf(word) !== 'unlisted') return false
    if (isCut || isMisspelt(word)) return false
    const isShort = word.length <= (isShouted && !isShouting ? SHOUTED : SHORT) || !/[aeiouy]/.test(word)
    return !isShort
  }
  /** A word of English that people are called as well. */
  const isAlsoName = (word: string): boolean => english.isName(word) && !isKnown(word)
  /** With a capital amid words that have none; "Scrutiny Board" is a title. */
  const isCapitalName = (word: string, i: number): boolean => {
    const isTitle = [words[i - 1], words[i + 1]].some(
      (other) => other?.isCapital && other.parts.some((part) => english.commonness(part) > 0 && !english.isName(part)),
    )
    return capitals.has(word) && isAlsoName(word) && !isTitle
  }

  const firsts = words.map(({ parts, isCapital }) => ({ word: parts[0] ?? '', isCapital }))
  const isPlace = ({ parts }: Typed, i: number): boolean =>
    parts.some((part) => nameWords.isWard(part)) || standsAsPlace(firsts, i, english)
  const isAlone = words.map(
    (word, i) => word.parts.some((part) => mayBeName(part, word) || isCapitalName(part, i)) && !isPlace(word, i),
  )
  // "Rose" of "Rose Quartermain".
  const isBeside = (word: Typed, i: number): boolean =>
    word.isCapital && isAlone.some((alone, j) => alone && Math.abs(i - j) === 1) && word.parts.some(isAlsoName)
  return words.filter((word, i) => isAlone[i] || isBeside(word, i)).map(({ from, to }) => ({ from, to }))
}

/** A text as it may be quoted and kept, and the words that are not in it. */
export interface LeftOut {
  readonly text: string
  /** As they were typed, and as they were read. */
  readonly words: readonly string[]
}

/** Whether words were left out of it. */
export const isShortened = (text: string): boolean => text.includes(LEFT_OUT)

/** Null where nothing has to be left out. @param views how it was read */
export function leftOutOf(raw: string, views: Iterable<View>, language: Language): LeftOut | null {
  const typed = [...new Set(namesIn(raw, views, language).map(({ from, to }) => raw.slice(from, to)))]
  if (typed.length === 0) return null
  // "Fitzwilliam" is read as two words, and a reply would say them.
  const read = new Map(language.reader.readLine(normalise(raw)).tokens.map((t) => [t.typed, t.read]))
  const words = typed.flatMap((word) => [word, ...(read.get(plain(word)) ?? '').split(' ')]).filter((w) => w !== '')
  return { text: withoutWords(raw, typed), words: [...new Set(words)] }
}

const TOGETHER = /\[…\](?:[\s.,]*\[…\])+/g

/** `text` without those words, wherever and however they are written in it; what stands together is left out together. */
export function withoutWords(text: string, words: readonly string[]): string {
  // Of letters, apostrophes and hyphens alone.
  return text
    .replace(new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'giu'), LEFT_OUT)
    .replace(TOGETHER, LEFT_OUT)
}

const QUOTED = /(?<=["“])[^"”]+(?=["”])/g

/** `value` without those words in any text of it; with `quoted`, where they stand in quotation marks alone. */
export function withoutWordsIn<T>(value: T, words: readonly string[], quoted = false): T {
  const shortened = (text: string): string =>
    quoted ? text.replace(QUOTED, (said) => withoutWords(said, words)) : withoutWords(text, words)
  const each = (part: unknown): unknown => {
    if (typeof part === 'string') return shortened(part)
    if (Array.isArray(part)) return part.map(each)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, each(inner)]))
  }
  return each(value) as T
}
