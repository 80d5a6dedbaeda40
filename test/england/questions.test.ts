/**
 * Questions about all of England, asked of the whole program with the Department's own files behind it. Mechanisms were
 * mended with them. The files are not part of the project; SCRUTINEER_LAIT names their folder.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { readQuestions, runQuestions } from '../../src/tools/eval.ts'
import { inFolder } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'

const FOLDER = process.env.SCRUTINEER_LAIT

test.skipIf(FOLDER === undefined).each([
  ['england-fourth.jsonl', { right: 49, misled: 0 }],
  ['england-fifth.jsonl', { right: 47, misled: 0 }],
  ['england-sixth.jsonl', { right: 49, misled: 0 }],
])('%s is answered well enough', { timeout: 120_000 }, async (file, { right, misled }) => {
  await inFolder(async (folder) => {
    const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
    await runLaitImport([FOLDER as string], config, () => undefined)
    const verdicts = await runQuestions(await readQuestions(join('test', 'questions', file)), config)
    const wrong = verdicts.filter((v) => v.misses.length > 0)
    expect(verdicts.length - wrong.length, wrong.map((v) => v.question.q).join('\n')).toBeGreaterThanOrEqual(right)
    expect(verdicts.filter((v) => v.silent).length).toBeLessThanOrEqual(misled)
  })
})
