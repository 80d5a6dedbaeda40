/** A council's newest report at a glance: colours by theme, what changed, what is furthest from its target. */
import { Asking } from '../../../answers/asking.ts'
import { measureName } from '../../../answers/figure-answer.ts'
import { valueText } from '../../../answers/format.ts'
import type { Rag } from '../../../model/figure.ts'
import type { IsoDate } from '../../../model/period.ts'
import { documentFor, listable, type RowAt, rowsAt } from '../../../query/rows-at.ts'
import type { Running } from '../../../setup.ts'

export type RagCounts = Readonly<Record<Rag, number>>

/** One measure in a line. */
export interface GlanceRow {
  readonly indicator: string
  readonly name: string
  readonly value: string
  readonly period: string
  readonly rag: Rag
  readonly target: string | null
  /** The figure of the same kind before it. */
  readonly was: { readonly value: string; readonly period: string; readonly rag: Rag } | null
}

export interface Glance {
  readonly document: string
  readonly published: IsoDate
  readonly period: string
  readonly counts: RagCounts
  /** The worst first; only themes with a measure that has a RAG. A measure counts in each of its themes. */
  readonly themes: readonly { readonly theme: string; readonly counts: RagCounts }[]
  readonly recoloured: readonly GlanceRow[]
  readonly better: readonly GlanceRow[]
  readonly worse: readonly GlanceRow[]
  /** Red and amber, the furthest from its target first. */
  readonly offTarget: readonly GlanceRow[]
}

const MOVED = 3
const OFF_TARGET = 5
const RECOLOURED = 5

const NEWEST = { type: 'none' } as const

function countsOf(rows: readonly RowAt[]): RagCounts {
  const counts = { red: 0, amber: 0, green: 0, none: 0 }
  for (const { detail } of rows) counts[detail.rag] += 1
  return counts
}

function glanceRow({ row, detail }: RowAt): GlanceRow {
  const { found, rag, trend, answer } = detail
  const previous = trend?.previous ?? null
  return {
    indicator: row.indicator,
    name: measureName(row),
    value: valueText(found.value, row.unit),
    period: found.period.label,
    rag,
    target: answer.target?.text ?? null,
    was: previous && {
      value: valueText(previous.value, row.unit),
      period: previous.period.label,
      rag: previous.computed === null ? previous.figure.rag : 'none',
    },
  }
}

/** The change as a share of what it was. */
function moved({ detail }: RowAt): number {
  const before = Number(detail.trend?.previous?.value ?? 0)
  return before === 0 ? 0 : Math.abs(Number(detail.trend?.change ?? 0) / before)
}

/** The distance from the target as a share of it. */
function gap({ detail }: RowAt): number {
  const target = detail.answer.target?.value
  return target ? Math.abs((Number(detail.found.value) - target) / target) : 0
}

const most = (rows: readonly RowAt[], by: (row: RowAt) => number, limit: number): GlanceRow[] =>
  rows
    .toSorted((a, b) => by(b) - by(a))
    .slice(0, limit)
    .map(glanceRow)

function themesIn({ catalogue }: Running, rows: readonly RowAt[]): Glance['themes'] {
  const byTheme = new Map<string, RowAt[]>()
  for (const row of rows)
    for (const theme of catalogue.indicator(row.row.indicator).themes)
      byTheme.set(theme, [...(byTheme.get(theme) ?? []), row])
  return [...byTheme]
    .map(([theme, of]) => ({ theme, counts: countsOf(of) }))
    .filter(({ counts: c }) => c.red + c.amber + c.green > 0)
    .toSorted(
      ({ counts: a, theme: x }, { counts: b, theme: y }) => b.red - a.red || b.amber - a.amber || x.localeCompare(y),
    )
}

async function read(running: Running, council: string, today: IsoDate): Promise<Glance | null> {
  const { catalogue, store } = running
  const asking = new Asking(catalogue, store, today)
  const document = documentFor(asking, council, NEWEST)
  if (!document) return null
  const rows = listable(await rowsAt(asking, council, document, NEWEST), NEWEST)
  const going = (performance: 'better' | 'worse'): RowAt[] =>
    rows.filter((r) => r.detail.trend?.trend.performance === performance)
  return {
    document: document.document,
    published: document.published,
    period: document.period.label,
    counts: countsOf(rows),
    themes: themesIn(running, rows),
    recoloured: rows
      .map(glanceRow)
      .filter(({ rag, was }) => was && was.rag !== 'none' && rag !== 'none' && was.rag !== rag)
      .slice(0, RECOLOURED),
    better: most(going('better'), moved, MOVED),
    worse: most(going('worse'), moved, MOVED),
    offTarget: most(
      rows.filter(({ detail }) => detail.rag === 'red' || detail.rag === 'amber'),
      gap,
      OFF_TARGET,
    ),
  }
}

/** The glance, worked out once for each load; null where the council has no report. */
export function glanceOf(running: Running, council: string, today: IsoDate): Promise<Glance | null> {
  return running.catalogue.lists.get(`glance ${council}`, () => read(running, council, today)) as Promise<Glance | null>
}
