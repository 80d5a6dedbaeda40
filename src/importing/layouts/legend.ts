/** A key of colours beside the tables: "Amber = within 5% of target" is the tolerance of every target that has none of its own. */
import { address } from '../formats/sheet.ts'
import type { Mapping } from '../matching/mapping.ts'
import type { CellPlace } from '../model.ts'
import type { Grid } from '../tables/grid.ts'
import type { Column, HeadBlock } from '../tables/heads.ts'
import type { RawCell } from '../tables/rows.ts'
import { straight } from '../words/plain.ts'

export interface Legend {
  readonly place: CellPlace
  /** The tolerance alone, as a cell of a column that is headed by the whole text. */
  readonly cell: RawCell
}

const LONGEST = 200
const AMBER = /\bamber\b/i
const OTHERS = /\b(?:red|green|yellow|blue|grey|gray)\b/i
/** What comes before the amount. */
const BEFORE = /^.*?(?=within\b|up to\b|(?:less|no more|not more) than\b|±|\+ ?\/ ?-|\d)/i

/** Of a sheet; null where none stands outside its tables' heads. */
export function legendIn(
  grid: Grid,
  blocks: readonly HeadBlock[],
  council: string | null,
  mapping: Mapping,
): Legend | null {
  for (let r = 0; r < grid.height; r++) {
    if (grid.hiddenRow(r) || blocks.some((b) => r >= b.top && r <= b.bottom)) continue
    for (const c of grid.filled(r)) {
      const raw = grid.cell(r, c)
      const text = grid.text(r, c)
      const said = text.length <= LONGEST && AMBER.test(text) ? toleranceOf(raw?.shown ?? '') : null
      if (!raw || said === null || blocks.some((b) => isOfColumn(b, r, c))) continue
      const means = council === null ? null : mapping.column(council, text)
      const role = means === 'tolerance-points' || means === 'tolerance-share' ? means : 'tolerance'
      const column: Column = { index: c, head: text, role, kind: null, parts: [], unit: '' }
      return {
        place: { sheet: grid.sheet.name, cell: address(r, c), row: r + 1, column: text },
        cell: { column, row: r, cell: { ...raw, shown: said }, yearsBack: 0, period: '' },
      }
    }
  }
  return null
}

/** A cell below a head that is known is what that says. */
const isOfColumn = ({ bottom, columns }: HeadBlock, r: number, c: number): boolean =>
  r > bottom &&
  columns.some(({ index, role }) => index === c && role !== 'unknown' && role !== 'name' && role !== 'ref')

/** What is said of amber alone; null where a colour is only named. */
function toleranceOf(raw: string): string | null {
  const pieces = straight(raw.replace(/\n/g, ';')).split(/[;|]|,(?!\d)|(?=\b(?:red|green)\b)/i)
  const piece = pieces.find((text) => AMBER.test(text) && !OTHERS.test(text))
  const said = piece?.replace(AMBER, '').replace(/^[\s:=(–-]+|[\s).]+$/g, '') ?? ''
  if (said.split(' ').length < 2) return null
  return said.replace(BEFORE, '').trim() || said
}
