/** Finds the four files of a release in a folder by what their names begin with, and reads them as bytes. */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../../errors.ts'

const PARTS = {
  figures: { pattern: /^bds_long.*\.parquet$/i, like: 'bds_long_0.parquet' },
  dictionary: { pattern: /^lait_data_dictionary.*\.csv$/i, like: 'lait_data_dictionary.csv' },
  neighbours: { pattern: /^sn_.*\.xlsx$/i, like: 'sn_may_2025.xlsx' },
  areas: { pattern: /^la_code_list.*\.xlsx$/i, like: 'la_code_list.xlsx' },
} as const

export type LaitPart = keyof typeof PARTS

export interface LaitFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** No file of a release is near this; a larger one is not read into memory. */
const MOST_BYTES = 200_000_000

/** The release's files and the SHA-256 over them. @throws DataError that names the file that is missing or too large */
export async function findFiles(
  folder: string,
): Promise<{ readonly files: Readonly<Record<LaitPart, LaitFile>>; readonly sha256: string }> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new DataError(`The folder ${folder} cannot be read (${cause.message}); name the folder with LAIT's files.`)
  })
  const found: [LaitPart, LaitFile][] = []
  const hash = createHash('sha256')
  for (const part of Object.keys(PARTS) as LaitPart[]) {
    const file = await readPart(folder, names, part)
    hash.update(part).update(file.bytes)
    found.push([part, file])
  }
  return { files: Object.fromEntries(found) as Record<LaitPart, LaitFile>, sha256: hash.digest('hex') }
}

async function readPart(folder: string, names: readonly string[], part: LaitPart): Promise<LaitFile> {
  const { pattern, like } = PARTS[part]
  const [name, ...more] = names.filter((n) => pattern.test(n)).toSorted()
  if (name === undefined) {
    throw new DataError(`${folder} has no file like ${like}; put the four files of one LAIT release in one folder.`)
  }
  if (more.length > 0) throw new DataError(`${folder} has both ${name} and ${more[0]}; keep the one of this release.`)
  const path = join(folder, name)
  if ((await stat(path)).size > MOST_BYTES) throw new DataError(`${name} is over 200 MB, which no LAIT file is.`)
  return { name, bytes: new Uint8Array(await readFile(path)) }
}
