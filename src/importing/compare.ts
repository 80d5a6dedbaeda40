/** A draft against what is published: what is new, gone, revised, and which targets changed. */
import type { Figure } from '../model/figure.ts'
import { parsePeriodKey } from '../periods/codec.ts'
import { compare, sameWhenRounded } from '../rules/decimal.ts'
import type { Revision, TargetChange } from './model.ts'
import { latestRows, type Published } from './published.ts'
import type { Reading } from './source.ts'

export interface Compared {
  readonly new: readonly string[]
  readonly gone: readonly string[]
  readonly revised: readonly Revision[]
  readonly targetsChanged: readonly TargetChange[]
}

export function compareWithPublished(reading: Reading, published: Published, council: string | null): Compared {
  const own = published.figures.filter((f) => f.council === council)
  return {
    new:
      reading.layout === 'narrative'
        ? []
        : unique(reading.measures.filter((m) => m.match.prior === null).map((m) => m.ref ?? m.name)),
    gone: gone(reading, published, council),
    revised: revised(reading, own),
    targetsChanged: targetsChanged(reading, own),
  }
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

/** Rows of the tables of the council's newest report of this kind that the file does not have. */
function gone(reading: Reading, published: Published, council: string | null): string[] {
  const here = new Set(reading.measures.map((m) => `${m.id}|${m.sub}`))
  const rows = latestRows(published, council)
  const counts = Map.groupBy(rows, (m) => m.document)
  const hits = [...counts].map(
    ([key, of]) => [key, of.filter((m) => here.has(`${m.indicator}|${m.sub}`)).length] as const,
  )
  const [document, n] = hits.toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (n === 0) return []
  const printed = new Set(
    published.figures
      .filter((f) => f.document === document && f.part === 'table')
      .map((f) => `${f.indicator}|${f.sub}`),
  )
  return unique(
    rows
      .filter(
        (m) =>
          m.document === document && printed.has(`${m.indicator}|${m.sub}`) && !here.has(`${m.indicator}|${m.sub}`),
      )
      .map((m) => (m.ref ?? m.name) + (m.sub === '' ? '' : ` (${m.sub})`)),
  )
}

/** The published figure that leads for a row and period: the newest, the table before the text. */
function leading(figures: readonly Figure[]): Figure | undefined {
  const rank = { correction: 0, table: 1, text: 2 } as const
  return figures.toSorted((a, b) =>
    a.published < b.published ? 1 : a.published > b.published ? -1 : rank[a.part] - rank[b.part],
  )[0]
}

function revised(reading: Reading, own: readonly Figure[]): Revision[] {
  const by = Map.groupBy(
    own.filter((f) => f.kind === 'value' && f.value !== null),
    (f) => `${f.indicator}|${f.sub}|${f.period.kind}|${f.period.start}|${f.period.end}`,
  )
  const told = new Set<string>()
  return reading.figures.flatMap((f): Revision[] => {
    if (f.kind !== 'value' || f.value === null || f.id === null || f.offered) return []
    const period = parsePeriodKey(f.period)
    const key = period && `${f.id}|${f.sub}|${period.kind}|${period.start}|${period.end}`
    const all = key === null ? [] : (by.get(key) ?? [])
    const old = leading(all)
    if (!key || !old || told.has(`${key}|${f.value}`)) return []
    const same = all.some((o) => o.document === old.document && sameWhenRounded(o.value as string, f.value as string))
    if (same) return []
    told.add(`${key}|${f.value}`)
    return [{ ref: f.ref, name: f.name, sub: f.sub, period: f.period, old: old.asPrinted, new: f.asPrinted }]
  })
}

const BANDS = ['red', 'amber', 'green'] as const

function targetsChanged(reading: Reading, own: readonly Figure[]): TargetChange[] {
  const isBand = (kind: string): boolean => (BANDS as readonly string[]).includes(kind)
  const here = Map.groupBy(
    reading.figures.filter((f) => isBand(f.kind) && f.id !== null && f.period !== ''),
    (f) => `${f.id}|${f.sub}|${f.period}`,
  )
  const newest = (f: { id: string | null; sub: string }, kind: string, period: string): Figure | undefined => {
    const of = own.filter((o) => o.indicator === f.id && o.sub === f.sub && o.kind === kind && o.part !== 'text')
    const exact = parsePeriodKey(period)
    const same = of.filter((o) => exact && o.period.start === exact.start && o.period.end === exact.end)
    // A new year's bands are held against those of the year before.
    return leading(same) ?? of.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  }
  return [...here.values()].flatMap((figures): TargetChange[] => {
    const [first] = figures
    if (!first) return []
    const printed = (kind: string): string | null => {
      const f = figures.find((o) => o.kind === kind)
      return f && (f.value !== null || f.status === 'words') ? f.asPrinted : null
    }
    const old = BANDS.map((kind) => newest(first, kind, first.period))
    if (old.every((o) => o === undefined)) return []
    const changed = BANDS.some((kind, i) => {
      const now = figures.find((o) => o.kind === kind && (o.value !== null || o.status === 'words'))
      const before = old[i]
      if (!now || !before) return Boolean(now) !== Boolean(before)
      if (now.value === null || before.value === null) return now.asPrinted !== before.asPrinted
      return compare(now.value, before.value) !== 0
    })
    if (!changed) return []
    return [
      {
        ref: first.ref,
        sub: first.sub,
        reportingYear: first.period,
        red: printed('red'),
        amber: printed('amber'),
        green: printed('green'),
      },
    ]
  })
}
