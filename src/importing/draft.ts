/** From a file's bytes to a checked draft. Nothing is kept and nothing published here. */
import { createHash } from 'node:crypto'
import { breath } from '../give-way.ts'
import { UNITS } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { type Checked, rowKindKey } from './checks/check.ts'
import { checkColours } from './checks/colours.ts'
import { DRAFT_CHECKS } from './checks/index.ts'
import { compareWithPublished } from './compare.ts'
import { councilOf, otherCouncil } from './council-of.ts'
import { readWorkbook } from './formats/read-workbook.ts'
import { FileRefused } from './formats/refusal.ts'
import { letters, type ReadFile } from './formats/sheet.ts'
import { readWithLayout } from './layouts/index.ts'
import { type Mapping, NO_MAPPING } from './matching/mapping.ts'
import type { Ask, Draft, DraftCounts, DraftFigure, DraftFinding, DraftMeasure, Refusal } from './model.ts'
import { refusalOf } from './model.ts'
import { basesByWords, basisAsks, newIndicators, newMeasuresOf } from './new-measures.ts'
import { joinedMeasures } from './one-measure.ts'
import type { Published } from './published.ts'
import { withoutRepeats } from './repeats.ts'
import type { ReadFigure, Reading, ReadMeasure } from './source.ts'
import type { LayoutWords } from './words/layout-words.ts'

export interface DraftContext {
  readonly published: Published
  readonly words: LayoutWords
  /** A key; null where the file has to say it. */
  readonly council: string | null
  /** What the officer says that the file is of; left out where its titles say it. */
  readonly period?: Period | null
  readonly mapping?: Mapping
  /** Whether rows that match no measure are measures of their own; else they are asked about. */
  readonly newMeasures?: boolean
}

/** What an answer needs of a reading: the measures, figures and heads with their cells. */
export interface DraftReading {
  readonly measures: readonly ReadMeasure[]
  readonly figures: readonly Pick<ReadFigure, 'sheet' | 'cell' | 'measure'>[]
  readonly columns: readonly { readonly sheet: string; readonly cell: string; readonly head: string }[]
}

/** The measures, figures and heads of a file that has been read, for the answers to its questions. Throws FileRefused. */
export function readingOfFile(file: string, read: ReadFile, context: DraftContext): DraftReading {
  const { published, words, council } = context
  const { reading, columns } = readWithLayout({
    file,
    read,
    council,
    published,
    words,
    mapping: context.mapping ?? NO_MAPPING,
    newMeasures: false,
    period: context.period ?? null,
  })
  return { measures: reading.measures, figures: reading.figures, columns }
}

/** A file's cells, and the hash that names its bytes for ever. */
export interface OpenedFile {
  /** Without folders. */
  readonly name: string
  /** In hex. */
  readonly sha256: string
  readonly read: ReadFile
}

export async function openFile(name: string, bytes: Uint8Array): Promise<OpenedFile | Refusal> {
  try {
    return { name, sha256: createHash('sha256').update(bytes).digest('hex'), read: await readWorkbook(name, bytes) }
  } catch (error) {
    return refusedFor(name, error)
  }
}

/** What a file that has been opened comes to. */
export async function draftOfOpened(
  { name, sha256, read }: OpenedFile,
  context: DraftContext,
): Promise<Draft | Refusal> {
  try {
    return await draftOfRead(name, sha256, read, context)
  } catch (error) {
    return refusedFor(name, error)
  }
}

/** @param file the file's name, without folders */
export async function draftOf(file: string, bytes: Uint8Array, context: DraftContext): Promise<Draft | Refusal> {
  const opened = await openFile(file, bytes)
  return 'refused' in opened ? opened : draftOfOpened(opened, context)
}

function refusedFor(file: string, error: unknown): Refusal {
  const { code, sheet, line } = error instanceof FileRefused ? error : FAILED
  const why =
    error instanceof FileRefused
      ? error.message
      : `The table could not be read to its end (${(error as Error).message}); send it to whoever looks after this program.`
  return refusalOf(file, { code, text: why, sheet, row: line })
}

/** Whatever else a file makes go wrong is told of that file, and the others go on. */
const FAILED = { code: 'failed', sheet: null, line: null } as const

/**
 * The draft of a file that has been read, with pauses in which others are answered. Throws FileRefused for more figures than
 * a scorecard has.
 */
export async function draftOfRead(file: string, sha256: string, read: ReadFile, context: DraftContext): Promise<Draft> {
  const { published, words } = context
  const period = context.period ?? null
  const newMeasures = context.newMeasures ?? false
  const source = { file, read, published, words, period, newMeasures }
  const mapping = context.mapping ?? NO_MAPPING
  const first = readWithLayout({ ...source, council: context.council, mapping })
  await breath()
  const titles = [...first.titles, file]
  const found = councilOf(
    published,
    context.council,
    titles,
    first.reading.measures.map((m) => m.name),
  )
  const council = found.council
  // What was answered about a council's files is known once its name is.
  const again = council === context.council ? first : readWithLayout({ ...source, council, mapping })
  const reading = joinedMeasures(withoutRepeats(again.reading))
  const checked = checkedOf(reading, published, words, council)
  const fresh = newMeasuresOf(checked)
  const checks: DraftFinding[] = []
  for (const check of DRAFT_CHECKS) {
    await breath()
    checks.push(...check(checked))
  }
  const findings = [
    ...fileFindings(read),
    ...otherCouncil(published, context.council, titles),
    ...reading.findings,
    ...checks,
    ...(reading.figures.some((f) => f.printedRag) ? checkColours(checked) : []),
    ...nothingRead(file, reading),
    ...basesByWords(fresh),
  ]
  const compared = compareWithPublished(reading, published, council)
  const asks = [
    ...encodingAsk(read),
    ...(found.ask ? [found.ask] : []),
    ...periodAsk(reading),
    ...reading.asks,
    ...indicatorAsks(reading),
    ...unitAsks(reading, words),
    ...basisAsks(fresh, checked),
  ]
  return {
    file,
    sha256,
    council,
    layout: reading.layout,
    layoutVersion: words.version,
    encoding: read.encoding,
    title: reading.title,
    reportPeriod: reading.report?.key ?? null,
    period: reading.report?.period ?? null,
    sheetsRead: reading.sheetsRead,
    sheetsRepeat: reading.sheetsRepeat,
    sheetsNotRead: reading.sheetsNotRead,
    measures: reading.measures.map(measureOf),
    indicators: newIndicators(fresh),
    figures: reading.figures.map(figureOf),
    commentary: reading.commentary,
    unused: reading.unused,
    counts: countsOf(reading),
    ...compared,
    asks: once(asks, (a) => `${a.about}|${a.sheet}|${a.cell}|${a.text}`),
    findings: bySeverity(once(findings, (f) => `${f.code}|${f.sheet}|${f.cell}|${f.text}`)),
  }
}

function checkedOf(reading: Reading, published: Published, words: LayoutWords, council: string | null): Checked {
  return {
    reading,
    published,
    words,
    indicators: new Map(published.indicators.map((i) => [i.id, i])),
    earlier: Map.groupBy(
      published.figures.filter((f) => f.council === council),
      (f) => rowKindKey({ id: f.indicator, sub: f.sub, kind: f.kind }),
    ),
    values: Map.groupBy(
      reading.figures.filter((f) => f.kind === 'value'),
      (f) => f.measure,
    ),
  }
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}

const RANK = { error: 0, warning: 1, note: 2 } as const
const bySeverity = (findings: readonly DraftFinding[]): DraftFinding[] =>
  findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])

/** What is told of the file as a whole and of what was left unread. */
function fileFindings(read: ReadFile): DraftFinding[] {
  const about = (
    severity: DraftFinding['severity'],
    code: string,
    sheet: string | null,
    text: string,
  ): DraftFinding => ({
    severity,
    code,
    sheet,
    cell: null,
    row: null,
    column: null,
    text,
  })
  return [
    ...read.told.map((t) => about(t.severity, t.code, t.sheet, t.text)),
    ...read.sheets.flatMap((s) => [
      ...(s.cut
        ? [
            about(
              'error',
              'too-many-rows',
              s.name,
              `"${s.name}" has more rows than are read (${s.rows.length.toLocaleString('en-GB')}); send the rows that are needed.`,
            ),
          ]
        : []),
      ...(s.comments > 0
        ? [
            about(
              'note',
              'comments',
              s.name,
              `"${s.name}" has ${s.comments === 1 ? 'a comment' : `${s.comments} comments`} on cells; comments are not read.`,
            ),
          ]
        : []),
      ...(s.hiddenRows.some((r) => (s.rows[r] ?? []).some((c) => c && c.shown !== ''))
        ? [
            about(
              'note',
              'hidden-rows',
              s.name,
              `"${s.name}" has hidden rows (${list(s.hiddenRows.map((r) => String(r + 1)))}); they are not read.`,
            ),
          ]
        : []),
      ...(s.hiddenColumns.length > 0 && s.rows.length > 0
        ? [
            about(
              'note',
              'hidden-columns',
              s.name,
              `"${s.name}" has hidden columns (${list(s.hiddenColumns.map(letters))}); they are not read.`,
            ),
          ]
        : []),
    ]),
  ]
}

const list = (items: readonly string[]): string =>
  items.length <= 6 ? items.join(', ') : `${items.slice(0, 6).join(', ')} and ${items.length - 6} more`

function nothingRead(file: string, reading: Reading): DraftFinding[] {
  // What a column is, is asked first.
  if (reading.figures.length > 0 || reading.asks.some(({ about }) => about === 'column')) return []
  const text = `${file}: no figures were found. A table needs a row of heads with the measures' names and periods, such as "Indicator" and "Q1 2024/25".`
  return [{ severity: 'error', code: 'nothing-found', sheet: null, cell: null, row: null, column: null, text }]
}

function periodAsk({ report, figures }: Reading): Ask[] {
  if (report || figures.length === 0) return []
  const text = 'Which period is the file of?'
  return [{ about: 'period', sheet: null, cell: null, text, suggestions: [] }]
}

function encodingAsk({ letters }: ReadFile): Ask[] {
  if (!letters) return []
  const text = 'The file does not say how its letters are written; which of these is right?'
  return [{ about: 'encoding', sheet: null, cell: null, text, suggestions: letters }]
}

/** A row that comes again on another sheet, such as one of each month, is asked about once: an answer is of its words. */
function eachRow(measures: readonly ReadMeasure[]): ReadMeasure[] {
  const sheets = new Map<string, string>()
  return measures.filter((m) => {
    const first = sheets.get(m.row)
    if (first === undefined) sheets.set(m.row, m.at.sheet)
    return m.row === '' || first === undefined || first === m.at.sheet
  })
}

/** One question for each row whose indicator is not sure. */
function indicatorAsks(reading: Reading): Ask[] {
  const used = new Set(reading.figures.filter((f) => !f.offered).map((f) => f.measure))
  const named = Map.groupBy(reading.measures, ({ at }) => `${at.sheet}|${at.cell}`)
  return eachRow(reading.measures.filter((m) => m.id === null && used.has(m.order))).flatMap((m): Ask[] => {
    // A number and a rate of one name are two measures.
    const isOneOfSeveral = (named.get(`${m.at.sheet}|${m.at.cell}`)?.length ?? 0) > 1
    const unit = isOneOfSeveral && m.sub === '' && m.unitPrinted !== '' ? `, ${m.unitPrinted}` : ''
    const name = `${m.name}${m.ref ? ` (${m.ref})` : ''}${m.sub === '' ? '' : `, ${m.sub}`}${unit}`
    return [
      {
        about: 'indicator',
        sheet: m.at.sheet,
        cell: m.at.cell,
        text: `Which indicator is "${name}"? If it is none of these, it is a new one; "ignore" leaves the row out.`,
        suggestions: m.match.suggestions,
      },
    ]
  })
}

/** Whole numbers are likeliest counts. */
const WHOLE_FIRST: readonly string[] = ['count', ...UNITS.filter((u) => u !== 'count')]

function unitAsks(reading: Reading, words: LayoutWords): Ask[] {
  const withNumbers = new Set(reading.figures.filter((f) => f.value !== null).map((f) => f.measure))
  const fractions = new Set(reading.figures.filter((f) => f.value?.includes('.')).map((f) => f.measure))
  const wholes = new Set([...withNumbers].filter((order) => !fractions.has(order)))
  const open = reading.measures.filter((m) => m.unit === null && !m.asWords && withNumbers.has(m.order))
  return eachRow(open).flatMap((m): Ask[] => {
    const other = words.unitNotKept(m.unitPrinted)
    const text = other
      ? `"${m.name}" is in ${other}, which figures are not kept in; is it to be published as words?`
      : `In which unit is "${m.name}"${m.unitPrinted === '' ? '' : ` ("${m.unitPrinted}")`}?`
    return [
      {
        about: 'unit',
        sheet: m.at.sheet,
        cell: m.at.cell,
        text,
        suggestions: other ? ['words', 'count'] : wholes.has(m.order) ? WHOLE_FIRST : [...UNITS],
      },
    ]
  })
}

function countsOf({ measures, figures, unused }: Reading): DraftCounts {
  const with_ = (test: (f: ReadFigure) => boolean): number => figures.filter(test).length
  const isBand = (f: ReadFigure): boolean => f.kind === 'red' || f.kind === 'amber' || f.kind === 'green'
  const printed = (f: ReadFigure): boolean => f.value !== null || f.status === 'words'
  return {
    measureRows: measures.length,
    values: with_((f) => f.kind === 'value' && f.value !== null),
    bands: with_((f) => isBand(f) && printed(f)),
    benchmarks: with_((f) => f.kind !== 'value' && !isBand(f) && f.value !== null),
    targets: with_((f) => f.kind === 'green' && printed(f)),
    notAvailable: with_((f) => f.status === 'not_available'),
    suppressed: with_((f) => f.status === 'suppressed'),
    notApplicable: with_((f) => f.status === 'not_applicable'),
    unused: unused.reduce((n, u) => n + u.cells.length, 0),
  }
}

const measureOf = ({
  match: _match,
  polarityPrinted: _printed,
  row: _row,
  asWords: _words,
  ...measure
}: ReadMeasure): DraftMeasure => measure

const figureOf = ({
  r: _r,
  c: _c,
  head: _head,
  rowPeriod: _rowPeriod,
  percent: _percent,
  inFull: _inFull,
  formula: _formula,
  ...figure
}: ReadFigure): DraftFigure => figure
