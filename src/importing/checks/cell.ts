/** What one cell alone brings up. */
import type { FigureKind } from '../../model/figure.ts'
import { isPercentFormat } from '../formats/number-format.ts'
import type { Cell } from '../formats/sheet.ts'
import type { CellPlace, DraftFinding, DraftMeasure, Severity } from '../model.ts'
import { backwards } from '../tables/period-of.ts'
import type { Printed } from '../tables/printed.ts'
import { unitBeside } from './unit-beside.ts'

export function cellFindings(
  cell: Cell,
  printed: Printed,
  kind: FigureKind,
  place: CellPlace,
  measure: DraftMeasure,
): DraftFinding[] {
  const found: DraftFinding[] = []
  const tell = (severity: Severity, code: string, text: string): void => {
    found.push({
      severity,
      code,
      ...place,
      text: `${place.cell} of "${place.sheet}": ${short(measure.name)}, ${place.column}: ${text}`,
    })
  }
  if (cell.kind === 'no-value') {
    tell(
      'error',
      'formula-no-value',
      `the formula has no worked-out value; open the workbook in Excel, save it and send it again.`,
    )
  } else if (cell.kind === 'error') {
    tell('error', 'formula-error', `it shows ${cell.shown}; mend the formula, or write what should be printed.`)
  }
  if (cell.formula !== null && /\[[^\]]+\]/.test(cell.formula)) {
    tell('note', 'other-workbook', `the figure comes from another workbook and may be stale.`)
  }
  if (cell.struck !== '') {
    tell(
      'warning',
      'struck-out',
      cell.shown.trim() === ''
        ? `"${cell.struck}" is struck out, so it is not taken.`
        : `"${cell.struck}" is struck out; "${printed.asPrinted}" is taken.`,
    )
  }
  const other = printed.value === null ? null : unitBeside(printed.counted, measure.unit)
  if (other !== null) tell('error', 'unit-of-figure', `it shows "${printed.asPrinted}", and the row is ${other}.`)
  if (cell.marks !== '') tell('note', 'footnote-mark', `"${printed.asPrinted}" has the footnote mark ${cell.marks}.`)
  if (cell.kind === 'number' && printed.value === null && printed.asPrinted !== '' && !/\d/.test(printed.asPrinted)) {
    tell(
      'warning',
      'dash-for-nought',
      `it holds ${cell.number} and shows "${printed.asPrinted}", so no figure is taken; show the number if it is one.`,
    )
  }
  if (printed.parts.some(backwards)) {
    tell(
      'warning',
      'period-backwards',
      `"${printed.asPrinted}" ends before it begins; the twelve months to its end are taken.`,
    )
  }
  if (cell.kind === 'date' && kind === 'value') {
    tell(
      'error',
      'date-for-number',
      `it holds a date (${printed.asPrinted}) where a figure is expected; Excel may have changed what was typed.`,
    )
  } else if (cell.kind === 'number' && isPercentFormat(cell.format) && printed.status === 'words') {
    tell(
      'error',
      'percent-over-100',
      `it holds ${cell.number} and shows ${printed.asPrinted}, so no figure is taken; type ${cell.number}% or take off the percentage format.`,
    )
  } else if (printed.twoWays) {
    return found
  } else if (printed.status === 'words' && kind === 'value') {
    if (printed.unread)
      tell('error', 'text-for-number', `"${printed.asPrinted}" cannot be read as a figure; write the number alone.`)
    else
      tell(
        'warning',
        'text-for-number',
        `"${short(printed.asPrinted)}" is words where a figure is expected; it is kept as words.`,
      )
  } else if (printed.status === 'words' && kind !== 'red' && kind !== 'amber' && kind !== 'green') {
    tell(
      'warning',
      'text-for-number',
      `"${short(printed.asPrinted)}" is words where a figure is expected; it is kept as words.`,
    )
  }
  return found
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
