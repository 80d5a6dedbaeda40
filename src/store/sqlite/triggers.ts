/** What the database itself refuses: to change or lose anything that was published or done. SQLite's own words. */

const refuse = (name: string, event: string, when: string, why: string): string =>
  `create trigger ${name} before ${event} ${when === '' ? '' : `when ${when} `}begin select raise(abort, '${why}'); end`

/** Rows that may be closed once, and are otherwise written for ever. */
const CLOSED_ONCE = {
  figure:
    'id position release from_seq said_from said_to council document published indicator sub kind period_label period_start period_end period_kind value as_printed unit status part location note vintage rag rag_reason rules bands',
  commentary:
    'id position release from_seq council document published indicators period_label period_start period_end period_kind location text',
  entry: 'id position release from_seq part key document content',
}
const WRITTEN_ONCE = ['release', 'publication', 'rule_set', 'audit', 'commentary_indicator']

export const TRIGGERS: readonly string[] = [
  ...Object.entries(CLOSED_ONCE).flatMap(([table, columns]) => [
    refuse(`${table}_kept`, `delete on ${table}`, '', 'What was published is not deleted.'),
    refuse(
      `${table}_written_once`,
      `update of ${columns.split(' ').join(', ')} on ${table}`,
      '',
      'What was published is not changed.',
    ),
    refuse(
      `${table}_closed_once`,
      `update of to_seq on ${table}`,
      'old.to_seq is not null or new.to_seq is null',
      'What was replaced stays replaced.',
    ),
  ]),
  ...WRITTEN_ONCE.flatMap((table) => [
    refuse(`${table}_kept`, `delete on ${table}`, '', 'The record of what was published is not deleted.'),
    refuse(`${table}_written_once`, `update on ${table}`, '', 'The record of what was published is not changed.'),
  ]),
]
