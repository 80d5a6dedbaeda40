/** A store in this process's memory: for tests, and for one-off questions that need no file. */
import type { CatalogueData, FigureFilter, PublishedData, Store, Unanswered, View } from './store.ts'

const NOTHING: PublishedData = {
  fingerprint: '',
  councils: [],
  indicators: [],
  documents: [],
  measures: [],
  figures: [],
  commentary: [],
  glossary: [],
}

/** A store that forgets everything when the process ends, holding `data` from the start where it is given. */
export function createMemoryStore(data?: PublishedData): Store {
  let loaded = data === undefined ? null : copyOf(data)
  let kept: Unanswered[] = []

  return {
    ...viewOf(() => loaded ?? NOTHING),
    async fingerprint() {
      return loaded?.fingerprint ?? null
    },
    async bundle() {
      return loaded?.fingerprint ?? null
    },
    async replaceAll(next) {
      loaded = copyOf(next)
    },
    async snapshot() {
      const now = loaded ?? NOTHING
      return viewOf(() => now)
    },
    async saveUnanswered(entry) {
      kept.push({ ...entry })
    },
    async forgetUnanswered({ text, day }) {
      const at = kept.findIndex((entry) => entry.text === text && entry.day === day)
      if (at >= 0) kept.splice(at, 1)
    },
    async unanswered(since) {
      kept = kept.filter((entry) => entry.day >= since)
      return [...kept]
    },
    async close() {},
  }
}

/** `data` to be asked about. */
export const viewOf = (data: () => PublishedData): View => ({
  async catalogue(): Promise<CatalogueData> {
    const { figures: _figures, commentary: _commentary, rules: _rules, ...catalogue } = data()
    return catalogue
  },
  async figures(filter) {
    const passes = passesFilter(filter)
    return data().figures.filter((f) => passes(f.council, [f.indicator]))
  },
  async commentary(filter) {
    const passes = passesFilter(filter)
    return data().commentary.filter((c) => passes(c.council, c.indicators))
  },
})

/** Own lists, so that nothing changes beneath the store and half a list is never taken over. */
function copyOf(data: PublishedData): PublishedData {
  return {
    fingerprint: data.fingerprint,
    councils: [...data.councils],
    indicators: [...data.indicators],
    documents: [...data.documents],
    measures: [...data.measures],
    figures: [...data.figures],
    commentary: [...data.commentary],
    glossary: [...data.glossary],
  }
}

function passesFilter({ council, indicators }: FigureFilter): (of: string, about: readonly string[]) => boolean {
  const wanted = indicators && new Set(indicators)
  return (of, about) => (council === undefined || of === council) && (!wanted || about.some((id) => wanted.has(id)))
}
