/** The project's own source files, for tests that read them. Paths are relative to the project's root. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** TypeScript files under a folder, at any depth. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .toSorted()
