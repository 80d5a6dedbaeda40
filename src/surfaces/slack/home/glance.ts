/** A council's newest report at a glance: the one overview, with its colours by theme. */
import { Asking } from '../../../answers/asking.ts'
import type { Rag } from '../../../model/figure.ts'
import type { FoundFigure } from '../../../model/found.ts'
import type { IsoDate } from '../../../model/period.ts'
import { buildSummary } from '../../../overview/build-summary.ts'
import type { Coloured, Move, Summary, SummaryRow } from '../../../overview/model.ts'
import { foundText, leadText, numberText, targetText } from '../../../overview/words.ts'
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
  /** Worse without being red: what is red is told as red. */
  readonly worse: readonly GlanceRow[]
  /** Red, what matters most first. */
  readonly reds: readonly GlanceRow[]
}

const MOVED = 3
const REDS = 5
const RECOLOURED = 5

function countsOf(rows: readonly SummaryRow[]): RagCounts {
  const counts = { red: 0, amber: 0, green: 0, none: 0 }
  for (const { lead } of rows) counts[lead.rag] += 1
  return counts
}

const before = (of: SummaryRow, found: FoundFigure | null): GlanceRow['was'] =>
  found && {
    value: foundText(found, of.row.unit),
    period: found.period.label,
    rag: found.computed === null ? found.figure.rag : 'none',
  }

function rowOf(of: SummaryRow, detail = of.lead, was: GlanceRow['was'] = null): GlanceRow {
  return {
    indicator: of.row.indicator,
    name: of.name,
    value: foundText(detail.found, of.row.unit),
    period: detail.found.period.label,
    rag: detail.rag,
    target: targetText(of) || null,
    was,
  }
}

const moved = ({ of, detail, from }: Move): GlanceRow => rowOf(of, detail, before(of, from))

function recoloured(of: SummaryRow, from: Coloured, to: Coloured): GlanceRow {
  const said = ({ value, period, rag }: Coloured) => ({
    value: numberText(value, of.row.unit),
    period: period.label,
    rag,
  })
  return { ...rowOf(of), ...said(to), was: said(from) }
}

function themesIn({ catalogue }: Running, rows: readonly SummaryRow[]): Glance['themes'] {
  const byTheme = new Map<string, SummaryRow[]>()
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

function glance(running: Running, s: Summary): Glance {
  const { document } = s
  return {
    document: document.document,
    published: document.published,
    period: document.period.label,
    counts: countsOf(s.rows),
    themes: themesIn(running, s.rows),
    recoloured: s.changed.slice(0, RECOLOURED).map(({ of, from, to }) => recoloured(of, from, to)),
    better: s.improved.slice(0, MOVED).map(moved),
    worse: s.declined.slice(0, MOVED).map(moved),
    reds: s.reds.slice(0, REDS).map(({ of, move }) => ({
      ...rowOf(of, of.lead, move && before(of, move.from)),
      value: leadText(of),
    })),
  }
}

async function read(running: Running, council: string, today: IsoDate): Promise<Glance | null> {
  const { catalogue, store } = running
  const document = catalogue.latestDocument(council)
  if (!document) return null
  const asking = new Asking(catalogue, store, today)
  const summary = await buildSummary(asking, { council, period: document.period, themes: [] })
  return summary.kind === 'nothing' ? null : glance(running, summary)
}

/** The glance, worked out once for each load; null where the council has no report. */
export function glanceOf(running: Running, council: string, today: IsoDate): Promise<Glance | null> {
  return running.catalogue.lists.get(`glance ${council}`, () => read(running, council, today)) as Promise<Glance | null>
}
