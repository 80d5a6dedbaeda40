/** The trail: each entry's hash covers the one before it, so that none can be changed, lost or put in between unseen. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { AuditEntry } from '../releases.ts'
import type { AuditTable } from './tables.ts'

/** What stands before the first entry. */
const NOTHING_BEFORE = ''

export type NewAudit = Pick<AuditEntry, 'at' | 'by' | 'action' | 'release' | 'detail'>

const hashOf = (row: Omit<AuditTable, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row.previous_hash, row.seq, row.at, row.by, row.action, row.release, row.detail]))
    .digest('hex')

/** To be called within the transaction that does what is recorded. */
export function record(database: Database, { at, by, action, release, detail }: NewAudit): void {
  const last = database.prepare('select seq, hash from audit order by seq desc limit 1').get() as
    | Pick<AuditTable, 'seq' | 'hash'>
    | undefined
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    by,
    action,
    release,
    detail: JSON.stringify(detail),
    previous_hash: last?.hash ?? NOTHING_BEFORE,
  }
  database
    .prepare(
      'insert into audit (seq, at, "by", action, release, detail, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(...Object.values(row), hashOf(row))
}

const rowsOf = (database: Database): AuditTable[] =>
  database.prepare('select * from audit order by seq').all() as AuditTable[]

export const auditOf = (database: Database): AuditEntry[] =>
  rowsOf(database).map(({ previous_hash: previousHash, detail, ...row }) => ({
    ...row,
    detail: JSON.parse(detail) as Record<string, unknown>,
    previousHash,
  }))

/** A sentence for the first entry that is not as it was written; empty where all are. */
export function brokenChain(database: Database): string[] {
  let before = { seq: 0, hash: NOTHING_BEFORE }
  for (const row of rowsOf(database)) {
    if (row.seq !== before.seq + 1) return [`The trail lacks entry ${before.seq + 1}: the next one is ${row.seq}.`]
    if (row.previous_hash !== before.hash || row.hash !== hashOf(row))
      return [`Entry ${row.seq} of the trail is not as it was written.`]
    before = row
  }
  return []
}
