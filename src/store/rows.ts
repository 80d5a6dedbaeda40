/** Everything that is kept, as rows that are the same in every engine: for a move, a backup, a restore. */
import { createHash } from 'node:crypto'

export type TableName = 'delivery' | 'call' | 'record'
type Column = 'text' | 'number' | 'flag'

/** Columns in the order in which they are hashed. Who was at work on a row is not moved: nobody is, meanwhile. */
export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, Column>>>> = {
  delivery: { key: 'text', body: 'text', lane: 'text', done: 'flag', doubt: 'flag', at: 'number' },
  call: {
    key: 'text',
    lane: 'text',
    method: 'text',
    args: 'text',
    updates: 'text',
    tell: 'text',
    sorry: 'text',
    more: 'text',
    state: 'text',
    attempts: 'number',
    doubt: 'flag',
    not_before: 'number',
    channel: 'text',
    ts: 'text',
    why: 'text',
    at: 'number',
    rank: 'number',
    aside: 'flag',
  },
  record: { kind: 'text', key: 'text', owner: 'text', value: 'text', at: 'number', open: 'flag' },
}
export const TABLES = Object.keys(COLUMNS) as TableName[]

export type Row = Readonly<Record<string, string | number | boolean | null>>

/** Rows in the order in which they came; records by kind and key, byte by byte. */
export interface Rows {
  of(table: TableName): AsyncIterable<Row>
}

/** Not every engine keeps NUL in a text, or half of a surrogate pair; nothing that is kept needs them. */
export const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '')

/** `row` of an engine as every engine has it. */
export function rowOf(table: TableName, row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    Object.entries(COLUMNS[table]).map(([name, type]) => {
      const value = row[name] ?? null
      if (type === 'flag') return [name, Boolean(value)]
      return [name, typeof value === 'string' ? plain(value) : (value as number | null)]
    }),
  )
}

export type Tally = Readonly<Record<TableName, { readonly rows: number; readonly hash: string }>>

export async function tallyOf(rows: Rows): Promise<Tally> {
  const done: [TableName, Tally[TableName]][] = []
  // One after the other: they may come over one line.
  for (const table of TABLES) {
    const hash = createHash('sha256')
    let n = 0
    for await (const row of rows.of(table)) {
      hash.update(`${JSON.stringify(Object.values(row))}\n`)
      n += 1
    }
    done.push([table, { rows: n, hash: hash.digest('hex') }])
  }
  return Object.fromEntries(done) as Record<TableName, Tally[TableName]>
}

/** The tables that differ. */
export const differing = (one: Tally, other: Tally): TableName[] =>
  TABLES.filter((table) => one[table].rows !== other[table].rows || one[table].hash !== other[table].hash)

/** Rows by so many at a time. */
export async function* batches(rows: AsyncIterable<Row>, size: number): AsyncIterable<Row[]> {
  let batch: Row[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
