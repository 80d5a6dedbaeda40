/** How the tables are made, and which file belongs to this program. */
import type { CreateTableBuilder, Kysely } from 'kysely'
import { PUBLISHED_TABLES, type Tables } from './tables.ts'

/** Raised with every change to a published table; a file of an older version is then rebuilt. */
export const SCHEMA_VERSION = 2

/** "SCRU", in the header of every file of ours: a database of another program is never touched. */
export const APPLICATION_ID = 0x53435255

interface Statement {
  compile(): { readonly sql: string }
}

/** Adds text columns; a name that ends in `?` may be null. */
function texts<T extends string>(table: CreateTableBuilder<T>, names: string): CreateTableBuilder<T> {
  return names.split(' ').reduce((built, name) => {
    const optional = name.endsWith('?')
    return built.addColumn(name.replace('?', ''), 'text', (column) => (optional ? column : column.notNull()))
  }, table) as CreateTableBuilder<T>
}

const PERIOD = 'period_label period_start period_end period_kind'

/**
 * The statements that make every published table anew, as SQL. `unanswered` is kept where it is there already:
 * nobody can load its questions again.
 */
export function schemaStatements(db: Kysely<Tables>): string[] {
  const { schema } = db
  const numbered = (name: string) => schema.createTable(name).addColumn('position', 'integer', (c) => c.primaryKey())
  const statements: Statement[] = [
    ...PUBLISHED_TABLES.map((name) => schema.dropTable(name).ifExists()),
    texts(
      numbered('figure'),
      `council document published indicator sub kind ${PERIOD} value? as_printed unit part location note? vintage rag rag_reason judgement?`,
    ),
    schema.createIndex('figure_by_council').on('figure').columns(['council', 'indicator']),
    schema.createIndex('figure_by_indicator').on('figure').columns(['indicator']),
    texts(numbered('commentary'), `council document published indicators ${PERIOD} location text`),
    schema
      .createTable('commentary_indicator')
      .addColumn('commentary', 'integer', (c) => c.notNull())
      .addColumn('indicator', 'text', (c) => c.notNull()),
    schema.createIndex('commentary_by_indicator').on('commentary_indicator').columns(['indicator', 'commentary']),
    texts(schema.createTable('catalogue'), 'part content'),
    texts(
      schema
        .createTable('unanswered')
        .ifNotExists()
        .addColumn('id', 'integer', (c) => c.primaryKey()),
      'text outcome council? day hint',
    ),
  ]
  return statements.map((statement) => statement.compile().sql)
}
