/** What a writer numbered or lettered: "(a) … (b) …", "1. … 2. …", "14. … 15. …", "2a) … 2b) …". Works on normalised text. */
import { matches } from './matches.ts'
import { oncePerLate } from './once-per.ts'

export interface Enumeration {
  readonly parts: readonly string[]
  /** Where the first mark stands, and where the words of the last part begin. */
  readonly firstAt: number
  readonly lastAt: number
  /** The message with its numbers and letters taken out. */
  readonly plain: string
}

/** Words that what is asked begins with. */
export const ASKING =
  '(?:(?:for|of|in|at|on|to|from|and|so|also|please|approximately|out of) )*(?:(?:each|all|any|those|these|the) )*(?:how|what|whats|which|when|who|whose|why|where|is|are|was|were|did|does|do|has|have|had|can|could|would|will|the (?:total|number|overall|same|average|highest|lowest|mean|median|percentage|proportion|rate|share|figures?)|number|total|percentage|proportion|rate|average|state|tell|give|provide|supply|confirm|list|show|send|set out)\\b'

/**
 * A letter, a Roman numeral or a number in brackets or before one; a number before a full stop; a number before a comma or a colon
 * where a question follows; and "Q1" where a sentence begins with it and a question follows.
 */
const MARK = new RegExp(
  `(?:(?<= )- )?(?<![a-z0-9/])(?:\\(?(?:([1-9]?\\d?)([a-h])|([1-9]\\d?)|(i{1,3}|iv|v))\\)|([1-9]\\d?)([a-h]?)\\.(?=\\s+[a-z('"*])|([1-9]\\d?)([a-h]?)[,:](?=\\s+${ASKING})|(?<=(?:^|[.?!:;)]) *)q(?:uestion)? ?([1-9]\\d?)[.:)]*(?=\\s+${ASKING}))\\s*`,
  'g',
)
/** Before a mark: what parts the one from the other by itself. */
const JOINED = /(?:[,;:.?!(]|\b(?:and|or|both|plus|then))\s*$/
/** A sentence is over. */
const BEGINS = /(?:^|[.?!:;)]['"]?)\s*$/
const LETTERS = 'abcdefgh'
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v']
const MOST = 12
/** Questions that were left out between two others of a longer request. */
const MOST_SKIPPED = 4

type Order = 'letter' | 'number' | 'roman'

interface Mark {
  readonly at: number
  readonly to: number
  readonly order: Order
  /** Where it stands in its order: "2b" after "2a" and "2". */
  readonly place: readonly [number, number]
  /** It can be nothing but a mark: the beginning of a sentence. */
  readonly isClear: boolean
}

function markOf(match: RegExpMatchArray, text: string): Mark {
  const [whole, of = '', letter, bracketed, roman, dotted, dottedLetter = '', listed, listedLetter = '', question] =
    match
  const at = match.index as number
  const number = Number(bracketed ?? dotted ?? listed ?? question ?? of)
  const behind = letter ?? (dottedLetter || listedLetter)
  const order: Order = roman ? 'roman' : letter && of === '' ? 'letter' : 'number'
  return {
    at,
    to: at + whole.length,
    order,
    place: [roman ? ROMAN.indexOf(roman) : number, behind === '' ? 0 : LETTERS.indexOf(behind) + 1],
    isClear: BEGINS.test(text.slice(0, at)),
  }
}

/** Whether one mark is the next after another: from the beginning of an order, or wherever sentences begin. */
function follows(before: Mark, next: Mark): boolean {
  const [major, minor] = [next.place[0] - before.place[0], next.place[1] - before.place[1]]
  if (before.order === 'letter') return minor === 1
  if (major === 1 && next.place[1] <= 1) return true
  if (major === 0) return minor === 1
  return before.order === 'number' && before.isClear && next.isClear && major > 0 && major <= MOST_SKIPPED
}

/** Whether the marks of an order number something: "7. … 8. …" only where a sentence begins with each. */
function isEnumeration(marks: readonly Mark[]): boolean {
  const [first, ...more] = marks
  if (!first || more.length === 0 || marks.length > MOST) return false
  if (!more.every((mark, i) => follows(marks[i] as Mark, mark))) return false
  const isFirst = first.place[0] <= 1 && first.place[1] <= 1
  return isFirst || first.order === 'letter' || marks.every((m) => m.isClear)
}

/** Null where fewer than two marks follow each other in order. */
export const enumerationOf = oncePerLate((text: string): Enumeration | null => {
  const marks = matches(MARK, text).map((m) => markOf(m, text))
  for (const order of ['letter', 'number', 'roman'] as const) {
    const own = marks.filter((m) => m.order === order)
    if (!isEnumeration(own)) continue
    const parts = own.map(({ to }, i) => text.slice(to, own[i + 1]?.at).trim())
    if (parts.some((p) => !/[a-z0-9]/.test(p))) continue
    const firstAt = own[0]?.at ?? 0
    const [first] = marks
    const plain = text.replace(MARK, (_, ...rest: unknown[]) => {
      const at = rest.find((r) => typeof r === 'number') as number
      return at === first?.at || JOINED.test(text.slice(0, at)) ? ' ' : ', '
    })
    return { parts, firstAt, lastAt: own.at(-1)?.to ?? 0, plain: plain.replace(/ +(?=,)|(?<= ) +/g, '').trim() }
  }
  return null
})

/** A number before a question that stands alone: "6. How many …", "3) Where recorded, …", "Q4: what …". */
const NUMBERED = new RegExp(
  `^\\s*(?:(?:question|q) ?)?\\(?(?:[1-9]\\d?[a-h]?[.)]+|(?:[1-9]\\d?[a-h]?|[a-h])[.),:]+(?=\\s+${ASKING}))\\s+(?=[a-z('"*])`,
)

/** The message without the number that it has in a longer one. */
export const withoutNumber = (text: string): string =>
  enumerationOf(text) === null ? text.replace(NUMBERED, '') : text
