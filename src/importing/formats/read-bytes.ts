/** A file as cells, by what its first bytes are and never by its name alone. */

import { readTextFile } from './read-text.ts'
import { password, readOdsFile, readXlsxFile, workbookKind } from './read-xlsx.ts'
import { DAMAGED, FileRefused } from './refusal.ts'
import type { ReadFile } from './sheet.ts'

const starts = (bytes: Uint8Array, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, i) => bytes[i] === byte)

/** Throws FileRefused with a sentence for the officer. */
export async function readBytes(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw new FileRefused('empty', 'The file is empty; save it again and send it once more.')
  if (bytes.every((byte) => byte === 0)) throw new FileRefused('damaged', DAMAGED)
  if (starts(bytes, 0x50, 0x4b)) {
    const { kind, parts } = workbookKind(bytes)
    return kind === 'ods' ? readOdsFile(bytes, parts) : readXlsxFile(bytes, parts)
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oldContainer(bytes)
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw new FileRefused('pdf', 'This is a PDF; its tables cannot be read safely. Send the workbook it was made from.')
  }
  if (starts(bytes, 0x50, 0x41, 0x52, 0x31)) {
    throw new FileRefused('parquet', 'This is a Parquet file; send the table as .xlsx or .csv.')
  }
  if (binary(bytes)) {
    throw new FileRefused('damaged', /\.(?:csv|txt|tsv)$/i.test(name) ? `This is no text. ${DAMAGED}` : DAMAGED)
  }
  return readTextFile(name, bytes)
}

/** The container of Excel before 2007, which Excel also uses around a workbook with a password. */
function oldContainer(bytes: Uint8Array): FileRefused {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (text.includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')) return password()
  return new FileRefused(
    'old-workbook',
    'This is a workbook of Excel before 2007 (.xls); save it as .xlsx and send that.',
  )
}

/** Control characters that no text has, beyond a few strays. Zero bytes are left to the decoder, which knows UTF-16. */
function binary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4000)
  let odd = 0
  for (const byte of sample)
    if (byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++
  return odd > sample.length / 50
}
