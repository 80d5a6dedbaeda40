/**
 * Tells whether the data files have changed since they were loaded. Apart from the reader, so that a start with
 * nothing to load does not load the reader either.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What the loaded data depends on: files, and folders taken whole. */
const FILES = ['indicators.json', 'rag/rules.json', 'relations.json']
const FOLDERS = ['councils']
/** Goes up with what loading makes of the same files, so that a database of an earlier version is loaded again. */
const READING = 3

/**
 * SHA-256 in hex over relative path and content of every file that the data depends on, in path order. The same on
 * every machine; a file that is not there counts as absent.
 */
export async function fingerprintOf(dataDir: string): Promise<string> {
  const found = await Promise.all(FOLDERS.map((folder) => filesBelow(dataDir, folder)))
  const paths = [...FILES, ...found.flat()].toSorted((a, b) => (a < b ? -1 : 1))
  const digests = await Promise.all(paths.map((path) => digestOf(dataDir, path)))
  const lines = digests.flatMap((digest, i) => (digest === null ? [] : `${paths[i]}\0${digest}\n`))
  return sha256([`reading\0${READING}\n`, ...lines].join(''))
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

async function filesBelow(dataDir: string, folder: string): Promise<string[]> {
  const entries = await orNull(readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }))
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

async function digestOf(dataDir: string, path: string): Promise<string | null> {
  const content = await orNull(readFile(join(dataDir, path)))
  return content === null ? null : sha256(content)
}

/** What is missing or cannot be read is told by the reader, in words. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch {
    return null
  }
}
