/**
 * Cards of one measure each: its name over a few rows of a label, a period and a figure. "Latest", "Target" and "England" are the
 * same labels on every card; cards stand beside and below one another.
 */
import type { Cell } from '../formats/sheet.ts'
import { address } from '../formats/sheet.ts'
import type { Unused } from '../model.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { straight } from '../words/plain.ts'
import { bareRow } from './bare-row.ts'
import { type Grid, range } from './grid.ts'
import { isHeadLength } from './head-text.ts'
import { type Column, FIGURE, type HeadBlock } from './heads.ts'
import type { Joining } from './join-kinds.ts'
import { byPair } from './number-and-share.ts'
import { type KindSaid, kindSaid } from './row-kinds.ts'
import type { RawCell, RawRow, TableRows } from './rows.ts'

/** One card. Rows and columns count from 0. */
export interface Card {
  readonly title: number
  /** The column of its labels, in which its name stands too. */
  readonly left: number
  readonly right: number
  readonly rows: readonly CardRow[]
}

interface CardRow {
  readonly r: number
  /** Null for a label that is not known, and beside it no period. */
  readonly said: KindSaid | null
  readonly parts: readonly Part[]
  /** Where the figure stands. */
  readonly c: number
}

/** Rows that a card has at least, and cards with the same labels. */
const FEWEST = 2
/** "Previous" beside "Aug 2025": the council's own figure of a time before. */
const BEFORE = /^(?:previous|prior|last|earlier)\b/i
const VALUE: KindSaid = { role: 'value', kind: 'value', parts: [], yearsBack: 0 }

/** The cards of a sheet as one block; null where it has none. */
export function findCards(grid: Grid, words: LayoutWords, own: readonly string[]): HeadBlock | null {
  const found = range(0, grid.height).flatMap((r) =>
    grid.hiddenRow(r) ? [] : grid.filled(r).flatMap((c) => cardAt(grid, r, c, words, own) ?? []),
  )
  const alike = Map.groupBy(found, (card) => card.rows.map(({ r }) => grid.text(r, card.left)).join('|'))
  const cards = [...alike.values()].flatMap((of) => (of.length >= FEWEST ? of : []))
  const [first] = cards
  if (!first) return null
  return {
    top: first.title,
    bottom: first.title,
    left: 0,
    right: grid.width - 1,
    columns: [],
    cards: cards.map((card) => withRight(card, cards, grid.width)),
  }
}

/** A card runs as far as the next one beside it. */
const withRight = (card: Card, cards: readonly Card[], width: number): Card => {
  const next = cards.filter(({ title, left }) => title === card.title && left > card.left).map(({ left }) => left)
  return { ...card, right: Math.min(...next, width) - 1 }
}

function cardAt(grid: Grid, title: number, left: number, words: LayoutWords, own: readonly string[]): Card | null {
  const name = grid.text(title, left)
  if (grid.covered(title, left) || !isHeadLength(name) || !/[a-z]{3}/i.test(name)) return null
  if (rowAt(grid, title, left, words, own) !== null || kindSaid(name, words, own) !== null) return null
  const rows: CardRow[] = []
  for (let r = title + 1; r < grid.height; r++) {
    const row = grid.hiddenRow(r) ? null : rowAt(grid, r, left, words, own)
    if (row === null) break
    rows.push(row)
  }
  const labels = rows.map(({ r }) => grid.text(r, left))
  const values = rows.filter(({ said }) => said?.role === 'value')
  return rows.length >= FEWEST && values.length > 0 && new Set(labels).size === labels.length
    ? { title, left, right: left + WIDTH, rows }
    : null
}

/** Cells at the right of a label: a period and a figure. */
const WIDTH = 2

function rowAt(grid: Grid, r: number, left: number, words: LayoutWords, own: readonly string[]): CardRow | null {
  const label = grid.text(r, left)
  const filled = range(left + 1, Math.min(left + 1 + WIDTH, grid.width)).filter((c) => grid.text(r, c) !== '')
  const [first, second, third] = [...filled, ...(grid.text(r, left + 1 + WIDTH) === '' ? [] : [left + 1 + WIDTH])]
  if (label === '' || first === undefined || (third !== undefined && second !== undefined && isFigure(grid, r, third)))
    return null
  const ofLabel = periodParts(label)
  const isToDate = ofLabel.rest === '' && ofLabel.parts.length > 0
  const when = second === undefined ? [] : periodParts(grid.text(r, first)).parts
  if (second !== undefined && when.length === 0) return null
  const said = kindSaid(label, words, own) ?? (isToDate || (BEFORE.test(label) && when.length > 0) ? VALUE : null)
  if (said === null) return null
  return { r, said, parts: [...when, ...(isToDate ? ofLabel.parts : said.parts)], c: second ?? first }
}

const isFigure = (grid: Grid, r: number, c: number): boolean => FIGURE.test(straight(grid.text(r, c)))

export function readCards(grid: Grid, cards: readonly Card[], { words }: Pick<Joining, 'words'>): TableRows {
  const unused: Unused[] = []
  const rows = cards.flatMap((card): RawRow[] => {
    const cells = card.rows.flatMap((row): { readonly row: CardRow; readonly raw: RawCell }[] => {
      const cell = grid.cell(row.r, row.c)
      return cell && row.said ? [{ row, raw: rawOf(grid, card, row, row.said, cell) }] : []
    })
    const of = (role: KindSaid['role']) => cells.filter(({ row }) => row.said?.role === role)
    const [latest] = of('value')
    for (const { row } of of('ignore'))
      unused.push({
        sheet: grid.sheet.name,
        reason: `the row "${grid.text(row.r, card.left)}" is not kept`,
        cells: [address(row.r, row.c)],
      })
    return byPair(
      bareRow(card.title, card.left, {
        name: grid.text(card.title, card.left),
        cells: [...of('value'), ...of('figure')].map(({ raw }) => raw).filter(({ cell }) => !isNothing(cell, words)),
        tolerances: of('tolerance').map(({ raw }) => raw),
        commentary: [...of('commentary').map(({ raw }) => raw), ...textsBelow(grid, card)],
        ratings: of('rag').map(({ raw }) => ({ of: 'row', at: latest?.row.r ?? card.title, cell: raw.cell })),
      }),
    )
  })
  return { rows, unused, services: new Map(), nameless: [], spread: [], open: [] }
}

/** "n/a" is no figure, and says nothing of when. */
const isNothing = ({ shown }: Cell, words: LayoutWords): boolean => words.status(shown.trim()) === 'not_applicable'

function rawOf(grid: Grid, card: Card, { r, c, parts }: CardRow, said: KindSaid, cell: Cell): RawCell {
  const column: Column = {
    index: c,
    head: grid.text(r, card.left),
    headRow: r,
    role: said.role === 'figure' ? 'figure' : 'value',
    kind: said.kind,
    parts,
    unit: '',
  }
  return { column, row: r, cell, yearsBack: said.yearsBack, period: '' }
}

/** A sentence below the rows of a card is said of its measure. */
function textsBelow(grid: Grid, card: Card): RawCell[] {
  const r = (card.rows.at(-1)?.r ?? card.title) + 1
  const cell = grid.hiddenRow(r) ? null : grid.cell(r, card.left)
  if (!cell || !/[a-z]{3}.* /i.test(cell.shown) || grid.text(r, card.left + 1) !== '') return []
  const column: Column = { index: card.left, head: '', role: 'commentary', kind: null, parts: [], unit: '' }
  return [{ column, row: r, cell, yearsBack: 0, period: '' }]
}
