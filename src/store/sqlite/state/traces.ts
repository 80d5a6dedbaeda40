/** What names a person in a state file. */
import type Database from 'better-sqlite3'
import type { CallRow } from '../../call-row.ts'
import type { RecordRow } from '../../record-row.ts'
import type { Delivery, Traces } from '../../state.ts'
import { tracesAmong } from '../../traces.ts'

/** Looks through every row: for a person's own request, not for an answer. */
export function tracesIn(db: Database.Database, person: string): Traces {
  const rows = <T>(sql: string): T[] => db.prepare(sql).all() as T[]
  return tracesAmong(person, {
    records: rows<RecordRow>('select * from record order by kind, at, key'),
    calls: rows<CallRow>("select * from call where state in ('waiting', 'sending') order by id"),
    deliveries: rows<Delivery>('select key, body from delivery where done = 0 order by position'),
  })
}
