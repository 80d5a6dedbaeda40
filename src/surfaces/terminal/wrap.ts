/** Lines no longer than a width, broken between words only. */

/** Holds two words together; written out as an ordinary space. */
export const STICKY = '\u00a0'

const NO_WIDTH = /\p{M}/u
const DOUBLE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/** Columns that `text` takes up; it must hold no escape sequences. */
export function widthOf(text: string): number {
  let width = 0
  for (const c of text) if (!NO_WIDTH.test(c)) width += DOUBLE.test(c) ? 2 : 1
  return width
}

// An indent, a list mark, or a label in a column of its own: later lines start below what follows it.
const LEAD = /^(?:\s*(?:[-•] |\d+\. )|[a-z]+ {2,}|\s+)/

/** One line of text as lines of at most `width` columns; a longer word stands whole on a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lead = text.match(LEAD)?.[0] ?? ''
  const hang = ' '.repeat(Math.min(widthOf(lead), Math.floor(width / 2)))
  const lines: string[] = []
  let line = lead
  let empty = true
  for (const word of text.slice(lead.length).split(/ +/)) {
    if (word === '') continue
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = hang
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line.trimEnd()]
}

/** Every line of `text`, wrapped. */
export const wrapAll = (text: string, width: number): string[] => text.split('\n').flatMap((line) => wrap(line, width))
