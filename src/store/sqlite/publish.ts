/** One publication of an officer: what it closes, what it states, and the record of it. */
import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { StoreError } from '../../errors.ts'
import type { Commentary } from '../../model/figure.ts'
import { matchItems } from '../item.ts'
import type { Approval, Change, Published } from '../releases.ts'
import { closeDraft } from './drafts.ts'
import { listed, listedGlossary, listedMeasures, type Named, restate } from './entries.ts'
import { lastAbout, publications } from './held.ts'
import { inView, SET_META } from './queries.ts'
import type { EntryPart, Tables } from './tables.ts'
import { type NewRelease, Writer } from './writer.ts'

/** To be called within a transaction; does nothing where the view has changed since the preview. */
export function publishChange(
  database: Database,
  sql: Kysely<Tables>,
  change: Change,
  { by, approvedBy, at, draft, seen, detail }: Approval,
): Published {
  const last = lastAbout(database, change.release.document)
  if (last !== seen) return { stale: last }
  const writer = new Writer(database, sql, releaseRow(change))
  stateFigures(database, writer, change)
  stateEntries(writer, change)
  stateCommentary(writer, change.release.document, change.commentary)
  const { seq } = writer.end({ by, approvedBy, undoes: null, at, action: 'publish', detail: { draft, ...detail } })
  database.prepare(SET_META).run('officers', String(seq))
  if (draft !== null && !closeDraft(database, draft, seq, null))
    throw new StoreError(`Draft D-${draft} is no longer open: it was published or thrown away meanwhile.`)
  const published = publications(database).at(-1)
  if (!published) throw new StoreError('A publication was not put on record.')
  return { published }
}

function releaseRow({ release }: Change): NewRelease {
  return {
    kind: release.kind,
    council: release.council,
    document: release.document,
    title: release.title,
    published_on: release.publishedOn,
    source_name: release.source.name,
    source_sha256: release.source.sha256,
    layout: release.source.layout,
    layout_version: release.source.layoutVersion,
    drafted_by: release.draftedBy,
    drafted_at: release.draftedAt,
  }
}

/** A row that is replaced stays what the council said up to the day of the release. */
function stateFigures(database: Database, writer: Writer, { closes, figures, release }: Change): void {
  let position = nextPosition(database, release.council, release.document)
  for (const old of closes) {
    writer.closeFigure(old.id)
    if (old.saidFrom < release.publishedOn)
      writer.addFigure(old, old.position, { from: old.saidFrom, to: release.publishedOn }, old.release)
  }
  const said = { from: release.publishedOn, to: null }
  if (closes.length === 0) {
    for (const stated of figures) writer.addFigure(stated, position++, said)
    return
  }
  const { pairs } = matchItems(
    closes,
    ({ figure }) => figure,
    [...figures],
    ({ figure }) => figure,
  )
  for (const { now, old } of pairs) writer.addFigure(now, old?.position ?? position++, said)
}

function nextPosition(database: Database, council: string, document: string): number {
  const view = inView()
  const last = database
    .prepare(`select max(position) from figure where council = ? and document = ? and ${view.sql}`)
    .pluck()
    .get(council, document, ...view.values) as number | null
  return (last ?? -1) + 1
}

function stateEntries(writer: Writer, change: Change): void {
  const key = change.release.document
  const { council, documentEntry, indicators = [], measures, glossary } = change
  if (council) put(writer, 'councils', [{ key: council.key, content: council }])
  put(
    writer,
    'indicators',
    indicators.map((i) => ({ key: i.id, content: i })),
  )
  if (documentEntry) restate(writer, 'documents', key, listed('documents', key, [{ key, content: documentEntry }]))
  if (measures) restate(writer, 'measures', key, listedMeasures(key, measures))
  if (glossary) restate(writer, 'glossary', key, listedGlossary(key, glossary))
}

/** Adds or changes some entries that belong to no document; the others stay. */
function put(writer: Writer, part: EntryPart, wanted: readonly Named[]): void {
  if (wanted.length === 0) return
  const held = new Map(writer.entries(part).map((e) => [e.key, e]))
  let position = Math.max(-1, ...[...held.values()].map((e) => e.position)) + 1
  for (const { key, content } of wanted) {
    const [old, text] = [held.get(key), JSON.stringify(content)]
    if (old?.content === text) continue
    if (old) writer.closeEntry(old.id)
    writer.addEntry({ part, key, document: '', position: old?.position ?? position++, content: text })
  }
}

function stateCommentary(writer: Writer, document: string, commentary: readonly Commentary[] | undefined): void {
  if (!commentary) return
  writer.closeCommentary(document)
  for (const [i, said] of commentary.entries()) writer.addCommentary(said, i)
}
