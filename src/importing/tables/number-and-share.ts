/** A number and its share in one cell, "28 (56%)": two measures of one name, as where each has a column of its own. */
import type { Cell } from '../formats/sheet.ts'
import { straight } from '../words/plain.ts'
import type { RawCell, RawRow } from './rows.ts'

const PAIR =
  /^(\d{1,3}(?:,\d{3})+|\d+) ?\((\d[\d,]*(?:\.\d+)?) ?(%|(?:\/|per )\s?100?,?000|(?:\/|per )\s?100?k)\)(\s?\S{1,3})?$/i

interface Pair {
  readonly number: string
  readonly share: string
  readonly unit: string
}

function pairIn(text: string): Pair | null {
  const [found, number = '', share = '', sign = '', marks = ''] = PAIR.exec(straight(text)) ?? []
  if (found === undefined) return null
  const unit = sign === '%' ? '%' : sign.replace(/^\/ ?/, 'per ')
  return { number: `${number}${marks}`, share: `${share}${sign === '%' ? '%' : ''}${marks}`, unit }
}

const showing = (raw: RawCell, shown: string): RawCell => ({
  ...raw,
  cell: { ...raw.cell, kind: 'text', shown, number: null, format: '' } satisfies Cell,
})

/**
 * The row as one of numbers and one of shares, where its figures are printed so. What stands for no figure does so for both; a
 * target or a benchmark goes with the one whose sign it has, and without a sign leaves the row as it is: nobody knows of which.
 */
export function byPair(row: RawRow): RawRow[] {
  const pairs = new Map(row.cells.map((raw) => [raw, pairIn(raw.cell.shown)] as const))
  const units = new Set([...pairs.values()].flatMap((pair) => pair?.unit ?? []))
  const [unit] = units
  if (units.size !== 1 || unit === undefined) return [row]
  const others = row.cells.filter((raw) => !pairs.get(raw) && /\d/.test(raw.cell.shown) && !isOfStatus(raw.cell.shown))
  const isShare = ({ cell }: RawCell): boolean => (unit === '%' ? /%/ : /\/|per/).test(cell.shown)
  if (others.some((raw) => !isShare(raw) && raw.column.kind !== 'value')) return [row]
  const of = (which: 'number' | 'share'): RawCell[] =>
    row.cells.flatMap((raw): RawCell[] => {
      const pair = pairs.get(raw)
      if (pair) return [showing(raw, pair[which])]
      return others.includes(raw) && isShare(raw) !== (which === 'share') ? [] : [raw]
    })
  return [
    { ...row, unitPrinted: 'number', tolerances: [], cells: of('number') },
    { ...row, unitPrinted: unit, commentary: [], cells: of('share') },
  ]
}

/** "<6" has a digit, and is no number. */
const isOfStatus = (text: string): boolean => /^\s*</.test(text)
