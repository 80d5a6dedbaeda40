/** What would be published after a draft: the view with one report of one council laid over it. Pure. */
import type { Commentary, Figure } from '../model/figure.ts'
import type { CatalogueData, FigureFilter, View } from '../store/store.ts'
import type { Plan } from './plan.ts'

const replaced = <T>(list: readonly T[], keyOf: (item: T) => string, by: readonly T[]): T[] => {
  const next = new Map(by.map((item) => [keyOf(item), item]))
  const kept = list.map((item) => {
    const found = next.get(keyOf(item))
    next.delete(keyOf(item))
    return found ?? item
  })
  return [...kept, ...next.values()]
}

export function overlay(view: View, { change, measures, figures }: Plan): View {
  const { document: key, council } = change.release
  const others = <T extends { readonly document: string }>(list: readonly T[]): T[] =>
    list.filter((item) => item.document !== key)
  const concerns = (filter: FigureFilter): boolean => filter.council === undefined || filter.council === council
  return {
    async catalogue(): Promise<CatalogueData> {
      const data = await view.catalogue()
      return {
        ...data,
        councils: change.council ? replaced(data.councils, (c) => c.key, [change.council]) : data.councils,
        indicators: replaced(data.indicators, (i) => i.id, change.indicators ?? []),
        documents: change.documentEntry
          ? replaced(data.documents, (d) => d.key, [change.documentEntry])
          : data.documents,
        measures: [...others(data.measures), ...measures],
        glossary: change.glossary ? [...others(data.glossary), ...change.glossary] : data.glossary,
      }
    },
    async figures(filter): Promise<readonly Figure[]> {
      const before = await view.figures(filter)
      if (!concerns(filter)) return before
      return [
        ...others(before),
        ...figures.filter((f) => !filter.indicators || filter.indicators.includes(f.indicator)),
      ]
    },
    async commentary(filter): Promise<readonly Commentary[]> {
      const before = await view.commentary(filter)
      if (!concerns(filter) || !change.commentary) return before
      const about = filter.indicators && new Set(filter.indicators)
      return [...others(before), ...change.commentary.filter((c) => !about || c.indicators.some((id) => about.has(id)))]
    },
  }
}
