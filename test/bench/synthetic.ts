/**
 * Catalogues of any number of measures: the real ones first, then ones made from them with other words in the place
 * of some of theirs. So the words of the field get as many more measures as there are, which is the hard case.
 */
import type { VocabularyData } from '../../src/language/vocabulary.ts'
import type { Indicator } from '../../src/model/indicator.ts'
import type { CatalogueData } from '../../src/store/store.ts'

/** Of the telling words of a name, the share that is replaced; one at least. */
const VARIED = 0.4

/** A number from 0 to 1 after another, always the same ones (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z]{4,}/g) ?? []

function vary(model: Indicator, id: string, pool: readonly string[], dull: ReadonlySet<string>, next: () => number) {
  const telling = [...new Set(wordsIn(model.name))].filter((word) => !dull.has(word))
  const always = telling[Math.floor(next() * telling.length)]
  const changed = new Map<string, string>()
  for (const word of telling)
    if (word === always || next() < VARIED) changed.set(word, pool[Math.floor(next() * pool.length)] ?? word)
  const other = (text: string): string =>
    text.replace(/[A-Za-z]{4,}/g, (word) => changed.get(word.toLowerCase()) ?? word)
  return { ...model, id, name: other(model.name), say: model.say.map(other) }
}

/** `real` with `count` measures: fewer than it has, or more. Each made one is published by one of its councils. */
export function withMeasures(
  real: CatalogueData,
  count: number,
  vocabulary: VocabularyData,
  pool: readonly string[],
): CatalogueData {
  const kept = real.indicators.slice(0, count)
  const ids = new Set(kept.map((i) => i.id))
  const next = numbers(count)
  const dull = new Set([...vocabulary.filler, ...vocabulary.weak])
  const long = pool.filter((word) => /^[a-z]{4,}$/.test(word) && !dull.has(word))
  const made = Array.from({ length: count - kept.length }, (_, i): Indicator => {
    const model = real.indicators[i % real.indicators.length] as Indicator
    return vary(model, `made-${i}`, long, dull, next)
  })
  const measures = made.flatMap((indicator, i) => {
    const row = real.measures[i % real.measures.length]
    return row ? [{ ...row, indicator: indicator.id, sub: '', ref: null, name: indicator.name }] : []
  })
  return {
    ...real,
    indicators: [...kept, ...made],
    measures: [...real.measures.filter((m) => ids.has(m.indicator)), ...measures],
  }
}
