/** Cuts normalised text into words, numbers and single marks; each knows whether it is glued to the one before. */

export interface Token {
  readonly text: string
  readonly kind: 'word' | 'number' | 'mark'
  readonly from: number
  /** Just after its last character. */
  readonly to: number
  readonly glued: boolean
}

const TOKEN = /[a-z]+|\d+|[^\sa-z\d]/g
/** "(i) 2016 and (ii) 2024", "a) at 31 March": the letters of an enumeration. */
const ENUMERATOR = /(?<!\w)\(?(?:[a-h]|i{1,3}|iv|v)\)/g

/** The text with the letters of an enumeration blanked: everything else stays where it is. */
export const withoutLetters = (text: string): string =>
  text.includes(')') ? text.replace(ENUMERATOR, (whole) => ' '.repeat(whole.length)) : text

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = -1
  for (const m of text.matchAll(TOKEN)) {
    const word = m[0]
    const first = word.charCodeAt(0)
    const kind = first >= 97 && first <= 122 ? 'word' : first >= 48 && first <= 57 ? 'number' : 'mark'
    tokens.push({ text: word, kind, from: m.index, to: m.index + word.length, glued: m.index === end })
    end = m.index + word.length
  }
  return tokens
}
