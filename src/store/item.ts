/** What makes two printed figures the same item of a report, so that one can take the other's place. */
import type { Figure } from '../model/figure.ts'

type Keyed = Pick<Figure, 'indicator' | 'sub' | 'kind' | 'period' | 'vintage' | 'part'>

const keyOf = ({ indicator, sub, kind, period, vintage, part }: Keyed): string =>
  [indicator, sub, kind, period.start, period.end, period.kind, vintage, part].join('|')

/** The figures of one report by what they are; the second of two that print the same item is another. */
export function byItem<T>(list: readonly T[], figureOf: (item: T) => Keyed): Map<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    list.map((item) => {
      const key = keyOf(figureOf(item))
      const nth = (seen.get(key) ?? 0) + 1
      seen.set(key, nth)
      return [nth === 1 ? key : `${key}|${nth}`, item]
    }),
  )
}
