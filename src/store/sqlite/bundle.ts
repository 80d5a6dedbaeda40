/** Takes the reports that come with the program: as a publication of its own for each report that is new or changed. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Document, Figure } from '../../model/figure.ts'
import { matchItems } from '../item.ts'
import type { HeldFigure } from '../releases.ts'
import type { PublishedData } from '../store.ts'
import { record } from './audit.ts'
import { listed, listedGlossary, listedMeasures, restate } from './entries.ts'
import { inView, SET_META } from './queries.ts'
import { heldOf } from './rows.ts'
import { keepRules } from './rule-sets.ts'
import type { EntryTable, FigureTable, ReleaseTable, Tables } from './tables.ts'
import { type NewEntry, type NewRelease, type Signed, Writer } from './writer.ts'

const BY = 'the program'
const NO_LAYOUT = { layout: 'data', layout_version: '', drafted_by: BY }

interface Report {
  readonly key: string
  readonly council: string
  readonly document: Document | null
  readonly figures: readonly Figure[]
  readonly commentary: PublishedData['commentary']
}

/**
 * Saves what differs from the bundled data that was taken before: all of it, or on any failure none. Rows that an
 * officer's publication stated are never closed. A report whose printed facts did not change keeps its RAG, whatever
 * the rules say now. It pauses nowhere, so that nobody reads half a load on the same connection.
 * @param at milliseconds
 */
export function takeBundle(database: Database, sql: Kysely<Tables>, data: PublishedData, at: number): void {
  const take = database.transaction(() => {
    const officers = officersReleases(database)
    const isOfficers = ({ release }: EntryTable): boolean => officers.has(release)
    if (data.rules) keepRules(database, data.rules.hash, data.rules.content)
    const reports = reportsOf(data)
    const loaded = new Set(reports.map((r) => r.key))
    const taken = takenReports(database)
    const gone = [...taken.values()].filter(({ document }) => !loaded.has(document) && document !== '')
    const write = (release: NewRelease, work: (writer: Writer) => void): void => {
      const writer = new Writer(database, sql, release)
      work(writer)
      writer.end(signed(at))
    }
    const catalogue = sharedEntries(data)
    const sharedHash = hashOf(catalogue)
    if (taken.get('')?.source_sha256 !== sharedHash)
      write(releaseOf(NO_REPORT, sharedHash, at), (writer) => {
        for (const part of ['councils', 'indicators'] as const)
          restate(
            writer,
            part,
            '',
            catalogue.filter((e) => e.part === part),
            isOfficers,
          )
      })
    for (const report of [...reports, ...gone.map(withdrawn)]) {
      const entries = reportEntries(data, report)
      const hash = hashOf([entries, report.figures.map(withoutRag), report.commentary])
      if (taken.get(report.key)?.source_sha256 === hash) continue
      write(releaseOf(report, hash, at), (writer) => {
        for (const part of ['documents', 'measures', 'glossary'] as const)
          restate(
            writer,
            part,
            report.key,
            entries.filter((e) => e.part === part),
            isOfficers,
          )
        takeFigures(database, writer, report, officers, data.rules?.hash ?? null)
        takeCommentary(database, writer, report, officers)
      })
    }
    if (data.fingerprint !== meta(database, 'bundle')) {
      database.prepare(SET_META).run('bundle', data.fingerprint)
      record(database, { at, by: BY, action: 'bundle', release: null, detail: { fingerprint: data.fingerprint } })
    }
  })
  take.immediate()
}

const signed = (at: number): Signed => ({
  by: BY,
  approvedBy: null,
  undoes: null,
  at,
  action: 'publish',
  detail: {},
})

const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')
const withoutRag = ({ rag: _rag, ragReason: _reason, judgement: _judgement, ...figure }: Figure) => figure
const meta = (database: Database, name: string): string | null =>
  (database.prepare('select content from meta where name = ?').pluck().get(name) as string | undefined) ?? null

const NO_REPORT: Report = { key: '', council: '', document: null, figures: [], commentary: [] }

/** A report whose files are no longer there. */
const withdrawn = ({ document: key, council }: ReleaseTable): Report => ({ ...NO_REPORT, key, council })

/** Everything that belongs to one report; what names none that is there is kept under its own name. */
function reportsOf(data: PublishedData): Report[] {
  const figures = Map.groupBy(data.figures, (f) => f.document)
  const commentary = Map.groupBy(data.commentary, (c) => c.document)
  const documents = new Map(data.documents.map((d) => [d.key, d]))
  const keys = new Set([...documents.keys(), ...figures.keys(), ...commentary.keys()])
  return [...keys].map((key) => {
    const document = documents.get(key) ?? null
    const of = { figures: figures.get(key) ?? [], commentary: commentary.get(key) ?? [] }
    return { key, council: (document ?? of.figures[0] ?? of.commentary[0])?.council ?? '', document, ...of }
  })
}

const sharedEntries = (data: PublishedData): NewEntry[] => [
  ...listed(
    'councils',
    '',
    data.councils.map((council) => ({ key: council.key, content: council })),
  ),
  ...listed(
    'indicators',
    '',
    data.indicators.map((indicator) => ({ key: indicator.id, content: indicator })),
  ),
]

function reportEntries(data: PublishedData, { key, document }: Report): NewEntry[] {
  const of = <T extends { readonly document: string }>(list: readonly T[]) => list.filter((m) => m.document === key)
  return [
    ...listed('documents', key, document ? [{ key, content: document }] : []),
    ...listedMeasures(key, of(data.measures)),
    ...listedGlossary(key, of(data.glossary)),
  ]
}

const releaseOf = ({ key, council, document }: Report, hash: string, at: number): NewRelease => ({
  ...NO_LAYOUT,
  kind: 'bundled',
  council,
  document: key,
  title: document?.title ?? '',
  published_on: document?.published ?? '',
  source_name: key,
  source_sha256: hash,
  drafted_at: at,
})

const officersReleases = (database: Database): ReadonlySet<number> =>
  new Set(database.prepare("select id from release where kind <> 'bundled'").pluck().all() as number[])

/** Each bundled report as it was last taken, by key. */
const takenReports = (database: Database): Map<string, ReleaseTable> =>
  new Map(
    (database.prepare("select * from release where kind = 'bundled' order by id").all() as ReleaseTable[]).map((r) => [
      r.document,
      r,
    ]),
  )

function takeFigures(
  database: Database,
  writer: Writer,
  report: Report,
  officers: ReadonlySet<number>,
  rules: string | null,
): void {
  const view = inView()
  const rows = database
    .prepare(`select * from figure where document = ? and council = ? and said_to is null and ${view.sql}`)
    .all(report.key, report.council, ...view.values) as FigureTable[]
  const { pairs, left } = matchItems(
    rows.map(heldOf),
    ({ figure }) => figure,
    report.figures,
    (figure) => figure,
  )
  for (const old of left) if (!officers.has(old.release)) writer.closeFigure(old.id)
  for (const [position, { now: figure, old }] of pairs.entries()) {
    if (old && (officers.has(old.release) || sameRow(old, figure, position))) continue
    if (old) writer.closeFigure(old.id)
    const judged = figure.ragReason === '' ? null : rules
    writer.addFigure({ figure, rules: judged, bands: figure.rag === 'none' ? null : 'own' }, position, {
      from: figure.published,
      to: null,
    })
  }
}

const sameRow = (old: HeldFigure, figure: Figure, position: number): boolean =>
  old.position === position && JSON.stringify(old.figure) === JSON.stringify(figure)

/** All of a report's commentary together, unless an officer has stated it. */
function takeCommentary(database: Database, writer: Writer, report: Report, officers: ReadonlySet<number>): void {
  const view = inView()
  const held = database
    .prepare(`select release from commentary where document = ? and ${view.sql}`)
    .pluck()
    .all(report.key, ...view.values) as number[]
  if (held.some((release) => officers.has(release))) return
  writer.closeCommentary(report.key)
  for (const [i, said] of report.commentary.entries()) writer.addCommentary(said, i)
}
