/** Finds the intents by directory listing and checks that they fit together. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DataError } from './errors.ts'
import type { Intent } from './intent.ts'

/** All intents of a folder, highest rank first. Throws DataError for a file that is none, or a rank used twice. */
export async function loadIntents(folder: string): Promise<Intent[]> {
  const files = (await readdir(folder)).filter((f) => f.endsWith('.ts')).toSorted()
  const loaded = await Promise.all(
    files.map(async (file) => ({
      file,
      module: (await import(pathToFileURL(join(folder, file)).href)) as { default?: Intent },
    })),
  )
  const intents: Intent[] = []
  for (const { file, module } of loaded) {
    const intent = module.default
    if (!intent?.name || typeof intent.answer !== 'function')
      throw new DataError(`intents/${file} has no intent as its default export; see intents/figure.ts for the shape.`)
    const twin = intents.find((i) => i.rank === intent.rank || i.name === intent.name)
    if (twin)
      throw new DataError(
        `intents/${file}: the intents "${intent.name}" and "${twin.name}" share a name or the rank ${intent.rank}; give each its own.`,
      )
    intents.push(intent)
  }
  return intents.toSorted((a, b) => b.rank - a.rank)
}
