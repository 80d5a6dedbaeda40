/** Drafts: kept in pieces, so that a large one is no single text; nothing that answers reads them. */
import type { Database } from 'better-sqlite3'
import type { Draft, DraftChange, DraftHead, NewDraft, Trail } from '../releases.ts'
import { record } from './audit.ts'
import type { DraftPartTable, DraftTable } from './tables.ts'

const PIECE = 500
const LISTS = ['indicators', 'measures', 'figures', 'commentary', 'glossary'] as const

type Kept = Omit<DraftHead, 'id' | 'council' | 'document' | 'by' | 'at'> & {
  readonly about: Pick<Draft['content'], 'council' | 'document'>
}

/** Returns its number. */
export function keepDraft(database: Database, draft: NewDraft): number {
  const { content, findings, council, document, by, at, ...head } = draft
  const id = ((database.prepare('select max(id) from draft').pluck().get() as number | null) ?? 0) + 1
  const kept: Kept = {
    ...head,
    submitted: null,
    confirmations: [],
    previewed: null,
    about: { council: content.council, document: content.document },
  }
  database
    .prepare('insert into draft (id, council, document, "by", at, head) values (?, ?, ?, ?, ?, ?)')
    .run(id, council, document, by, at, JSON.stringify(kept))
  const insert = database.prepare('insert into draft_part (draft, part, position, content) values (?, ?, ?, ?)')
  const keep = (part: string, list: readonly unknown[]): void => {
    for (let from = 0; from < list.length; from += PIECE)
      insert.run(id, part, from, JSON.stringify(list.slice(from, from + PIECE)))
  }
  for (const part of LISTS) keep(part, content[part])
  keep('findings', findings)
  record(database, {
    at,
    by,
    action: 'draft',
    release: null,
    detail: { draft: id, council, document, source: draft.source.name, sha256: draft.source.sha256 },
  })
  return id
}

function headOf({ id, council, document, by, at, head }: DraftTable): DraftHead & Pick<Kept, 'about'> {
  return { id, council, document, by, at, ...(JSON.parse(head) as Kept) }
}

export const openDrafts = (database: Database): DraftHead[] =>
  (database.prepare('select * from draft where published_seq is null order by id').all() as DraftTable[]).map((row) => {
    const { about: _about, ...head } = headOf(row)
    return head
  })

/** An open draft; null where there is none of that number, or no more. */
export function readDraft(database: Database, id: number): Draft | null {
  const row = database.prepare('select * from draft where id = ? and published_seq is null').get(id)
  if (row === undefined) return null
  const { about, ...head } = headOf(row as DraftTable)
  const pieces = database
    .prepare('select * from draft_part where draft = ? order by part, position')
    .all(id) as DraftPartTable[]
  const list = <T>(part: string): T[] =>
    pieces.filter((p) => p.part === part).flatMap((p) => JSON.parse(p.content) as T[])
  const lists = Object.fromEntries(LISTS.map((part) => [part, list(part)])) as unknown as Pick<
    Draft['content'],
    (typeof LISTS)[number]
  >
  return { ...head, content: { ...about, ...lists }, findings: list('findings') }
}

/** False where the draft is no longer open. */
export function amendDraft(database: Database, id: number, change: DraftChange, trail: Trail | null): boolean {
  const row = database.prepare('select * from draft where id = ? and published_seq is null').get(id)
  if (row === undefined) return false
  const kept = JSON.parse((row as DraftTable).head) as Kept
  database.prepare('update draft set head = ? where id = ?').run(JSON.stringify({ ...kept, ...change }), id)
  if (trail) record(database, { ...trail, release: null, detail: { draft: id, ...change } })
  return true
}

/** Ends a draft: `seq` is the publication it went out in, 0 where it is thrown away. Its content is not kept. */
export function closeDraft(
  database: Database,
  id: number,
  seq: number,
  trail: { readonly by: string; readonly at: number; readonly action: 'discard' } | null,
): boolean {
  const { changes } = database
    .prepare('update draft set published_seq = ? where id = ? and published_seq is null')
    .run(seq, id)
  if (changes === 0) return false
  database.prepare('delete from draft_part where draft = ?').run(id)
  if (trail) record(database, { ...trail, release: null, detail: { draft: id } })
  return true
}
