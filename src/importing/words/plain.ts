/** How names and heads are made alike before they are compared: letters first, then what only prints differently. */

/** What is printed, but for what nobody sees: one blank between words, none at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One kind of dash, minus and quotation mark, for whoever reads what is printed. */
export const straight = (text: string): string =>
  tidy(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″]/g, '"')

const FOOTNOTES = /[*†‡§¶^¹²³⁰⁴⁵⁶⁷⁸⁹]+/g

/** For heads and short words: lower case, footnote marks and most punctuation gone. "*REF NO." is "ref no". */
export function plain(text: string): string {
  return straight(text.replace(FOOTNOTES, ' ').normalize('NFKC'))
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}%£#+_/ ]+/gu, ' ')
    .replace(/\band\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const SAME: readonly (readonly [RegExp, string])[] = [
  [/\bno\b/g, 'number'],
  [/\bnos\b/g, 'number'],
  [/%/g, ' percentage '],
  [/\bper ?cent(?:age)?\b/g, 'percentage'],
  [/\bav\b|\bavg\b/g, 'average'],
]

/** For the names of measures: "No." is "number", "%" is "percentage". */
export function nameKey(text: string): string {
  return SAME.reduce((name, [pattern, word]) => name.replace(pattern, word), plain(text))
    .replace(/\s+/g, ' ')
    .trim()
}
