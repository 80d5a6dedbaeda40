/** Reads what the understanding is made of besides code: the typed phrases, the trained weights, the frequency list. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../errors.ts'
import { English } from './english.ts'
import { Lexicon, type LexiconData } from './lexicon.ts'
import { Model, weightsFile } from './model.ts'

export interface Learnt {
  readonly lexicon: Lexicon
  readonly english: English
  readonly model: Model
}

async function json(path: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new DataError(
      `${name} cannot be read as JSON: ${(cause as Error).message}. Correct the file and start again.`,
      {
        cause,
      },
    )
  }
}

/** Throws DataError that names the file and the entry. */
export async function readLearnt(intentsDir: string, dataDir: string): Promise<Learnt> {
  const folder = join(dataDir, 'understanding')
  const [{ about: _, ...phrases }, weights, english] = (await Promise.all([
    json(join(intentsDir, 'lexicon.json'), 'intents/lexicon.json'),
    json(join(folder, 'weights.json'), 'data/understanding/weights.json'),
    json(join(folder, 'english.json'), 'data/understanding/english.json'),
  ])) as [Record<string, unknown>, unknown, { lists: string[]; names: string }]
  for (const [type, list] of Object.entries(phrases))
    if (!Array.isArray(list) || list.some((p) => typeof p !== 'string'))
      throw new DataError(`intents/lexicon.json: "${type}" must be a list of texts.`)
  const read = weightsFile.safeParse(weights)
  if (!read.success)
    throw new DataError('data/understanding/weights.json is not as "npm run train" writes it; run it again.')
  return {
    lexicon: new Lexicon(phrases as LexiconData),
    english: new English(english.lists, english.names),
    model: new Model(read.data),
  }
}
