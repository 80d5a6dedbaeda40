/**
 * Loads every file of the program, so that what Node makes of them is in its cache before the first start: types stripped, code
 * compiled. A process that finds them there never loads the stripper.
 */
import { glob } from 'node:fs/promises'
import { sep } from 'node:path'

/** These work when they are loaded: the beginning of every command, and threads. */
const WORKING = new Set(['src/main.ts', 'src/loading/load-worker.ts', 'src/importing/formats/worker.ts'])
/** What is learnt is learnt where the program is made, with packages that are not there where it runs. */
const TRAINING = 'src/training/'

export async function runCompile(out: (text: string) => void): Promise<number> {
  const root = new URL('../..', import.meta.url)
  let files = 0
  for await (const path of glob(['src/**/*.ts', 'intents/*.ts'], { cwd: root })) {
    const file = path.replaceAll(sep, '/')
    if (WORKING.has(file) || file.startsWith(TRAINING)) continue
    await import(new URL(file, root).href)
    files++
  }
  out(`${files} files compiled.\n`)
  return 0
}
