/** Taking a publication back: what it stated is closed, and what it closed is stated again. */
import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { StoreError } from '../../errors.ts'
import type { Document } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { Restated, Undone } from '../releases.ts'
import { publications, viewHash } from './held.ts'
import { inView, SET_META } from './queries.ts'
import type { SqliteReader } from './reader.ts'
import { commentaryOf, figureOf, heldOf } from './rows.ts'
import type { CommentaryTable, EntryTable, FigureTable, ReleaseTable, Tables } from './tables.ts'
import { Writer } from './writer.ts'

/**
 * To be called within a transaction. Refused where a later publication restated what this one stated. Where nothing
 * else was published about the council since, its view is proved to be the same as before, or the transaction fails.
 */
export function undoPublication(
  database: Database,
  sql: Kysely<Tables>,
  reader: SqliteReader,
  seq: number,
  by: string,
  at: number,
): Undone {
  const all = publications(database)
  const wanted = all.find((p) => p.seq === seq)
  if (!wanted) return { refused: [], why: `There is no publication ${seq}` }
  if (wanted.kind === 'bundled')
    return {
      refused: [],
      why: `Publication ${seq} is of a report that comes with the program; its files are mended instead`,
    }
  const earlier = all.find((p) => p.undoes === seq)
  if (earlier) return { refused: [], why: `Publication ${seq} was undone already, by publication ${earlier.seq}` }
  const stated = database.prepare('select * from figure where from_seq = ?').all(seq) as FigureTable[]
  const refused = stated.flatMap((row): Restated[] =>
    row.to_seq === null ? [] : [{ figure: figureOf(row), by: row.to_seq }],
  )
  const later = all.filter((p) => p.seq > seq && p.document === wanted.document && p.kind !== 'bundled')
  if (refused.length > 0 || later.length > 0)
    return {
      refused,
      why: `Publication ${seq} cannot be undone, since publication ${later.map((p) => p.seq).join(', ')} came after it and restated the same report; undo that first`,
    }
  const alsoStated = stated.flatMap((row): Restated[] => {
    const found = database.prepare(LATER).get({ ...row, seq }) as FigureTable | undefined
    return found ? [{ figure: figureOf(found), by: found.from_seq }] : []
  })
  const release = database.prepare('select * from release where id = ?').get(wanted.release) as ReleaseTable
  const { id: _id, ...row } = release
  const writer = new Writer(database, sql, { ...row, kind: 'undo', drafted_by: by, drafted_at: at })
  const before = viewHash(reader, wanted.council, seq - 1)
  for (const { id } of stated) writer.closeFigure(id)
  const entries = (column: 'from_seq' | 'to_seq'): EntryTable[] =>
    database.prepare(`select * from entry where ${column} = ? order by id`).all(seq) as EntryTable[]
  for (const entry of entries('from_seq'))
    if (entry.to_seq === null && !isShared(reader, entry, wanted.document)) writer.closeEntry(entry.id)
  for (const { part, key, document, position, content, release: of } of entries('to_seq'))
    writer.addEntry({ part, key, document, position, content }, of)
  for (const closed of database.prepare('select * from figure where to_seq = ? order by id').all(seq) as FigureTable[])
    writer.addFigure(heldOf(closed), closed.position, { from: closed.said_from, to: closed.said_to }, closed.release)
  database.prepare('update commentary set to_seq = ? where from_seq = ? and to_seq is null').run(writer.seq, seq)
  const words = database.prepare('select * from commentary where to_seq = ? order by id').all(seq) as CommentaryTable[]
  for (const closed of words) writer.addCommentary(commentaryOf(closed), closed.position, closed.release)
  writer.end({ by, approvedBy: null, undoes: seq, at, action: 'undo', detail: { undoes: seq, view: before } })
  database.prepare(SET_META).run('officers', String(writer.seq))
  const after = viewHash(reader, wanted.council, writer.seq)
  const alone = all.every((p) => p.seq <= seq || p.council !== wanted.council)
  if (alone && after !== before)
    throw new StoreError(`The view after undoing publication ${seq} is not the one before it.`)
  const undone = publications(database).at(-1)
  if (!undone) throw new StoreError('An undoing was not put on record.')
  return { undone, before, after, alsoStated }
}

/** The same figure in a report that was published later. */
const LATER = `select * from figure where council = @council and document <> @document and indicator = @indicator
  and sub = @sub and kind = @kind and period_start = @period_start and period_end = @period_end
  and from_seq > @seq and to_seq is null order by from_seq desc limit 1`

/** Whether another report has come to need an indicator or a council that the one undone brought in. */
function isShared(reader: SqliteReader, { part, key }: EntryTable, document: string): boolean {
  const view = inView()
  const others = <T>(of: EntryTable['part']): T[] =>
    reader
      .all<Pick<EntryTable, 'content'>>({
        sql: `select content from entry where part = ? and document <> ? and ${view.sql}`,
        values: [of, document, ...view.values],
      })
      .map(({ content }) => JSON.parse(content) as T)
  if (part === 'indicators') return others<Measure>('measures').some((m) => m.indicator === key)
  return part === 'councils' && others<Document>('documents').some((d) => d.council === key)
}
