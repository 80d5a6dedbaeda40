/** Rows that say what their figures are, put together with the row that names the measure: its targets, its last year, England's. */
import type { LayoutWords } from '../words/layout-words.ts'
import { isOfFigures, type KindSaid, kindSaid, withYearOfRow } from './row-kinds.ts'
import type { Rating, RawCell, RawRow } from './rows.ts'
import type { TableName } from './table-name.ts'

export interface Joining {
  readonly words: LayoutWords
  /** Names of the council whose file it is, made alike. */
  readonly own: readonly string[]
  /** What names the table's one measure where its rows name none. */
  readonly title: () => TableName
  /** Whether a head says that its rows name measures. */
  readonly isNamed: boolean
}

export interface Joined {
  readonly rows: readonly RawRow[]
  /** Rows that say what is not kept, such as "Variance". */
  readonly left: readonly { readonly row: RawRow; readonly says: string }[]
}

interface Entry {
  readonly row: RawRow
  readonly said: KindSaid | null
  /** Whether it is the row's own name that says it, and not the name of a part. */
  readonly byName: boolean
}

export function joinKinds(found: readonly RawRow[], joining: Joining): Joined {
  const entries = found.map((row): Entry => {
    const byName = row.sub === '' && !row.continued
    // What has a reference or a service of its own is a measure, whatever it is called.
    const isOwn = byName && ((row.ref !== '' && !row.refCarried) || row.service !== '')
    const said = isOwn ? null : kindSaid(byName ? row.name : row.sub, joining.words, joining.own)
    return { row, said, byName }
  })
  const bases: Base[] = []
  const sections = new Map<string, Base[]>()
  const left: { row: RawRow; says: string }[] = []
  for (const { row, said, byName } of entries.map((entry, i) => besideFigures(entry, i, entries))) {
    const ofSection = sections.get(row.section) ?? []
    const begin = (base: Base): void => {
      bases.push(base)
      ofSection.push(base)
      sections.set(row.section, ofSection)
    }
    const base = byName ? ofSection.at(-1) : baseOf(row, bases)
    // Below a head of names, what no measure stands over is one, whatever it is called.
    if (said === null || (!base && byName && joining.isNamed))
      begin({ row: partOfTitle(row, ofSection[0]), of: row, isTitle: false })
    else if (said.role === 'ignore') left.push({ row, says: byName ? row.name : row.sub })
    else if (base) base.row = withKind(base.row, row, said)
    else {
      const first = byName ? named(row, joining) : row
      begin({
        row: withKind({ ...first, ...NOTHING, cells: byName ? bandsOver(row, joining) : [] }, row, said),
        of: row,
        isTitle: byName,
      })
    }
  }
  return { rows: bases.map((b) => b.row), left }
}

/** "Plan" or "Notes" alone names a part or a measure; among targets and actuals it says what is no figure. */
function besideFigures(entry: Entry, i: number, entries: readonly Entry[]): Entry {
  const { said, row, byName } = entry
  if (said === null || isOfFigures(said)) return entry
  const isNear = (o: Entry, at: number): boolean => (byName ? Math.abs(at - i) <= NEAR : o.row.name === row.name)
  return entries.some((o, at) => o.said !== null && isOfFigures(o.said) && isNear(o, at))
    ? entry
    : { ...entry, said: null }
}

/** A row of a table of one measure that says nothing known is something more of that measure. */
const partOfTitle = (row: RawRow, first: Base | undefined): RawRow =>
  first?.isTitle ? { ...row, name: `${first.row.name}: ${row.name}` } : row

/** A measure with what was put to it so far, and the row that it began with. */
interface Base {
  row: RawRow
  readonly of: RawRow
  /** Whether the table's title, or its section, names it. */
  readonly isTitle: boolean
}

const NOTHING = { sub: '', cells: [], commentary: [], ratings: [] } as const

/** The rows of the same name above, the last that shows percentages where the row does. */
function baseOf(row: RawRow, bases: readonly Base[]): Base | undefined {
  const isSame = ({ of }: Base): boolean => of.name === row.name && of.ref === row.ref && of.section === row.section
  const same = bases.slice(bases.findLastIndex((b) => !isSame(b)) + 1)
  return same.findLast((b) => showsPercent(b.row) === showsPercent(row)) ?? same.at(-1)
}

const showsPercent = ({ cells }: RawRow): boolean => cells.some(({ cell }) => cell.shown.includes('%'))

/** Rows apart that a kind may stand from another. */
const NEAR = 2

/** Targets that stand over a table of one measure. */
const bandsOver = ({ section }: RawRow, { title }: Joining): readonly RawCell[] => (section === '' ? title().bands : [])

/** The measure that the section, or the title of the table, names. */
function named(row: RawRow, { title }: Joining): RawRow {
  if (row.section !== '') return { ...row, name: row.section, section: '' }
  const { name, said } = title()
  return {
    ...row,
    name,
    ref: row.ref || (said.ref ?? ''),
    unitPrinted: row.unitPrinted || (said.unit ?? ''),
    polarityPrinted: row.polarityPrinted || (said.polarity ?? ''),
    frequency: row.frequency || (said.frequency ?? ''),
    service: row.service || (said.service ?? ''),
  }
}

function withKind(base: RawRow, row: RawRow, said: KindSaid): RawRow {
  const described = {
    ...base,
    unitPrinted: base.unitPrinted || row.unitPrinted,
    polarityPrinted: base.polarityPrinted || row.polarityPrinted,
    frequency: base.frequency || row.frequency,
    commentary: [...base.commentary, ...row.commentary],
  }
  switch (said.role) {
    case 'rag': {
      const ratings = row.cells.map(({ column, cell }): Rating => ({ of: 'column', at: column.index, cell }))
      return { ...described, ratings: [...base.ratings, ...ratings] }
    }
    case 'commentary':
      return { ...described, commentary: [...described.commentary, ...row.cells] }
    case 'tolerance':
      return { ...described, tolerances: [...base.tolerances, ...row.cells] }
    default:
      return { ...described, cells: [...base.cells, ...row.cells.map((cell) => asSaid(cell, said))] }
  }
}

/** A cell below a head of the council's figures is what its row says; one below a head of England's stays that. */
function asSaid(cell: RawCell, { role, kind, parts, yearsBack }: KindSaid): RawCell {
  const { column } = cell
  if (column.kind !== 'value') return cell
  const isActual = role === 'value'
  return {
    ...cell,
    yearsBack,
    column: {
      ...column,
      role: isActual ? column.role : 'figure',
      kind,
      parts: withYearOfRow(column.parts, parts),
    },
  }
}
