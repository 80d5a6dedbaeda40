/** All texts that are one slip away from a word: a letter more, less or other, or two that are swapped. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export function* oneSlipAway(word: string): Iterable<string> {
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)]
    for (const letter of LETTERS) yield head + letter + tail
    if (tail === '') continue
    const rest = tail.slice(1)
    yield head + rest
    for (const letter of LETTERS) if (letter !== tail[0]) yield head + letter + rest
    if (rest !== '') yield head + rest[0] + tail[0] + rest.slice(1)
  }
}
