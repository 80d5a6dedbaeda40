/** The rows of the parquet file, one row group in memory at a time. */
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet'
import { DataError } from '../../errors.ts'
import type { LaitFile } from './files.ts'

/** The columns that are read, in the order that `eachRow` gives them; the others repeat the dictionary and the code list. */
export const COLUMNS = { short: 'Short Desc', year: 'Years', code: 'LA Number', cell: 'Values' } as const
const NAMES = Object.values(COLUMNS)

/** What the file says of itself. @throws DataError where it is cut off or has other columns */
export function metadataOf({ name, bytes }: LaitFile): FileMetaData {
  let metadata: FileMetaData
  try {
    metadata = parquetMetadata(bytes.buffer)
  } catch (cause) {
    throw cutOff(name, cause)
  }
  const there = metadata.schema.slice(1).map((column) => column.name)
  const missing = NAMES.filter((column) => !there.includes(column))
  if (missing.length === 0) return metadata
  const named = missing.map((column) => `"${column}"`).join(', ')
  throw new DataError(
    `${name} has no column ${named} (it has ${there.join(', ')}); it may be another release's layout, so nothing was imported.`,
  )
}

const cutOff = (name: string, cause: unknown): DataError =>
  new DataError(
    `${name} cannot be read as parquet, so it may be cut off (${cause instanceof Error ? cause.message : String(cause)}); download it again.`,
    { cause },
  )

/** Calls `take` with each row; `row` counts as a spreadsheet would, with the head in row 1. */
export async function eachRow(
  { name, bytes }: LaitFile,
  metadata: FileMetaData,
  take: (row: number, short: string, year: string, code: number, cell: string) => void,
): Promise<void> {
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    const columns = await readGroup(name, bytes, metadata, rowStart, rowEnd)
    const [shorts, years, codes, cells] = NAMES.map((column) => columns.get(column) as ArrayLike<unknown>)
    for (let i = 0; i < rowEnd - rowStart; i++) {
      take(rowStart + i + 2, text(shorts?.[i]), text(years?.[i]), Number(codes?.[i]), text(cells?.[i]))
    }
    rowStart = rowEnd
  }
}

const text = (cell: unknown): string => (typeof cell === 'string' ? cell : cell == null ? '' : String(cell))

async function readGroup(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<Map<string, unknown[]>> {
  const columns = new Map<string, unknown[]>()
  try {
    await parquetRead({
      file: bytes.buffer,
      metadata,
      rowStart,
      rowEnd,
      columns: NAMES,
      onChunk: ({ columnName, columnData, rowStart: from }) => {
        const whole = columns.get(columnName) ?? new Array(rowEnd - rowStart)
        for (let i = 0; i < columnData.length; i++) whole[from - rowStart + i] = columnData[i]
        columns.set(columnName, whole)
      },
    })
  } catch (cause) {
    throw cutOff(name, cause)
  }
  return columns
}
