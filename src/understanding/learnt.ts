/** Reads what the understanding is made of besides code: the typed phrases, the trained weights, the frequency list. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../errors.ts'
import { English, LIST_WORDS, WORD_KINDS } from './english.ts'
import { hasTexts, isTextLists } from './file-shapes.ts'
import { Lexicon, type LexiconData } from './lexicon.ts'
import { isWeightsFile, Model } from './model.ts'
import { isEnglishPlaces, NameWords } from './name-words.ts'
import type { SpokenNamesFile } from './spoken-names.ts'

export interface Learnt {
  readonly lexicon: Lexicon
  readonly english: English
  readonly model: Model
  readonly spokenNames: SpokenNamesFile
  readonly nameWords: NameWords
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

const COUNTS = 'two three four five six seven eight nine ten twelve fifteen twenty 2 3 4 5 6 7 8 9 10 12 15 20'.split(
  ' ',
)

/** Phrases with "{n}" for each number. */
const counted = (phrases: Readonly<Record<string, readonly string[]>>): LexiconData =>
  Object.fromEntries(
    Object.entries(phrases).map(([type, list]) => [
      type,
      list.flatMap((p) => (p.includes('{n}') ? COUNTS.map((n) => p.replace('{n}', n)) : [p])),
    ]),
  )

/** Throws DataError that names the file and the entry. @param hasEngland whether figures of all England are there */
export async function readLearnt(intentsDir: string, dataDir: string, hasEngland = false): Promise<Learnt> {
  const folder = join(dataDir, 'understanding')
  const [{ about: _, ...phrases }, weights, english, kinds, spoken, places, lists] = (await Promise.all([
    json(join(intentsDir, 'lexicon.json'), 'intents/lexicon.json'),
    json(join(folder, 'weights.json'), 'data/understanding/weights.json'),
    json(join(folder, 'english.json'), 'data/understanding/english.json'),
    json(join(folder, 'word-kinds.json'), 'data/understanding/word-kinds.json'),
    json(join(folder, 'spoken-names.json'), 'data/understanding/spoken-names.json'),
    json(join(folder, 'english-places.json'), 'data/understanding/english-places.json'),
    json(join(folder, 'list-words.json'), 'data/understanding/list-words.json'),
  ])) as [
    Record<string, unknown>,
    unknown,
    { lists: string[]; names: string; called?: string },
    unknown,
    unknown,
    unknown,
    unknown,
  ]
  const more = hasEngland
    ? ((await json(join(intentsDir, 'lexicon-england.json'), 'intents/lexicon-england.json')) as Record<
        string,
        string[]
      >)
    : {}
  const { about: __, ...acrossEngland } = more
  for (const [type, list] of Object.entries({ ...phrases, ...acrossEngland }))
    if (!Array.isArray(list) || list.some((p) => typeof p !== 'string'))
      throw new DataError(`intents/lexicon.json: "${type}" must be a list of texts.`)
  if (!hasTexts(kinds, WORD_KINDS))
    throw new DataError(
      'data/understanding/word-kinds.json must have "talk", "stands", "restricts" and "either", each a text of words with blanks between them.',
    )
  if (!isTextLists(spoken))
    throw new DataError('data/understanding/spoken-names.json must have a list of texts for each measure by its id.')
  if (!isEnglishPlaces(places))
    throw new DataError(
      'data/understanding/english-places.json must have "words", a text, and "wards", a list of names for each council.',
    )
  if (!hasTexts(lists, LIST_WORDS))
    throw new DataError(
      'data/understanding/list-words.json must have "chooses", "told" and "left", each a text of words with blanks between them.',
    )
  if (!isWeightsFile(weights))
    throw new DataError('data/understanding/weights.json is not as "npm run train" writes it; run it again.')
  return {
    lexicon: new Lexicon({ ...(phrases as LexiconData), ...counted(acrossEngland) }),
    english: new English(english.lists, english.names, kinds, lists),
    model: new Model(weights),
    spokenNames: spoken,
    nameWords: new NameWords(english.called ?? '', places),
  }
}
