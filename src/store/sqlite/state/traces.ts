/** Finds what names a person, whatever it is: a new kind of record is found without being listed anywhere. */
import type Database from 'better-sqlite3'
import { type CallRow, queued } from '../../call-row.ts'
import { naming } from '../../naming.ts'
import type { Traces } from '../../state.ts'

interface RecordRow {
  readonly kind: string
  readonly key: string
  readonly owner: string
  readonly value: string
  readonly at: number
}

/** Looks through every row: for a person's own request, not for an answer. */
export function tracesIn(db: Database.Database, person: string): Traces {
  const names = naming(person)
  const rows = <T>(sql: string): T[] => db.prepare(sql).all() as T[]
  return {
    records: rows<RecordRow>('select * from record order by kind, at, key')
      .filter(({ key, owner, value }) => owner === person || names(key) || names(value))
      .map(({ kind, key, owner, value, at }) => ({ kind, key, owner, value: JSON.parse(value) as unknown, at })),
    calls: rows<CallRow>("select * from call where state in ('waiting', 'sending') order by id")
      .filter(({ lane, args, tell, sorry }) => [lane, args, tell, sorry].some((text) => text && names(text)))
      .map(queued),
    deliveries: rows<{ key: string; body: string }>('select key, body from delivery where done = 0 order by position')
      .filter(({ body }) => names(body))
      .map(({ key }) => key),
  }
}
