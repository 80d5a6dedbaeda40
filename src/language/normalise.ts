/**
 * Makes what a person typed, pasted or dictated into plain lower-case text. Whatever mark-up came with it
 * is gone afterwards, so nothing of it can be echoed. Linear in the length of the text.
 */

import { matches } from './matches.ts'
import { digitsBeforeUnits } from './number-words.ts'
import { oncePerLate } from './once-per.ts'

/** Longer messages are cut: no question needs more, and every later step stays bounded. */
export const MAX_LENGTH = 4000

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
}

// Control, zero-width, bidirectional and soft-hyphen characters, variation selectors and tags.
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u3164|\p{Default_Ignorable_Code_Point}/gu

function stripSlackMarkup(text: string): string {
  return text
    .replace(/<(?:https?|mailto|tel):[^<>|]{0,2000}\|([^<>]{0,500})>/gi, ' $1 ')
    .replace(/<(?:https?|mailto|tel):[^<>]{0,2000}>/gi, ' ')
    .replace(/<[@#!][^<>]{0,200}>/g, ' ')
}

/** What keyboards type: nothing of it is to be made plainer but its blanks and capitals. */
const TYPED = /^[\t\n\r -~]*$/

const LINK = /https?:\/\/\S{1,2000}/gi

/** No characters but those of keyboards, and one blank for many; in small letters. */
const plain = (text: string): string =>
  text
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(LINK, ' ')
    .replace(/\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u20e3]/gu, ' ')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')

/** Plain lower-case text: no mark-up, no invisible characters, straight quotes, one space between words, "10%" for "ten per cent". */
export function normalise(raw: string): string {
  const sent = raw.slice(0, MAX_LENGTH)
  const isTyped = TYPED.test(sent)
  const text = stripSlackMarkup(isTyped ? sent : sent.normalize('NFKC').replace(INVISIBLE, ''))
    // What is struck through is not meant; in the middle of other marks it is decoration.
    .replace(/(?<![\w~*_`])~[^~\n]{1,200}~(?![\w~*_`])/g, ' ')
    .replace(/[*`~]|(?<!\w)_|_(?!\w)/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
  return digitsBeforeUnits(
    (isTyped
      ? text
          .replace(LINK, ' ')
          .replace(/[\t\n\r ]+/g, ' ')
          .toLowerCase()
      : plain(text)
    )
      .replace(/\bt\/(?:over|o)\b/g, 'turnover')
      .replace(/\bt\/scale(s?)\b/g, 'timescale$1')
      .replace(/\bw\/(out|in)?(?![a-z\d])/g, (_, rest?: string) => `with${rest ?? ''}`)
      // After a length of time it is the word, elsewhere a row's reference.
      .replace(
        /(?<=\b(?:year|yr|month|mth|quarter|qtr|qrtr|term|week|wk|cohort|one) )b4\b|\bb4(?= (?:that|this|it|then)\b)/g,
        'before',
      )
      .trim(),
  )
}

/** A word of normalised text and where it stands there; `to` is just after it. */
export interface Token {
  readonly word: string
  readonly from: number
  readonly to: number
}

const WORD = /\d+\+|[a-z]+(?:'[a-z]+)*\d*|\d+(?:\.\d+)?[a-z]*|%|&/g

/** The words of normalised text in order; hyphens and slashes part words, "%" and "3+" are words, "&" is "and". */
export const tokensOf = oncePerLate((text: string): readonly Token[] => {
  const out: Token[] = []
  for (const m of matches(WORD, text)) {
    const word = m[0] === '&' ? 'and' : m[0].includes("'") ? m[0].replaceAll("'", '') : m[0]
    out.push({ word, from: m.index, to: m.index + m[0].length })
  }
  return out
})

/** The words of normalised text, without their places. */
export const words = (text: string): string[] => tokensOf(text).map((t) => t.word)
