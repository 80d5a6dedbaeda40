/** What the checks share: which figure leads where several are printed, and how figures are named in a note. */
import type { Figure, FigureKind } from '../../model/figure.ts'
import { addsUp, type Basis, type Indicator, type Polarity, type Unit } from '../../model/indicator.ts'
import { places } from '../../rules/decimal.ts'
import { rowKey } from '../build-figures.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData, LoadedFigure } from '../loaded.ts'
import { isRough } from '../printed-number.ts'
import type { RowRef } from '../relations.ts'

/** A check: a pure function over all that was read. */
export type Check = (loaded: LoadedData) => Finding[]

/** A figure with a number that can be held to its digits. */
export interface Exact extends LoadedFigure {
  readonly value: string
}

const PART_RANK = { correction: 0, table: 1, text: 2 } as const

/** Figures with a number, but for values that are only a level ("over 50"). */
export function exact(figures: readonly LoadedFigure[]): Exact[] {
  return figures.flatMap((f) => {
    const { value, kind, asPrinted } = f.figure
    return value === null || (kind === 'value' && isRough(asPrinted)) ? [] : [{ ...f, value }]
  })
}

/** The newest publication first, then a correction, then the table, then the text (contract, meaning 10). */
export function byLead(a: LoadedFigure, b: LoadedFigure): number {
  if (a.figure.published !== b.figure.published) return a.figure.published < b.figure.published ? 1 : -1
  return PART_RANK[a.figure.part] - PART_RANK[b.figure.part]
}

export const periodKey = ({ period }: Figure): string => `${period.kind}|${period.start}|${period.end}`

/** One figure a period, the one that leads, in the order in which their periods end. */
export function leadsOf(figures: readonly LoadedFigure[]): Exact[] {
  const byPeriod = Map.groupBy(exact(figures), ({ figure }) => periodKey(figure))
  return [...byPeriod.values()]
    .map((same) => same.toSorted(byLead)[0] as Exact)
    .toSorted(
      (a, b) =>
        compareText(a.figure.period.end, b.figure.period.end) ||
        -compareText(a.figure.period.start, b.figure.period.start),
    )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The figures of one kind by report and row. */
export function byReportRow(loaded: LoadedData, kind: FigureKind = 'value'): Map<string, LoadedFigure[]> {
  return Map.groupBy(
    loaded.figures.filter(({ figure }) => figure.kind === kind),
    ({ figure }) => reportRowKey(figure.document, figure),
  )
}

export const reportRowKey = (document: string, row: RowRef): string => `${document}|${rowKey(row)}`

/** How a row relates to its period: a count of a share measure adds up, a percentage of a flow does not. */
export function basisOf({ basis, unit: own }: Indicator, { unit }: Figure): Basis {
  if (basis === 'flow' && !addsUp(unit)) return 'share'
  return basis === 'share' && own !== 'count' && unit === 'count' ? 'flow' : basis
}

/** The council's own polarity, or the catalogue's where it publishes none. */
export function polarityOf(loaded: LoadedData, figure: Figure): Polarity {
  const row = loaded.measures.find(({ measure: m }) => m.document === figure.document && rowKey(m) === rowKey(figure))
  return row?.measure.polarity ?? loaded.indicators.get(figure.indicator)?.polarity ?? 'info'
}

/** "Re-referrals within 12 months", or "Suspensions (primary)". */
export function nameOf(loaded: LoadedData, row: RowRef): string {
  const name = loaded.indicators.get(row.indicator)?.name ?? row.indicator
  return row.sub === '' ? name : `${name} (${row.sub})`
}

/** "91.3% (scorecard row A.22 (%), column 2023/24 YTD)". */
export const quote = ({ figure }: LoadedFigure): string => `${figure.asPrinted} (${figure.location})`

/** A figure as a message names it: with its place, or bare. */
export type Naming = (figure: LoadedFigure) => string
export const bare: Naming = ({ figure }) => figure.asPrinted

/** A number worked out, with its unit as the rules write it. */
export const shown = ({ rules }: LoadedData, value: string, unit: Unit): string =>
  rules ? rules.limitText(value, unit) : value

/** A note on a figure, and on another that it does not fit. */
export function noteOn(check: string, at: LoadedFigure, message: string, other?: LoadedFigure): Finding {
  const { document, indicator, sub, period, location } = at.figure
  const tells = [location, ...(other ? [other.figure.location] : [])]
  const note = {
    level: 'note' as const,
    check,
    ...at.at,
    message,
    tells,
    document,
    indicator,
    sub,
    period: period.label,
  }
  return other ? { ...note, other: other.at } : note
}

/**
 * A note that the figure itself is in doubt.
 * @param said a sentence about it
 * @param own the same where it follows the figure
 */
export function doubtOn(
  check: string,
  {
    loaded,
    at,
    other,
  }: { readonly loaded: LoadedData; readonly at: LoadedFigure; readonly other?: LoadedFigure | undefined },
  said: (naming: Naming) => string,
  own: string,
): Finding {
  const message = `${nameOf(loaded, at.figure)}: ${said(quote)}`
  return { ...noteOn(check, at, message, other), own, doubt: said(bare) }
}

/** Half a unit of the last place: what rounding can hide. "88.4" → "0.05". */
export function halfUnit(value: string): string {
  const digits = places(value)
  return digits === 0 ? '0.5' : `0.${'0'.repeat(digits)}5`
}
