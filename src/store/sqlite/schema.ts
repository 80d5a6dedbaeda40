/** How the tables are made, and which file belongs to this program. */
import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import { TRIGGERS } from './triggers.ts'

/**
 * Raised with every change to a table. The file holds what officers published, which nothing else does: from version
 * 3 on every later version must carry it over.
 */
export const SCHEMA_VERSION = 3

/** "SCRU", in the header of every file of ours: a database of another program is never touched. */
export const APPLICATION_ID = 0x53435255

interface Statement {
  compile(): { readonly sql: string }
}

type Table = CreateTableBuilder<string, string>

/** Adds columns; a name that ends in `?` may be null. */
function columns(table: Table, type: 'text' | 'integer', names: string): Table {
  return names.split(' ').reduce((built, name) => {
    const optional = name.endsWith('?')
    return built.addColumn(name.replace('?', ''), type, (column) => (optional ? column : column.notNull()))
  }, table)
}

const texts = (table: Table, names: string): Table => columns(table, 'text', names)
const integers = (table: Table, names: string): Table => columns(table, 'integer', names)

const PERIOD = 'period_label period_start period_end period_kind'
const VERSIONED = 'position release from_seq to_seq?'

/** What versions 1 and 2 held of bundled reports only, which are taken again from their files. */
export const BUNDLED_ONLY = ['commentary_indicator', 'commentary', 'figure', 'catalogue'].map(
  (table) => `drop table if exists ${table}`,
)

/** The statements that make every table, as SQL. `unanswered` is kept where it is there already. */
export function schemaStatements({ schema }: Kysely<Tables>): string[] {
  const table = (name: string): Table => schema.createTable(name) as Table
  const numbered = (name: string): Table => table(name).addColumn('id', 'integer', (c) => c.primaryKey())
  const sequence = (name: string): Table => table(name).addColumn('seq', 'integer', (c) => c.primaryKey())
  const index = (name: string, of: string, ...on: string[]) => schema.createIndex(name).on(of).columns(on)
  const statements: Statement[] = [
    integers(
      texts(
        integers(numbered('figure'), VERSIONED),
        `said_from said_to? council document published indicator sub kind ${PERIOD} value? as_printed unit status part location note? vintage rag rag_reason judgement? rules?`,
      ),
      'bands?',
    ),
    index('figure_by_council', 'figure', 'council', 'indicator'),
    index('figure_by_indicator', 'figure', 'indicator'),
    index('figure_closed', 'figure', 'to_seq').where('to_seq' as never, 'is not', null),
    texts(integers(numbered('commentary'), VERSIONED), `council document published indicators ${PERIOD} location text`),
    texts(integers(table('commentary_indicator'), 'commentary'), 'indicator'),
    index('commentary_by_indicator', 'commentary_indicator', 'indicator', 'commentary'),
    texts(integers(numbered('entry'), VERSIONED), 'part key document content'),
    index('entry_by_key', 'entry', 'part', 'key'),
    integers(
      texts(
        numbered('release'),
        'kind council document title published_on source_name source_sha256 layout layout_version drafted_by',
      ),
      'drafted_at',
    ),
    texts(integers(sequence('publication'), 'release at undoes? first_figure last_figure'), 'by approved_by? content'),
    integers(texts(table('rule_set'), 'hash content'), 'first_seq').addPrimaryKeyConstraint('rule_set_key', ['hash']),
    texts(integers(numbered('draft'), 'at published_seq?'), 'council document by head'),
    texts(integers(table('draft_part'), 'draft position'), 'part content').addPrimaryKeyConstraint('draft_part_key', [
      'draft',
      'part',
      'position',
    ]),
    integers(texts(table('mapping'), 'council layout name meaning by'), 'at').addPrimaryKeyConstraint('mapping_key', [
      'council',
      'layout',
      'name',
    ]),
    texts(integers(sequence('audit'), 'at release?'), 'by action detail previous_hash hash'),
    texts(table('meta'), 'name content').addPrimaryKeyConstraint('meta_key', ['name']),
    texts(
      table('unanswered')
        .ifNotExists()
        .addColumn('id', 'integer', (c) => c.primaryKey()),
      'text outcome council? day hint',
    ),
  ]
  return [...statements.map((statement) => statement.compile().sql), ...TRIGGERS]
}
