/**
 * What is asked of the database to answer questions: plain SQL, which PostgreSQL takes as well once each "?" has its
 * number. Lists are filled up to a power of two, so that few texts serve lists of any length.
 */
import type { FigureFilter } from '../store.ts'

export interface Query {
  readonly sql: string
  readonly values: readonly string[]
}

/** Figures that pass a filter, in the order of their reports. The filter must name an indicator where it lists any. */
export const figuresQuery = (filter: FigureFilter): Query =>
  filtered('figure', filter, (marks) => `indicator in (${marks})`)

/** Commentary that passes a filter, in the order of the reports. The filter must name an indicator where it lists any. */
export const commentaryQuery = (filter: FigureFilter): Query =>
  filtered(
    'commentary',
    filter,
    (marks) => `position in (select commentary from commentary_indicator where indicator in (${marks}))`,
  )

export const CATALOGUE = 'select part, content from catalogue'
export const FINGERPRINT = "select content from catalogue where part = 'fingerprint'"
export const SAVE_UNANSWERED = 'insert into unanswered (text, outcome, council, day, hint) values (?, ?, ?, ?, ?)'
export const FORGET_UNANSWERED = 'delete from unanswered where day < ?'
export const FORGET_ONE_UNANSWERED =
  'delete from unanswered where id in (select min(id) from unanswered where text = ? and day = ?)'
export const UNANSWERED = 'select text, outcome, council, day, hint from unanswered order by id'

function filtered(table: string, { council, indicators }: FigureFilter, about: (marks: string) => string): Query {
  const ids = fillUp(indicators ?? [])
  const conditions = [
    ...(council === undefined ? [] : ['council = ?']),
    ...(ids.length === 0 ? [] : [about(ids.map(() => '?').join(', '))]),
  ]
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
  return {
    sql: `select * from ${table}${where} order by position`,
    values: [...(council === undefined ? [] : [council]), ...ids],
  }
}

/** Repeats the last id up to a power of two. */
function fillUp(ids: readonly string[]): string[] {
  const last = ids.at(-1)
  if (last === undefined) return []
  const length = 2 ** Math.ceil(Math.log2(ids.length))
  return Array.from({ length }, (_, i) => ids[i] ?? last)
}
