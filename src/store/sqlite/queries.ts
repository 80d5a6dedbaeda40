/**
 * What is asked of the database to answer questions: plain SQL, which PostgreSQL takes as well once each "?" has its
 * number. Lists are filled up to a power of two, so that few texts serve lists of any length.
 */
import type { Point } from '../releases.ts'
import type { FigureFilter } from '../store.ts'

export interface Query {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** After every publication that there will ever be. */
export const LATEST = Number.MAX_SAFE_INTEGER

/** Figures that pass a filter, in the order of their reports. The filter must name an indicator where it lists any. */
export const figuresQuery = (filter: FigureFilter, { seq, said }: Point = {}): Query =>
  filtered('figure', filter, (marks) => `indicator in (${marks})`, [
    inView(seq),
    said === undefined
      ? { sql: 'said_to is null', values: [] }
      : { sql: 'said_from <= ? and (said_to is null or said_to > ?)', values: [said, said] },
  ])

/** Commentary that passes a filter, in the order of the reports. The filter must name an indicator where it lists any. */
export const commentaryQuery = (filter: FigureFilter, { seq, said }: Point = {}): Query =>
  filtered(
    'commentary',
    filter,
    (marks) => `id in (select commentary from commentary_indicator where indicator in (${marks}))`,
    [inView(seq), ...(said === undefined ? [] : [{ sql: 'published <= ?', values: [said] }])],
  )

/** The lists of the catalogue, each in its order. */
export const entriesQuery = ({ seq }: Point = {}): Query => {
  const view = inView(seq)
  return {
    sql: `select part, content from entry where ${view.sql} order by part, document, position, id`,
    values: view.values,
  }
}

export const META = 'select content from meta where name = ?'
/** Kept where it is there already: both engines know this form. */
export const SET_META =
  'insert into meta (name, content) values (?, ?) on conflict (name) do update set content = excluded.content'
export const SAVE_UNANSWERED = 'insert into unanswered (text, outcome, council, day, hint) values (?, ?, ?, ?, ?)'
export const FORGET_UNANSWERED = 'delete from unanswered where day < ?'
export const FORGET_ONE_UNANSWERED =
  'delete from unanswered where id in (select min(id) from unanswered where text = ? and day = ?)'
export const UNANSWERED = 'select text, outcome, council, day, hint from unanswered order by id'

/** Rows that are in the view after publication `seq`. */
export const inView = (seq: number = LATEST): Query => ({
  sql: 'from_seq <= ? and (to_seq is null or to_seq > ?)',
  values: [seq, seq],
})

function filtered(
  table: string,
  { council, indicators }: FigureFilter,
  about: (marks: string) => string,
  more: readonly Query[],
): Query {
  const ids = fillUp(indicators ?? [])
  const conditions: Query[] = [
    ...(council === undefined ? [] : [{ sql: 'council = ?', values: [council] }]),
    ...(ids.length === 0 ? [] : [{ sql: about(ids.map(() => '?').join(', ')), values: ids }]),
    ...more,
  ]
  return {
    sql: `select * from ${table} where ${conditions.map((c) => c.sql).join(' and ')} order by document, position, id`,
    values: conditions.flatMap((c) => c.values),
  }
}

/** Repeats the last id up to a power of two. */
function fillUp(ids: readonly string[]): string[] {
  const last = ids.at(-1)
  if (last === undefined) return []
  const length = 2 ** Math.ceil(Math.log2(ids.length))
  return Array.from({ length }, (_, i) => ids[i] ?? last)
}
