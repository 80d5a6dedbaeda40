/** The rule sets that figures were judged by, each kept once, under its hash. */
import type { Database } from 'better-sqlite3'

export function keepRules(database: Database, hash: string, content: string): void {
  const last = database.prepare('select max(seq) from publication').pluck().get() as number | null
  database
    .prepare('insert into rule_set (hash, content, first_seq) values (?, ?, ?) on conflict (hash) do nothing')
    .run(hash, content, (last ?? 0) + 1)
}
