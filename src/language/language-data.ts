/** Reads the vocabulary that officers edit, beside the intents, and the names of England's councils. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../errors.ts'
import type { LanguageData } from './reader.ts'
import type { VocabularyData } from './vocabulary.ts'

async function json(path: string, name: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  } catch (cause) {
    throw new DataError(
      `${name} cannot be read as JSON: ${(cause as Error).message}. Correct the file and start again.`,
      { cause },
    )
  }
}

const LISTS = [
  'filler',
  'weak',
  'qualifiers',
  'populations',
  'breakdowns',
  'elsewhere',
  'unpublished',
  'unpublishedAlone',
  'known',
  'accepted',
] as const
const TABLES = ['words', 'subs', 'themes', 'benchmarks'] as const

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((v) => typeof v === 'string')

function check(data: Record<string, unknown>): void {
  for (const name of LISTS)
    if (!isTexts(data[name])) throw new DataError(`intents/vocabulary.json: "${name}" must be a list of texts.`)
  for (const name of TABLES) {
    const table = data[name]
    if (typeof table !== 'object' || table === null)
      throw new DataError(`intents/vocabulary.json: "${name}" must be a table of lists.`)
    for (const [key, list] of Object.entries(table))
      if (!isTexts(list)) throw new DataError(`intents/vocabulary.json: "${name}" → "${key}" must be a list of texts.`)
  }
}

/** Throws DataError that names the file and the entry. */
export async function readLanguage(
  intentsDir: string,
  dataDir: string,
): Promise<{ vocabulary: VocabularyData; language: LanguageData }> {
  const folder = join(dataDir, 'understanding')
  const [vocabulary, councils, everyday, pairs] = await Promise.all([
    json(join(intentsDir, 'vocabulary.json'), 'intents/vocabulary.json'),
    json(join(dataDir, 'english-councils.json'), 'data/english-councils.json'),
    json(join(folder, 'everyday-words.json'), 'data/understanding/everyday-words.json'),
    json(join(folder, 'word-pairs.json'), 'data/understanding/word-pairs.json'),
  ])
  check(vocabulary)
  const names = councils.names
  if (!isTexts(names)) throw new DataError('data/english-councils.json: "names" must be a list of texts.')
  const countries = isTexts(councils.countries) ? councils.countries : []
  const alsoSaid = (councils.alsoSaid ?? {}) as Record<string, string>
  const several = (councils.several ?? {}) as Record<string, readonly string[]>
  const towns = (councils.towns ?? {}) as Record<string, string>
  const { daleChall } = await import('dale-chall')
  return {
    vocabulary: vocabulary as unknown as VocabularyData,
    language: {
      ...(vocabulary as unknown as LanguageData),
      councils: { ...Object.fromEntries(names.map((n) => [n, n])), ...alsoSaid },
      countries,
      several,
      towns,
      common: daleChall,
      everyday: everyday as unknown as LanguageData['everyday'],
      pairs: pairs.counts as LanguageData['pairs'],
      asked: String(pairs.asked ?? '').split(' '),
    },
  }
}
