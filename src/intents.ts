/** Finds the intents by directory listing and checks that they fit together. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DataError } from './errors.ts'
import type { Intent } from './intent.ts'
import type { Acts } from './understanding/sayable.ts'

/** All intents of a folder, by name. Throws DataError for a file that is none, or a name used twice. */
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
    const twin = intents.find((i) => i.name === intent.name)
    if (twin)
      throw new DataError(
        `intents/${file}: another file has the intent "${twin.name}" already; give each a name of its own.`,
      )
    intents.push(intent)
  }
  return intents
}

/** The names of the acts, by whether they are about a measure. @param hasEngland whether figures of all England are there */
export function actsOf(intents: readonly Intent[], hasEngland = false): Acts {
  const there = intents.filter((i) => hasEngland || !i.england)
  return {
    measured: there.filter((i) => i.about === 'measure').map((i) => i.name),
    joint: there.filter((i) => i.joint).map((i) => i.name),
    jointOnly: there.filter((i) => i.joint === 'only').map((i) => i.name),
    open: there.filter((i) => i.about !== 'measure').map((i) => i.name),
    signs: new Map(there.flatMap((i) => (i.signs ? [[i.name, i.signs] as const] : []))),
  }
}
