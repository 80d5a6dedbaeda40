/** Lines typed before, kept between runs. Nothing depends on them, so a file that cannot be used is no error. */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { plain } from './plain.ts'

export const MOST_LINES = 500
const MOST_CHARACTERS = 1000
/** Questions can be about sensitive matters: for their author's eyes only. */
const MODE = 0o600

export interface History {
  /** Newest first, as readline wants them. */
  readonly lines: readonly string[]
  /** Keeps one line; lines are written in order. */
  add(line: string): void
  /** When all lines are written, or could not be. */
  written(): Promise<void>
}

/** Makes a folder and its parents. Not mkdir's own recursion, which never ends below /proc. */
async function makeFolder(folder: string): Promise<void> {
  const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

const clean = (line: string): string => plain(line).replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS)

/** Opens the history in `file`, cut to its newest lines. Never rejects. */
export async function openHistory(file: string): Promise<History> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const all = text
    .split('\n')
    .map(clean)
    .filter((l) => l !== '')
  const kept = all.slice(-MOST_LINES)
  let writing: Promise<void> = makeFolder(dirname(file))
    .then(async () => {
      if (kept.length < all.length) await writeFile(file, `${kept.join('\n')}\n`, { mode: MODE })
    })
    .catch(() => {})
  return {
    lines: kept.toReversed(),
    add(line) {
      const cleaned = clean(line)
      if (cleaned !== '') writing = writing.then(() => appendFile(file, `${cleaned}\n`, { mode: MODE })).catch(() => {})
    },
    written: () => writing,
  }
}
