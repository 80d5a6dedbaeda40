/** What answering needs of one connection: reading, and keeping what went unanswered. Each text is prepared once; they are few. */
import type { Database, Statement } from 'better-sqlite3'
import type { Commentary, Figure } from '../../model/figure.ts'
import type { Point } from '../releases.ts'
import type { CatalogueData, FigureFilter, Unanswered } from '../store.ts'
import {
  commentaryQuery,
  entriesQuery,
  FORGET_ONE_UNANSWERED,
  FORGET_UNANSWERED,
  figuresQuery,
  META,
  type Query,
  SAVE_UNANSWERED,
  UNANSWERED,
} from './queries.ts'
import { commentaryOf, figureOf } from './rows.ts'
import type { CommentaryTable, EntryPart, EntryTable, FigureTable } from './tables.ts'

const PARTS: readonly EntryPart[] = ['councils', 'indicators', 'documents', 'measures', 'glossary']

export class SqliteReader {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Changes whenever another connection, of whichever process, has written to the file. */
  version(): number {
    return (this.prepared('pragma data_version').get() as { data_version: number }).data_version
  }

  figures(filter: FigureFilter, point?: Point): Figure[] {
    return this.#filtered<FigureTable>(filter, figuresQuery(filter, point)).map(figureOf)
  }

  commentary(filter: FigureFilter, point?: Point): Commentary[] {
    return this.#filtered<CommentaryTable>(filter, commentaryQuery(filter, point)).map(commentaryOf)
  }

  /** The number of the last publication; 0 before the first. */
  lastSeq(): number {
    return (this.prepared('select max(seq) seq from publication').get() as { seq: number | null }).seq ?? 0
  }

  bundle(): string | null {
    return this.meta('bundle')
  }

  /** The bundle's fingerprint, with the last publication of an officer where there is one. */
  fingerprint(): string | null {
    const [bundle, officers] = [this.meta('bundle'), this.meta('officers')]
    return officers === null ? bundle : `${bundle ?? ''}+${officers}`
  }

  /** The whole catalogue; with nothing loaded, an empty one. */
  catalogue(point: Point = {}): CatalogueData {
    const rows = this.all<Pick<EntryTable, 'part' | 'content'>>(entriesQuery(point))
    const lists = new Map<EntryPart, string[]>(PARTS.map((part) => [part, []]))
    for (const { part, content } of rows) lists.get(part)?.push(content)
    // One text for each list is parsed much faster than many small ones.
    const parts = Object.fromEntries([...lists].map(([part, items]) => [part, JSON.parse(`[${items.join(',')}]`)]))
    const data = { fingerprint: this.fingerprint() ?? '', ...parts } as CatalogueData
    return point.said === undefined ? data : saidBy(data, point.said)
  }

  saveUnanswered({ text, outcome, council, day, hint }: Unanswered): void {
    this.prepared(SAVE_UNANSWERED).run(text, outcome, council, day, hint)
  }

  /** Entries on or after `since`, oldest first; older ones are deleted. */
  unanswered(since: string): Unanswered[] {
    this.prepared(FORGET_UNANSWERED).run(since)
    return this.prepared(UNANSWERED).all() as Unanswered[]
  }

  forgetUnanswered({ text, day }: Pick<Unanswered, 'text' | 'day'>): void {
    this.prepared(FORGET_ONE_UNANSWERED).run(text, day)
  }

  meta(name: string): string | null {
    return (this.prepared(META).get(name) as { content: string } | undefined)?.content ?? null
  }

  all<Row>({ sql, values }: Query): Row[] {
    return this.prepared(sql).all(...values) as Row[]
  }

  prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #filtered<Row>(filter: FigureFilter, query: Query): Row[] {
    return filter.indicators?.length === 0 ? [] : this.all<Row>(query)
  }
}

/** The reports that were out by a day, with what belongs to them. */
function saidBy(data: CatalogueData, day: string): CatalogueData {
  const documents = data.documents.filter((d) => d.published <= day)
  const out = new Set(documents.map((d) => d.key))
  return {
    ...data,
    documents,
    measures: data.measures.filter((m) => out.has(m.document)),
    glossary: data.glossary.filter((g) => out.has(g.document)),
  }
}
