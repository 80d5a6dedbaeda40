/** From a file as it was read to what can be published of it. Pure. What only a person can say stays a finding that stops it. */
import {
  type Ask,
  type DraftFigure,
  type DraftFinding,
  type DraftMeasure,
  type Draft as Imported,
  isOffer,
} from '../importing/model.ts'
import { rowKey } from '../loading/build-figures.ts'
import { BENCHMARK_KINDS, type Commentary, type Council, type Document, type Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import { keyOfPeriod, parsePeriodKey } from '../periods/codec.ts'
import type { DraftContent, NewFinding } from '../store/releases.ts'

/** What a file does not say. */
export interface AboutFile {
  /** As published; null for a council that is not there yet. */
  readonly council: Council | null
  /** Instead of a name made of its key. */
  readonly councilName: string | null
  readonly published: IsoDate
  readonly meeting: string
  readonly title: string | null
  /** The key of the report that it states, within the council; null: one of its own, by its period. */
  readonly report: string | null
  /** The council's reports as published: one that is stated again keeps its name, day and meeting. */
  readonly documents: readonly Document[]
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Whether figures that were read out of sentences are taken. */
  readonly offered: boolean
}

export interface FromImport {
  readonly content: DraftContent
  readonly findings: readonly NewFinding[]
}

/** Null where nobody can say yet of which council or period the file is. */
export function contentOf(file: Imported, about: AboutFile): FromImport | null {
  if (file.council === null || file.period === null) return null
  const council = about.council ?? newCouncil(file.council, about.councilName)
  const document = documentOf(file, council, about)
  const isText = file.layout === 'narrative'
  const rows = new Map(file.measures.map((m) => [m.order, m]))
  const taken = file.figures.filter((f) => about.offered || !f.offered)
  const figures = taken.flatMap((f) => figureOf(f, rows.get(f.measure) ?? null, document, isText) ?? [])
  const used = new Set(figures.map(rowKey))
  const measures = measuresOf([...rows.values()], document).filter((m) => used.has(rowKey(m)))
  const left = taken.filter((f) => figureOf(f, rows.get(f.measure) ?? null, document, isText) === null)
  const waiting = file.figures.length - taken.length
  return {
    content: {
      council,
      document,
      indicators: file.indicators
        .filter((i) => !about.indicators.has(i.id) && measures.some((m) => m.indicator === i.id))
        .map((i): Indicator => ({ ...i, say: [] })),
      measures,
      figures,
      commentary: commentaryOf(file, document),
      glossary: [],
    },
    findings: [
      ...file.asks.filter((a) => !isOffer(a)).map(askFinding),
      ...beforeItsEnd(document, about),
      ...(left.length > 0
        ? [
            plain(
              'warning',
              'not-taken',
              `${left.length} of the file's figures ${left.length === 1 ? 'is' : 'are'} not taken, since the measure, unit or period is not known: ${cellsText(left)}.`,
            ),
          ]
        : []),
      ...(waiting > 0
        ? [
            plain(
              'warning',
              'offered',
              `${waiting} ${waiting === 1 ? 'number stands in a sentence and is left out' : 'numbers stand in sentences and are left out'}; whichever is a figure to publish is taken by saying its indicator when the file is imported again. The sentences are kept as commentary.`,
            ),
          ]
        : []),
      ...file.findings.map(
        (f): NewFinding => ({
          severity: f.severity,
          code: f.code,
          sheet: f.sheet,
          cell: f.cell,
          text: f.text,
          about: figureAt(f, file, rows),
          confirmable: figures.length > 0,
        }),
      ),
    ],
  }
}

const plain = (severity: NewFinding['severity'], code: string, text: string): NewFinding => ({
  severity,
  code,
  sheet: null,
  cell: null,
  text,
  about: null,
  confirmable: true,
})

/** A report that is there already has the day that it was published. */
function beforeItsEnd({ key, period, published }: Document, { documents }: AboutFile): NewFinding[] {
  if (published >= period.end || documents.some((d) => d.key === key)) return []
  const text = `The report is of ${period.label}, which ends on ${dayLabel(period.end)}, after the day that it is published, ${dayLabel(published)}; correct the period or the day, or confirm it with the reason.`
  return [plain('error', 'published-before-end', text)]
}

const MOST_CELLS = 12

/** "Scorecard D4, E4, F4 and 3 more; Benchmarks C7". */
function cellsText(figures: readonly DraftFigure[]): string {
  const sheets = Map.groupBy(figures, (f) => f.sheet)
  return [...sheets]
    .map(([sheet, of]) => {
      const more = of.length > MOST_CELLS ? ` and ${of.length - MOST_CELLS} more` : ''
      return `${sheet} ${of
        .slice(0, MOST_CELLS)
        .map((f) => f.cell)
        .join(', ')}${more}`
    })
    .join('; ')
}

/** What has to be answered; no reason makes up for it. */
const askFinding = ({ about, sheet, cell, text, suggestions }: Ask): NewFinding => ({
  ...plain(
    'error',
    `ask-${about}`,
    suggestions.length === 0
      ? text
      : `${text} (${(about === 'unit' ? suggestions : suggestions.slice(0, 4)).join('; ')})`,
  ),
  sheet,
  cell,
  confirmable: about === 'number',
})

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/%/g, ' percent ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)

function newCouncil(key: string, name: string | null): Council {
  const said =
    name ??
    key.replace(/(^|-)([a-z])/g, (_, gap: string, letter: string) => `${gap === '' ? '' : ' '}${letter.toUpperCase()}`)
  return {
    key,
    name: said.replace(/ (?:Borough |City |County |District |Metropolitan )*Council$/i, ''),
    fullName: said,
    nicknames: [],
  }
}

function documentOf(
  file: Imported,
  council: Council,
  { published, meeting, title, report, documents }: AboutFile,
): Document {
  const held = report === null ? null : documents.find((d) => d.key === `${council.key}/${report}`)
  if (held) return held
  const period = file.period as Period
  const said = title ?? file.title ?? `Scorecard, ${period.label}`
  const own = report ?? slug(keyOfPeriod(period) ?? period.label)
  return { key: `${council.key}/${own}`, council: council.key, title: said, document: said, published, meeting, period }
}

function measuresOf(rows: readonly DraftMeasure[], document: Document): Measure[] {
  const found = new Map<string, Measure>()
  for (const row of rows) {
    if (row.id === null || row.unit === null) continue
    const measure: Measure = {
      council: document.council,
      document: document.key,
      indicator: row.id,
      sub: row.sub,
      ref: row.ref,
      name: row.name,
      service: row.service,
      frequency: row.frequency,
      unit: row.unit,
      polarity: row.polarity,
      note: row.note,
      order: found.size,
    }
    if (!found.has(rowKey(measure))) found.set(rowKey(measure), measure)
  }
  return [...found.values()]
}

const isBenchmark = (kind: string): boolean => (BENCHMARK_KINDS as readonly string[]).includes(kind)

function figureOf(f: DraftFigure, row: DraftMeasure | null, document: Document, isText: boolean): Figure | null {
  const unit = f.unit ?? row?.unit ?? null
  const undated = f.period === '' && isBenchmark(f.kind)
  const period = undated ? document.period : parsePeriodKey(f.period)
  if (!row?.id || row.unit === null || unit === null || period === null) return null
  return {
    council: document.council,
    document: document.key,
    published: document.published,
    indicator: row.id,
    sub: row.sub,
    kind: f.kind,
    period,
    value: f.value,
    asPrinted: f.asPrinted.trim() === '' ? 'left empty' : f.asPrinted,
    unit,
    part: isText ? 'text' : 'table',
    location: `${f.sheet}, cell ${f.cell}`,
    note: f.note,
    vintage: isBenchmark(f.kind)
      ? undated
        ? `latest published at ${dayLabel(document.published)}`
        : period.label
      : '',
    rag: 'none',
    ragReason: '',
    ...(f.status === 'published' ? {} : { status: f.status }),
  }
}

function commentaryOf(file: Imported, document: Document): Commentary[] {
  return file.commentary.map(({ at, ids, period, text }) => ({
    council: document.council,
    document: document.key,
    published: document.published,
    indicators: ids.length === 0 ? ['*'] : ids,
    period: parsePeriodKey(period) ?? document.period,
    location: `${at.sheet}, cell ${at.cell}`,
    text,
  }))
}

/** What a finding is about: the figure in its cell, else the measure of its row. */
function figureAt(
  { sheet, cell, row }: Pick<DraftFinding, 'sheet' | 'cell' | 'row'>,
  file: Imported,
  rows: ReadonlyMap<number, DraftMeasure>,
): NewFinding['about'] {
  const figure = file.figures.find((f) => f.sheet === sheet && f.cell === cell)
  const inRow = file.measures.filter((m) => row !== null && m.at.sheet === sheet && m.at.row === row)
  const order = figure?.measure ?? (inRow.length === 1 ? inRow[0]?.order : undefined)
  const found = order === undefined ? null : (rows.get(order) ?? null)
  if (!found?.id) return null
  return { indicator: found.id, sub: found.sub, period: figure ? (parsePeriodKey(figure.period)?.label ?? null) : null }
}
