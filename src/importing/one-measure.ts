/**
 * Rows of several tables that are one measure, such as its figures in one and its targets in another: one measure, described by
 * all of them. Rows of one table that are the same stay two, and so do those that print the same period twice.
 */
import type { ReadFigure, Reading, ReadMeasure } from './source.ts'
import { unlike } from './words/unlike-units.ts'

export function joinedMeasures(reading: Reading): Reading {
  const figures = Map.groupBy(reading.figures, (f) => f.measure)
  const groups = Map.groupBy(
    reading.measures.filter((m) => m.id !== null && m.number === null),
    (m) => `${m.id}|${m.sub}`,
  )
  const into = new Map<number, ReadMeasure>()
  for (const group of groups.values()) {
    if (group.length < 2 || !areOne(group, figures)) continue
    const first =
      group.find((m) => (figures.get(m.order) ?? []).some((f) => f.kind === 'value')) ?? (group[0] as ReadMeasure)
    const whole = [first, ...group.filter((m) => m !== first)].reduce(describedBy)
    for (const m of group) into.set(m.order, { ...whole, order: first.order })
  }
  if (into.size === 0) return reading
  const kept = reading.measures.filter((m) => (into.get(m.order) ?? m).order === m.order)
  const place = new Map(kept.map((m, i) => [m.order, i]))
  return {
    ...reading,
    measures: kept.map((m, order) => ({ ...(into.get(m.order) ?? m), order })),
    figures: reading.figures.map((f) => {
      const whole = into.get(f.measure)
      const measure = place.get(whole?.order ?? f.measure) ?? 0
      return whole ? { ...f, measure, unit: whole.unit, ref: whole.ref } : { ...f, measure }
    }),
  }
}

const describedBy = (a: ReadMeasure, b: ReadMeasure): ReadMeasure => ({
  ...a,
  ref: a.ref ?? b.ref,
  service: a.service || b.service,
  frequency: a.frequency || b.frequency,
  unit: a.unit ?? b.unit,
  unitPrinted: a.unitPrinted || b.unitPrinted,
  polarity: a.polarity ?? b.polarity,
  polarityPrinted: a.polarity === null ? b.polarityPrinted : a.polarityPrinted,
  basis: a.basis ?? b.basis,
  note: a.note ?? b.note,
})

function areOne(group: readonly ReadMeasure[], figures: ReadonlyMap<number, readonly ReadFigure[]>): boolean {
  const [first] = group
  const isAlike = group.every(
    (m) =>
      m.asWords === first?.asWords &&
      group.every((o) => m.unit === null || o.unit === null || !unlike(m.unit, o.unit)) &&
      group.every((o) => m.polarity === null || o.polarity === null || m.polarity === o.polarity),
  )
  if (!isAlike) return false
  const seen = new Map<string, ReadFigure>()
  const heads = new Set<unknown>()
  for (const m of group) {
    const own = figures.get(m.order) ?? []
    // A head that both have is that of one table; where a column says each row's period, they share all heads.
    const columns = own.flatMap((f) => (f.head && !isOfRow(f) ? [f.head] : []))
    if (own.some((f) => isOther(f, seen.get(keyOf(f)))) || columns.some((c) => heads.has(c))) return false
    for (const f of own) seen.set(keyOf(f), f)
    for (const column of columns) heads.add(column)
  }
  return true
}

const keyOf = ({ kind, period }: ReadFigure): string => `${kind}|${period}`

/** Whether the row itself says when the figure is of. */
const isOfRow = ({ head, rowPeriod }: ReadFigure): boolean => rowPeriod && head?.parts.length === 0

/** A year's target may stand beside each of its quarters. */
const isOther = (f: ReadFigure, before: ReadFigure | undefined): boolean =>
  before !== undefined && !(isOfRow(f) && f.kind !== 'value' && f.asPrinted === before.asPrinted)
