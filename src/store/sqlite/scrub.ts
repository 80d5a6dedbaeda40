/** What was deleted or changed stands in the write-ahead log until that is copied into the file and cut to nothing. */
import type Database from 'better-sqlite3'

/** Returns `State.scrub` for a connection. It never waits for another program. */
export function scrubber(db: Database.Database): () => boolean {
  const written = db.prepare('select total_changes() as n')
  let clean = -1
  return () => {
    const { n } = written.get() as { n: number }
    if (n === clean) return true
    const patience = db.pragma('busy_timeout', { simple: true })
    db.pragma('busy_timeout = 0')
    try {
      const [outcome] = db.pragma('wal_checkpoint(truncate)') as { busy: number }[]
      if (outcome?.busy === 0) clean = n
      return clean === n
    } finally {
      db.pragma(`busy_timeout = ${patience}`)
    }
  }
}
