/** A month left out of a monthly row, and totals that do not fit the months. */
import { addMonths, parts } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { compare, sum } from '../../rules/decimal.ts'
import { address } from '../formats/sheet.ts'
import type { DraftFinding } from '../model.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, type Checked, findingAt, titleOf } from './check.ts'

export const checkMonths: Check = (checked) => [...leftOut(checked), ...totals(checked)]

const isMonth = (f: ReadFigure): boolean => /^\d{4}-\d{2}$/.test(f.period)

/** A blank cell of a monthly row under a month that its neighbours fill. */
function leftOut({ reading, values }: Checked): DraftFinding[] {
  const months = Map.groupBy(
    reading.figures.filter((f) => f.kind === 'value' && f.head && isMonth(f)),
    (f) => `${f.sheet}|${f.head?.index}|${f.period}`,
  )
  return reading.measures.flatMap((m) => {
    if (m.frequency !== 'monthly') return []
    const own = (values.get(m.order) ?? []).filter(isMonth)
    if (own.length < 2 || own.every((f) => f.value === null)) return []
    const columns = [...months.values()].flatMap((figures) => {
      const near = figures.filter((f) => f.sheet === m.at.sheet && Math.abs(f.row - m.at.row) <= 12)
      return near.length >= 2 ? [near[0] as ReadFigure] : []
    })
    return columns.flatMap((column) => {
      if (own.some((f) => f.period === column.period)) return []
      const cell = address(m.at.row - 1, column.c)
      return [
        findingAt(
          { sheet: m.at.sheet, cell, row: m.at.row, column: column.column },
          'error',
          'month-left-out',
          `${m.name} has no figure under "${column.column}", and has one in the other months; fill it in, or print a dash.`,
        ),
      ]
    })
  })
}

/** Sums that formulas make of shown months, and totals to date of what adds up. */
function totals({ reading, values, indicators }: Checked): DraftFinding[] {
  return reading.measures.flatMap((m) => {
    const own = (values.get(m.order) ?? []).filter((f) => f.value !== null)
    const byCell = new Map(own.map((f) => [f.cell, f]))
    return own.flatMap((f) => {
      const formula = f.formula === null ? null : rangeSum(f, byCell)
      if (formula && compare(formula, f.value as string) !== 0) {
        return [
          findingAt(
            f,
            'error',
            'total',
            `${titleOf(f)} is a formula that adds up to ${formula} as shown, and shows ${f.asPrinted}.`,
          ),
        ]
      }
      if (formula || m.unit !== 'count') return []
      const indicator = m.id === null ? undefined : indicators.get(m.id)
      if (indicator && indicator.basis !== 'flow' && indicator.unit === 'count') return []
      if (indicator?.basis === 'position' || indicator?.basis === 'rolling') return []
      const period = parsePeriodKey(f.period)
      if (!period || isMonth(f) || period.kind === 'academic_year') return []
      const inside = own.filter((o) => isMonth(o) && (o.start ?? '') >= period.start && (o.end ?? '') <= period.end)
      if (inside.length === 0) return []
      // Of a measure that nobody has described yet, a year to date may be its latest month.
      if (!indicator && inside.some((o) => compare(o.value as string, f.value as string) === 0)) return []
      const added = sum(inside.map((o) => o.value as string))
      const order = compare(f.value as string, added)
      if (order < 0) {
        return [
          findingAt(
            f,
            'error',
            'total',
            `${titleOf(f)} is ${f.asPrinted}, less than its months together (${inside.map((o) => o.asPrinted).join(' + ')} = ${added}).`,
          ),
        ]
      }
      if (order > 0 && inside.length === monthsIn(period.start, period.end)) {
        return [
          findingAt(
            f,
            'error',
            'total',
            `${titleOf(f)} is ${f.asPrinted}, and its months together are ${added} (${inside.map((o) => o.asPrinted).join(' + ')}).`,
          ),
        ]
      }
      return []
    })
  })
}

function monthsIn(start: string, end: string): number {
  let at: { year: number; month: number } = parts(start)
  const last = parts(end)
  let n = 1
  while ((at.year !== last.year || at.month !== last.month) && n < 40) {
    at = addMonths(at, 1)
    n++
  }
  return n
}

/** What `SUM(D5:F5)` or `D5+E5+F5` comes to in the figures shown; null for other formulas. */
function rangeSum(f: ReadFigure, byCell: ReadonlyMap<string, ReadFigure>): string | null {
  const formula = (f.formula ?? '').replaceAll('$', '').replace(/^=/, '').trim()
  const range = /^SUM\(([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\)$/i.exec(formula)
  const cells = range
    ? range[2] === range[4]
      ? [...byCell.values()]
          .filter(
            (o) => o.row === Number(range[2]) && o !== f && between(o.cell, range[1] as string, range[3] as string),
          )
          .map((o) => o.cell)
      : []
    : /^[A-Z]{1,3}\d+(?:\+[A-Z]{1,3}\d+)+$/i.test(formula)
      ? formula.split('+')
      : []
  const figures = cells.map((cell) => byCell.get(cell.toUpperCase()))
  return figures.length < 2 || figures.some((o) => !o)
    ? null
    : sum(figures.map((o) => (o as ReadFigure).value as string))
}

function between(cell: string, from: string, to: string): boolean {
  const column = cell.replace(/\d+$/, '').padStart(3)
  return column >= from.toUpperCase().padStart(3) && column <= to.toUpperCase().padStart(3)
}
