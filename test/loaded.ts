/** Databases that have the reports of this program in them already: a load is a second, a copy nothing. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import './load-once.ts'

/** A folder that is there until the tests of the file have ended. */
export function folderOfFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The path of a database in `folder`. Without the set-up of `load-once.ts` the first start loads it. */
export function loadedDatabase(folder: string, name = 'figures.sqlite'): string {
  const path = join(folder, name)
  // The bench runs the same office without Vitest, which has nothing to inject then.
  const loaded: string | undefined = process.env.VITEST ? inject('loaded') : undefined
  if (loaded) copyFileSync(loaded, path)
  return path
}
