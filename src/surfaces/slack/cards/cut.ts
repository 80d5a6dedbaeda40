/** Shorter texts: whole words where there are any, never half a character. */

/** Half of a pair of code units, left at an end by cutting. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** The first words of `text` in at most `length` characters, with an ellipsis where something is left out. */
export function cutEnd(text: string, length: number): string {
  if (text.length <= length) return text
  const start = whole(text.slice(0, length - 1))
  const words = text.slice(0, length).replace(/\s+\S*$/, '')
  return `${words.length > length / 2 && words.length < length ? words : start.trimEnd()}…`
}

/** Beginning and end of `text` in at most `length` characters: what tells two long names apart is often at their end. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text
  const room = length - 3
  const tail = whole(text.slice(-Math.floor(room / 3)))
  const end = /\s/.test(tail) ? tail.replace(/^\S*\s+/, '') : ''
  // A name without a short last word is cut at its end: half a word tells nothing apart.
  return end === '' ? cutEnd(text, length) : `${cutEnd(text, length - end.length - 1)} ${end}`
}

/** `text` in pieces of at most `length` characters: between lines, else between words, else anywhere. */
export function pieces(text: string, length: number): string[] {
  const out: string[] = []
  let rest = text
  while (rest.length > length) {
    const window = rest.slice(0, length + 1)
    const at = Math.max(window.lastIndexOf('\n'), 0) || Math.max(window.lastIndexOf(' '), 0)
    const piece = at > 0 ? rest.slice(0, at) : whole(rest.slice(0, length))
    out.push(piece)
    rest = rest.slice(at > 0 ? at + 1 : piece.length)
  }
  out.push(rest)
  return out.filter((piece) => piece.trim() !== '')
}
