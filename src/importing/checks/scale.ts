/**
 * Thousands and millions: a title, a head or a name that says so is of figures a thousandth of what they stand for. What
 * was published in the same unit before has been answered for.
 */
import type { Unit } from '../../model/indicator.ts'
import { address } from '../formats/sheet.ts'
import type { CellPlace, DraftFinding } from '../model.ts'
import type { ReadFigure, ReadMeasure } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import type { HeadBlock } from '../tables/heads.ts'
import { scaleIn } from '../words/scale-words.ts'
import { type Check, findingAt } from './check.ts'

/** A title with the row up to which it holds. Rows and columns count from 0. */
export interface TitleOver {
  readonly r: number
  readonly c: number
  readonly text: string
  readonly end: number
}

/** Shares, rates and days are in no thousands. */
const isAmount = (unit: Unit | null): boolean => unit === null || unit === 'count' || unit === 'pounds'

const isOpen = (m: ReadMeasure | undefined): boolean => m !== undefined && !m.asWords && m.match.prior === null

const said = (
  place: CellPlace,
  text: string,
  scale: string,
  figures: number,
  where: 'under' | 'beside',
): DraftFinding =>
  findingAt(
    place,
    'error',
    'thousands',
    `"${text}" says "${scale}", and ${figures === 1 ? 'the figure' : `the ${figures.toLocaleString('en-GB')} figures`} ${where} it ${figures === 1 ? 'is' : 'are'} taken as printed, without the thousands or millions. Write the figures out in full, or confirm with the reason why they are right as they are.`,
  )

/** What the titles and heads of one sheet say. */
export function scaleOver(
  grid: Grid,
  blocks: readonly HeadBlock[],
  titles: readonly TitleOver[],
  measures: readonly ReadMeasure[],
  figures: readonly ReadFigure[],
): DraftFinding[] {
  const sheet = grid.sheet.name
  const amounts = figures.filter(
    (f) => f.sheet === sheet && f.value !== null && !f.inFull && isAmount(f.unit) && isOpen(measures[f.measure]),
  )
  const told = (r: number, c: number, text: string, of: readonly ReadFigure[]): DraftFinding[] => {
    const scale = scaleIn(text)
    if (scale === null || of.length === 0) return []
    return [said({ sheet, cell: address(r, c), row: r + 1, column: '' }, text, scale, of.length, 'under')]
  }
  const ofHeads = blocks.flatMap((block, i) => {
    const end = blocks.slice(i + 1).find((b) => b.top > block.bottom)?.top ?? grid.height
    const below = amounts.filter((f) => f.r > block.bottom && f.r < end)
    const heads = block.columns.filter((column) => scaleIn(column.head) !== null)
    const named = new Set(below.map((f) => measures[f.measure]?.at.column))
    const ofTable = heads.find((column) => column.role === 'unit' || named.has(column.head))
    const ofColumns = new Set(heads.map((column) => column.index))
    const of = ofTable ? below : below.filter((f) => ofColumns.has(f.c))
    const first = ofTable ?? heads[0]
    return first ? told(block.bottom, first.index, first.head, of) : []
  })
  return [
    ...titles.flatMap(({ r, c, text, end }) =>
      told(
        r,
        c,
        text,
        amounts.filter((f) => f.r > r && f.r < end),
      ),
    ),
    ...ofHeads,
  ]
}

/** What the names of rows, and their words for a unit that is not known, say. */
export const checkScale: Check = ({ reading, words }) =>
  reading.measures.flatMap((m) => {
    const unit = words.unitNotKept(m.unitPrinted) === null ? m.unitPrinted : ''
    const text = [m.name, m.sub, m.service, unit].find((t) => scaleIn(t) !== null)
    const scale = text === undefined ? null : scaleIn(text)
    const of = reading.figures.filter(
      (f) => f.measure === m.order && f.value !== null && !f.inFull && isAmount(f.unit) && !f.offered,
    )
    return text !== undefined && scale !== null && isOpen(m) && of.length > 0
      ? [said(m.at, text, scale, of.length, 'beside')]
      : []
  })
