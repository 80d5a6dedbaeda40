/** Finds what names a person, whatever it is: a new kind of record is found without being listed anywhere. */
import type Database from 'better-sqlite3'
import type { QueuedCall, Traces } from '../../state.ts'
import type { CallRow } from './schema.ts'

interface RecordRow {
  readonly kind: string
  readonly key: string
  readonly owner: string
  readonly value: string
  readonly at: number
}

/** Looks through every row: for a person's own request, not for an answer. */
export function tracesIn(db: Database.Database, person: string, queued: (row: CallRow) => QueuedCall): Traces {
  // An id is whole where no letter or digit goes on with it.
  const named = new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`)
  const rows = <T>(sql: string): T[] => db.prepare(sql).all() as T[]
  return {
    records: rows<RecordRow>('select * from record order by kind, at, key')
      .filter(({ key, owner, value }) => owner === person || named.test(key) || named.test(value))
      .map(({ kind, key, owner, value, at }) => ({ kind, key, owner, value: JSON.parse(value) as unknown, at })),
    calls: rows<CallRow>("select * from call where state in ('waiting', 'sending') order by id")
      .filter(({ lane, args, tell, sorry }) => [lane, args, tell, sorry].some((text) => text && named.test(text)))
      .map(queued),
    deliveries: rows<{ key: string; body: string }>('select key, body from delivery where done = 0 order by position')
      .filter(({ body }) => named.test(body))
      .map(({ key }) => key),
  }
}
