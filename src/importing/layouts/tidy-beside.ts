/** What a list prints beside each figure: its target, amber and red, a tolerance, England's, a colour. */
import { BAND_KINDS, FIGURE_KINDS, type FigureKind } from '../../model/figure.ts'
import { cellFindings } from '../checks/cell.ts'
import { ragOfFill } from '../formats/colours.ts'
import { address, type Cell } from '../formats/sheet.ts'
import type { Ask, DraftFinding } from '../model.ts'
import type { ReadFigure, ReadMeasure, Source } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import type { Column } from '../tables/heads.ts'
import { periodKey } from '../tables/period-of.ts'
import { type Printed, readPrinted } from '../tables/printed.ts'
import { type HeadMeaning, isTolerance, ROLES } from '../words/layout-words.ts'
import { periodParts } from '../words/period-words.ts'
import { figureOfCell } from './read-figure.ts'
import type { TidyHead } from './tidy.ts'
import { ambersOf } from './tolerance.ts'

/** The columns that no field of a list is, and that the words of a table's heads know. */
export function besideColumns({ fields, heads }: TidyHead, { words, council, mapping }: Source): Column[] {
  const used = new Set(fields.values())
  return [...heads].flatMap(([index, head]): Column[] => {
    const means = council === null ? null : mapping.column(council, head)
    const meaning = used.has(index)
      ? null
      : (saidMeaning(means) ?? words.head(head) ?? words.head(periodParts(head).rest))
    // The colours of our own export are worked out, and no evidence.
    if (!meaning || !isKept(meaning) || (meaning.role === 'rag' && fields.has('printed'))) return []
    return [{ index, head, role: meaning.role, kind: meaning.kind, parts: periodParts(head).parts, unit: '' }]
  })
}

const isKept = (meaning: HeadMeaning): boolean =>
  meaning.role === 'figure' || meaning.role === 'rag' || isTolerance(meaning)

function saidMeaning(means: string | null): HeadMeaning | null {
  const kind = means === 'target' ? 'green' : FIGURE_KINDS.find((k) => k === means && k !== 'value')
  if (kind) return { role: 'figure', kind }
  const role = ROLES.find((r) => r === means)
  return role ? { role, kind: null } : null
}

const isBand = (kind: FigureKind): boolean => BAND_KINDS.some((k) => k === kind)

export interface Beside {
  readonly figures: readonly ReadFigure[]
  readonly asks: readonly Ask[]
  readonly findings: readonly DraftFinding[]
  readonly rag: ReadFigure['printedRag']
  /** Whether a column of statuses says so of the row's figure. */
  readonly isProvisional: boolean
}

export const NOTHING_BESIDE: Beside = { figures: [], asks: [], findings: [], rag: null, isProvisional: false }

export interface RowOfList {
  readonly grid: Grid
  readonly r: number
  readonly headRow: number
  readonly period: string | null
  readonly measure: ReadMeasure
  readonly source: Source
}

export function figuresBeside(columns: readonly Column[], row: RowOfList): Beside {
  const { grid, r, measure, source } = row
  const { words, published } = source
  const figures: ReadFigure[] = []
  const asks: Ask[] = []
  const findings: DraftFinding[] = []
  let rag: Beside['rag'] = null
  let isProvisional = false
  // Tolerances are of the targets that stand before them or after.
  for (const column of columns.toSorted((a, b) => Number(isTolerance(a)) - Number(isTolerance(b)))) {
    const cell = grid.cell(r, column.index)
    if (!cell || cell.shown.trim() === '') continue
    const place = { sheet: grid.sheet.name, cell: address(r, column.index), row: r + 1, column: column.head }
    if (column.role === 'rag') {
      // Of "RAG" beside "Status", one has the colour and the other may say that the figure is provisional.
      rag = words.rag(cell.shown) ?? ragOfFill(cell.fill) ?? rag
      isProvisional ||= words.mark(`0 (${cell.shown.trim()})`)?.mark.status === 'provisional'
    } else if (isTolerance(column)) {
      if (words.status(cell.shown.trim()) !== null) continue
      const made = ambersOf({
        cell: { column, row: r, cell, yearsBack: 0, period: '' },
        place,
        measure,
        polarity: measure.polarity ?? measure.match.prior?.polarity ?? 'info',
        figures,
        limitText: published.rules.limitText,
        head: address(row.headRow, column.index),
        who: measure.name,
      })
      figures.push(...made.figures)
      asks.push(...made.asks)
      findings.push(...made.findings)
    } else if (column.kind) {
      const printed = readFigure(cell, column.kind, '', source, measure)
      findings.push(...cellFindings(cell, printed, column.kind, place, measure))
      const period = periodBeside(column.kind, column, row)
      const of = { place, measure, kind: column.kind, period, printed, cell, c: column.index, head: null, note: null }
      figures.push(figureOfCell(of))
    }
  }
  return { figures, asks, findings, rag, isProvisional }
}

/** Bands are of the row's own time; a benchmark has the year that its head says, or none. */
function periodBeside(kind: FigureKind, { parts }: Column, { period }: RowOfList): string | null {
  if (isBand(kind)) return period
  return parts.length === 0 ? null : periodKey(parts, { yearKind: 'reporting', report: null, annual: false })
}

export function readFigure(cell: Cell, kind: FigureKind, value: string, source: Source, measure: ReadMeasure): Printed {
  const printed = readPrinted(cell, source.words, source.read.decimalComma)
  const given = /^-?\d+(\.\d+)?$/.test(value) ? value : null
  if (printed.value !== null) return printed
  if (kind === 'red' || kind === 'amber' || kind === 'green') {
    const band = source.published.rules.readBand(
      printed.asPrinted,
      given,
      measure.polarity ?? measure.match.prior?.polarity ?? 'info',
      kind,
    )
    if (band)
      return { ...printed, value: band.value, status: band.value === null ? 'words' : 'published', unread: false }
  }
  // A file with both columns has said which number its words are: "over 600" is 600.
  return given === null ? printed : { ...printed, value: given, status: 'published', unread: false }
}
