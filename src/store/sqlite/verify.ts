/** Whether the record is as it was written. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { auditOf, brokenChain } from './audit.ts'
import { publications } from './held.ts'
import { BATCH_ROWS } from './insert.ts'
import type { FigureTable, PublicationTable } from './tables.ts'

/** A sentence for everything that is not as it was written; empty where all is. */
export function verify(database: Database): string[] {
  const rows = database.prepare('select * from publication order by seq').all() as PublicationTable[]
  const gaps = rows.filter((row, i) => row.seq !== i + 1).slice(0, 1)
  const recorded = new Map(
    auditOf(database).flatMap((entry) =>
      typeof entry.detail.seq === 'number' ? [[entry.detail.seq, entry.detail.content]] : [],
    ),
  )
  return [
    ...brokenChain(database),
    ...gaps.map(({ seq }) => `A publication is missing before number ${seq}.`),
    ...rows.flatMap((row) => {
      if (recorded.get(row.seq) !== row.content) return [`The trail does not tell of publication ${row.seq} as it is.`]
      return contentOf(database, row) === row.content
        ? []
        : [`The figures of publication ${row.seq} are not those that were published.`]
    }),
    ...(publications(database).length === rows.length ? [] : ['A publication has lost its release.']),
  ]
}

/** What `Writer` has put on record: the values as they were written, batch after batch. */
function contentOf(database: Database, { first_figure, last_figure }: PublicationTable): string {
  const hash = createHash('sha256')
  let batch: unknown[] = []
  let size = 0
  const flush = (): void => {
    if (size > 0) hash.update(JSON.stringify(batch))
    batch = []
    size = 0
  }
  const rows = database.prepare('select * from figure where id >= ? and id <= ? order by id')
  for (const row of rows.iterate(first_figure, last_figure)) {
    // Null when it was written; closing a row is the one change that is allowed.
    batch.push(...Object.values({ ...(row as FigureTable), to_seq: null }))
    size += 1
    if (size === BATCH_ROWS) flush()
  }
  flush()
  return hash.digest('hex')
}
