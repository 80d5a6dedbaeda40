/** What is in the view, with the rows that it stands in. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Document, GlossaryTerm } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { HeldFigure, HeldReport, Publication } from '../releases.ts'
import { inView } from './queries.ts'
import type { SqliteReader } from './reader.ts'
import { commentaryOf, heldOf } from './rows.ts'
import type { CommentaryTable, EntryPart, EntryTable, FigureTable, PublicationTable, ReleaseTable } from './tables.ts'

/** The figures of one report that are what the council says now. */
export function heldFigures(reader: SqliteReader, council: string, document: string): HeldFigure[] {
  const view = inView()
  return reader
    .all<FigureTable>({
      sql: `select * from figure where council = ? and document = ? and said_to is null and ${view.sql} order by position, id`,
      values: [council, document, ...view.values],
    })
    .map(heldOf)
}

/** The bands of all of a council's reports. */
export function heldBands(reader: SqliteReader, council: string): HeldFigure[] {
  const view = inView()
  return reader
    .all<FigureTable>({
      sql: `select * from figure where council = ? and kind in ('green', 'amber', 'red') and said_to is null and ${view.sql} order by document, position, id`,
      values: [council, ...view.values],
    })
    .map(heldOf)
}

/** The entries of one list of a report, in their order. */
export function entriesOf<T>(reader: SqliteReader, part: EntryPart, document: string, seq?: number): T[] {
  const view = inView(seq)
  return reader
    .all<Pick<EntryTable, 'content'>>({
      sql: `select content from entry where part = ? and document = ? and ${view.sql} order by position, id`,
      values: [part, document, ...view.values],
    })
    .map(({ content: text }) => JSON.parse(text) as T)
}

/** A report as it is in the view; null where there is none. */
export function reportAt(reader: SqliteReader, key: string): HeldReport | null {
  const view = inView()
  const [document] = entriesOf<Document>(reader, 'documents', key)
  if (!document) return null
  return {
    document,
    measures: entriesOf<Measure>(reader, 'measures', key),
    glossary: entriesOf<GlossaryTerm>(reader, 'glossary', key),
    figures: heldFigures(reader, document.council, key),
    commentary: reader
      .all<CommentaryTable>({
        sql: `select * from commentary where document = ? and ${view.sql} order by position, id`,
        values: [key, ...view.values],
      })
      .map(commentaryOf),
  }
}

/** The number of the newest publication about a report; 0 where there is none. */
export const lastAbout = (database: Database, document: string): number =>
  (database
    .prepare('select max(p.seq) from publication p join release r on r.id = p.release where r.document = ?')
    .pluck()
    .get(document) as number | null) ?? 0

const PUBLICATIONS =
  'select p.*, (select count(*) from figure f where f.id >= p.first_figure and f.id <= p.last_figure and f.said_to is null) figures, r.kind, r.council, r.document, r.title, r.published_on, r.source_name, r.source_sha256, r.layout, r.layout_version, r.drafted_by from publication p join release r on r.id = p.release order by p.seq'

/** All publications, oldest first. */
export const publications = (database: Database): Publication[] =>
  (database.prepare(PUBLICATIONS).all() as (PublicationTable & ReleaseTable & { readonly figures: number })[]).map(
    (row) => ({
      seq: row.seq,
      release: row.release,
      kind: row.kind,
      council: row.council,
      document: row.document,
      title: row.title,
      publishedOn: row.published_on,
      source: {
        name: row.source_name,
        sha256: row.source_sha256,
        layout: row.layout,
        layoutVersion: row.layout_version,
      },
      draftedBy: row.drafted_by,
      at: row.at,
      by: row.by,
      approvedBy: row.approved_by,
      undoes: row.undoes,
      figures: row.figures,
    }),
  )

/** What of a row says what it says; its number, its publications and its release do not. */
const content = <T extends object>(row: T): unknown[] => {
  const kept = { ...row } as Record<string, unknown>
  for (const name of ['id', 'from_seq', 'to_seq', 'release', 'bands']) delete kept[name]
  return Object.values(kept)
}

/**
 * SHA-256 in hex over everything in a council's view after publication `seq`: figures with the days on which they were
 * said, commentary, its own entry, its reports with their measures and glossaries, and the indicators of its measures.
 */
export function viewHash(reader: SqliteReader, council: string, seq: number): string {
  const view = inView(seq)
  const hash = createHash('sha256')
  const add = (sql: string, ...values: string[]): void => {
    for (const row of reader.prepared(sql).iterate(...values, ...view.values))
      hash.update(JSON.stringify(content(row as object)))
    hash.update('\n')
  }
  add(
    `select * from figure where council = ? and ${view.sql} order by document, position, indicator, sub, kind, period_start, period_end, period_kind, vintage, said_from, location`,
    council,
  )
  add(`select * from commentary where council = ? and ${view.sql} order by document, position, text`, council)
  const entry = `select part, key, document, position, content from entry where`
  add(`${entry} part = 'councils' and key = ? and ${view.sql}`, council)
  const indicators = new Set<string>()
  for (const document of documentsOf(reader, council, seq)) {
    add(`${entry} document = ? and ${view.sql} order by part, position, key`, document)
    for (const measure of entriesOf<Measure>(reader, 'measures', document, seq)) indicators.add(measure.indicator)
  }
  for (const id of [...indicators].toSorted())
    add(`select content from entry where part = 'indicators' and key = ? and ${view.sql}`, id)
  return hash.digest('hex')
}

const documentsOf = (reader: SqliteReader, council: string, seq: number): string[] => {
  const view = inView(seq)
  return reader
    .all<Pick<EntryTable, 'content'>>({
      sql: `select content from entry where part = 'documents' and ${view.sql} order by key`,
      values: view.values,
    })
    .map(({ content: text }) => JSON.parse(text) as Document)
    .flatMap((d) => (d.council === council ? [d.key] : []))
}
