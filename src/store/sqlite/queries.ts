/** What is asked of the database. Written for any SQL engine that Kysely speaks. */
import type { Kysely } from 'kysely'
import type { Commentary, Figure } from '../../model/figure.ts'
import type { CatalogueData, FigureFilter, Unanswered } from '../store.ts'
import { compiledByFilter } from './compiled.ts'
import { commentaryOf, figureOf } from './rows.ts'
import type { Tables } from './tables.ts'

/** Figures that pass a filter, in the order of their reports. */
export function figuresQuery(db: Kysely<Tables>): (filter: FigureFilter) => Promise<Figure[]> {
  const query = compiledByFilter(({ council, indicators }) =>
    db
      .selectFrom('figure')
      .selectAll()
      .$if(council !== undefined, (q) => q.where('council', '=', council as string))
      .$if(indicators !== undefined, (q) => q.where('indicator', 'in', indicators as string[]))
      .orderBy('position'),
  )
  return async (filter) => {
    if (filter.indicators?.length === 0) return []
    return (await db.executeQuery(query(filter))).rows.map(figureOf)
  }
}

/** Commentary that passes a filter, in the order of the reports. */
export function commentaryQuery(db: Kysely<Tables>): (filter: FigureFilter) => Promise<Commentary[]> {
  const about = (indicators: readonly string[]) =>
    db.selectFrom('commentary_indicator').select('commentary').where('indicator', 'in', indicators)
  const query = compiledByFilter(({ council, indicators }) =>
    db
      .selectFrom('commentary')
      .selectAll()
      .$if(council !== undefined, (q) => q.where('council', '=', council as string))
      .$if(indicators !== undefined, (q) => q.where('position', 'in', about(indicators as string[])))
      .orderBy('position'),
  )
  return async (filter) => {
    if (filter.indicators?.length === 0) return []
    return (await db.executeQuery(query(filter))).rows.map(commentaryOf)
  }
}

/** The fingerprint of what is loaded, or null. */
export async function readFingerprint(db: Kysely<Tables>): Promise<string | null> {
  const row = await db.selectFrom('catalogue').select('content').where('part', '=', 'fingerprint').executeTakeFirst()
  return row ? (JSON.parse(row.content) as string) : null
}

/** The whole catalogue; with nothing loaded, an empty one. */
export async function readCatalogue(db: Kysely<Tables>): Promise<CatalogueData> {
  const rows = await db.selectFrom('catalogue').selectAll().execute()
  const parts = Object.fromEntries(rows.map(({ part, content }) => [part, JSON.parse(content)]))
  return { fingerprint: '', councils: [], indicators: [], documents: [], measures: [], glossary: [], ...parts }
}

export async function saveUnanswered(db: Kysely<Tables>, entry: Unanswered): Promise<void> {
  const { text, outcome, council, day, hint } = entry
  await db.insertInto('unanswered').values({ text, outcome, council, day, hint }).execute()
}

/** Entries on or after `since`, oldest first; older ones are deleted. */
export async function readUnanswered(db: Kysely<Tables>, since: string): Promise<Unanswered[]> {
  await db.deleteFrom('unanswered').where('day', '<', since).execute()
  return db.selectFrom('unanswered').select(['text', 'outcome', 'council', 'day', 'hint']).orderBy('id').execute()
}
