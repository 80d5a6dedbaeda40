/** What a summary told its readers, kept so that the next one can say what has changed since. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { FigureDetail } from '../answers/figure-answer.ts'
import type { Measure } from '../model/indicator.ts'
import type { Summary, SummaryRow } from './model.ts'
import { foundText } from './words.ts'

const toldFigure = z.object({
  /** As published, with its unit. */
  value: z.string(),
  rag: z.enum(['red', 'amber', 'green', 'none']),
  period: z.string(),
})
type ToldFigure = z.infer<typeof toldFigure>

const toldRow = toldFigure.extend({
  name: z.string(),
  /** As published; "" where there is none. */
  target: z.string(),
  /** Its last month, term or quarter, where that is another figure. */
  beside: toldFigure.nullable(),
})
type ToldRow = z.infer<typeof toldRow>

export const told = z.object({
  /** The report's key. */
  document: z.string(),
  published: z.string(),
  /** The label of the summary's period. */
  period: z.string(),
  /** By indicator and sub-row: "cp-visits|". */
  rows: z.record(z.string(), toldRow),
})
export type Told = z.infer<typeof told>

const figureOf = ({ found, rag }: FigureDetail, { unit }: Measure): ToldFigure => ({
  value: foundText(found, unit),
  rag,
  period: found.period.label,
})

function rowOf({ row, name, lead, single }: SummaryRow): ToldRow {
  const other = single && single.found.period.label !== lead.found.period.label ? single : null
  return {
    name,
    ...figureOf(lead, row),
    target: lead.answer.target?.text ?? '',
    beside: other && figureOf(other, row),
  }
}

/** What `summary` tells, to be kept as JSON. */
export const toldOf = ({ document, period, rows }: Summary): Told => ({
  document: document.key,
  published: document.published,
  period: period.label,
  rows: Object.fromEntries(rows.map((r) => [`${r.row.indicator}|${r.row.sub}`, rowOf(r)])),
})

/** 16 hexadecimal digits that change with anything told: figures, colours, periods, targets, the report. */
export function contentOf({ document, published, period, rows }: Told): string {
  const lines = Object.entries(rows)
    .map(([key, r]) => [
      key,
      r.name,
      r.value,
      r.rag,
      r.period,
      r.target,
      r.beside?.value,
      r.beside?.rag,
      r.beside?.period,
    ])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const content = JSON.stringify([document, published, period, lines])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

const coloured = ({ value, rag }: ToldFigure): string => (rag === 'none' ? value : `${value} (${rag})`)

/** "Child protection visits …, March 2024: 91.8% (amber) was 92.4% (green)." */
function changed(name: string, was: ToldFigure | null, now: ToldFigure | null): string[] {
  if (!now) return was ? [`${name}, ${was.period}: ${coloured(was)} is no longer there.`] : []
  if (!was) return [`${name}, ${now.period}: ${coloured(now)} is new.`]
  const elsewhere = was.period === now.period ? '' : ` for ${was.period}`
  if (coloured(was) === coloured(now) && !elsewhere) return []
  return [`${name}, ${now.period}: ${coloured(now)} was ${coloured(was)}${elsewhere}.`]
}

function changesOf(was: ToldRow | undefined, now: ToldRow | undefined): string[] {
  const name = (now ?? was)?.name ?? ''
  if (!was || !now) return changed(name, was ?? null, now ?? null)
  const target =
    was.target === now.target
      ? []
      : [
          `${name}, ${now.period}: the target is ${now.target || 'no longer there'}; it was ${was.target || 'not there'}.`,
        ]
  return [...changed(name, was, now), ...target, ...changed(name, was.beside, now.beside)]
}

/**
 * A sentence for each figure of the same report that changed, came or went since `before` was told; none where another
 * report or period was told.
 */
export function revisedSince(before: Told, summary: Summary): string[] {
  const now = toldOf(summary)
  if (now.document !== before.document || now.period !== before.period) return []
  const keys = new Set([...Object.keys(now.rows), ...Object.keys(before.rows)])
  return [...keys].flatMap((key) => changesOf(before.rows[key], now.rows[key]))
}
