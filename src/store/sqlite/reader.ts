/** What answering needs of one connection: reading, and keeping what went unanswered. Each text is prepared once; they are few. */
import type { Database, Statement } from 'better-sqlite3'
import type { Commentary, Figure } from '../../model/figure.ts'
import type { CatalogueData, FigureFilter, Unanswered } from '../store.ts'
import {
  CATALOGUE,
  commentaryQuery,
  FINGERPRINT,
  FORGET_ONE_UNANSWERED,
  FORGET_UNANSWERED,
  figuresQuery,
  type Query,
  SAVE_UNANSWERED,
  UNANSWERED,
} from './queries.ts'
import { commentaryOf, figureOf } from './rows.ts'
import type { CatalogueTable, CommentaryTable, FigureTable } from './tables.ts'

export class SqliteReader {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Changes whenever another connection, of whichever process, has written to the file. */
  version(): number {
    return (this.#prepared('pragma data_version').get() as { data_version: number }).data_version
  }

  readonly figures = (filter: FigureFilter): Figure[] => this.#filtered<FigureTable>(filter, figuresQuery).map(figureOf)

  readonly commentary = (filter: FigureFilter): Commentary[] =>
    this.#filtered<CommentaryTable>(filter, commentaryQuery).map(commentaryOf)

  /** The fingerprint of what is loaded, or null. */
  fingerprint(): string | null {
    const row = this.#prepared(FINGERPRINT).get() as CatalogueTable | undefined
    return row ? (JSON.parse(row.content) as string) : null
  }

  /** The whole catalogue; with nothing loaded, an empty one. */
  catalogue(): CatalogueData {
    const rows = this.#prepared(CATALOGUE).all() as CatalogueTable[]
    const parts = Object.fromEntries(rows.map(({ part, content }) => [part, JSON.parse(content)]))
    return { fingerprint: '', councils: [], indicators: [], documents: [], measures: [], glossary: [], ...parts }
  }

  saveUnanswered({ text, outcome, council, day, hint }: Unanswered): void {
    this.#prepared(SAVE_UNANSWERED).run(text, outcome, council, day, hint)
  }

  /** Entries on or after `since`, oldest first; older ones are deleted. */
  unanswered(since: string): Unanswered[] {
    this.#prepared(FORGET_UNANSWERED).run(since)
    return this.#prepared(UNANSWERED).all() as Unanswered[]
  }

  forgetUnanswered({ text, day }: Pick<Unanswered, 'text' | 'day'>): void {
    this.#prepared(FORGET_ONE_UNANSWERED).run(text, day)
  }

  #filtered<Row>(filter: FigureFilter, query: (filter: FigureFilter) => Query): Row[] {
    if (filter.indicators?.length === 0) return []
    const { sql, values } = query(filter)
    return this.#prepared(sql).all(...values) as Row[]
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
