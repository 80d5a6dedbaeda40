/** Many rows into one table, in batches whose statement is prepared once. */
import type { Database, Statement } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Fifty figures are 1,500 values in one statement, below the limits of SQLite and PostgreSQL alike. */
export const BATCH_ROWS = 50

/**
 * Takes rows one at a time, so that a large load does not stand in memory twice. Every row must give its columns in
 * one order. `flush` writes what is left.
 */
export class Inserter<T extends keyof Tables> {
  readonly #database: Database
  readonly #sql: Kysely<Tables>
  readonly #table: T
  readonly #onBatch: (values: readonly unknown[]) => void
  #rows: Tables[T][] = []
  #whole: Statement | null = null

  /** @param onBatch is given the values of each batch, row after row */
  constructor(
    database: Database,
    sql: Kysely<Tables>,
    table: T,
    onBatch: (values: readonly unknown[]) => void = () => {},
  ) {
    this.#database = database
    this.#sql = sql
    this.#table = table
    this.#onBatch = onBatch
  }

  add(row: Tables[T]): void {
    this.#rows.push(row)
    if (this.#rows.length === BATCH_ROWS) this.flush()
  }

  flush(): void {
    const rows = this.#rows
    if (rows.length === 0) return
    const full = rows.length === BATCH_ROWS
    const statement: Statement = (full ? this.#whole : null) ?? this.#database.prepare(this.#insertSql(rows))
    if (full) this.#whole = statement
    const values = rows.flatMap((row) => Object.values(row))
    statement.run(...values)
    this.#onBatch(values)
    this.#rows = []
  }

  #insertSql(rows: readonly Tables[T][]): string {
    // Values are bound apart; any text stands for them, since a null or undefined one could be left out of the SQL.
    const blank = rows.map((row) => Object.fromEntries(Object.keys(row).map((column) => [column, ''])))
    return this.#sql
      .insertInto(this.#table)
      .values(blank as never)
      .compile().sql
  }
}
