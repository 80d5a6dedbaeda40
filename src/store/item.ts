/** Which printed figures are the same item of a report, so that one can take the other's place. Pure. */
import type { Figure } from '../model/figure.ts'

/** What an item is, whatever it says: two figures of a report may have one key, such as a band and the target beside it. */
const keyOf = ({ indicator, sub, kind, period, vintage, part }: Figure): string =>
  [indicator, sub, kind, period.start, period.end, period.kind, vintage, part].join('|')

/** Whether two printings of an item say the same. Where they stand in the report does not matter. */
export const sameFact = (a: Figure, b: Figure): boolean =>
  a.value === b.value &&
  a.asPrinted === b.asPrinted &&
  a.unit === b.unit &&
  (a.status ?? 'published') === (b.status ?? 'published')

export interface Matched<Old, New> {
  /** Every new one in its order, with what it takes the place of. */
  readonly pairs: readonly { readonly now: New; readonly old: Old | null }[]
  /** What nothing takes the place of. */
  readonly left: readonly Old[]
}

/** Where several have one key, those that say the same belong together; the rest in their order. */
export function matchItems<Old, New>(
  before: readonly Old[],
  oldFigure: (old: Old) => Figure,
  after: readonly New[],
  newFigure: (now: New) => Figure,
): Matched<Old, New> {
  const free = Map.groupBy(before, (old) => keyOf(oldFigure(old)))
  const found = new Map<New, Old>()
  const take = (now: New, fits: (old: Old) => boolean): void => {
    const list = free.get(keyOf(newFigure(now)))
    const at = list?.findIndex(fits) ?? -1
    if (list && at >= 0) found.set(now, list.splice(at, 1)[0] as Old)
  }
  for (const now of after) take(now, (old) => sameFact(oldFigure(old), newFigure(now)))
  for (const now of after) if (!found.has(now)) take(now, () => true)
  return {
    pairs: after.map((now) => ({ now, old: found.get(now) ?? null })),
    left: [...free.values()].flat(),
  }
}
