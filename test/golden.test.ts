/** The question files of test/golden, all together: how many answers are as expected, and how many wrong without saying so. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readQuestions, runQuestions, type Verdict } from '../src/tools/eval.ts'
import { CONFIG } from './running.ts'

const FOLDER = join('test', 'golden')
const EXACT_PERCENT = 97
const SILENT_PERCENT = 0.5

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .toSorted()

/** What a person needs to see of a wrong answer. */
const shown = ({ question, misses, answer }: Verdict): string =>
  `${question.id} "${question.q}" → ${answer.kind}: ${misses.map((m) => `${m.field} wanted ${JSON.stringify(m.wanted)}, got ${JSON.stringify(m.got)}`).join('; ')}`

describe('the question files', { timeout: 300_000 }, () => {
  const verdicts: Verdict[] = []
  beforeAll(async () => {
    // A file at a time: threads of two files may share a name.
    for (const file of files) verdicts.push(...(await runQuestions(await readQuestions(join(FOLDER, file)), CONFIG)))
  }, 300_000)

  test('are there', () => {
    expect(files).toContain('examples.jsonl')
    expect(verdicts.length).toBeGreaterThan(100)
  })

  test(`are answered exactly as expected, at least ${EXACT_PERCENT}% of them`, () => {
    const wrong = verdicts.filter((v) => v.misses.length > 0)
    const percent = 100 - (wrong.length / verdicts.length) * 100
    expect(percent, wrong.map(shown).join('\n')).toBeGreaterThanOrEqual(EXACT_PERCENT)
  })

  test(`are silently wrong in at most ${SILENT_PERCENT}%`, () => {
    const silent = verdicts.filter((v) => v.silent)
    expect((silent.length / verdicts.length) * 100, silent.map(shown).join('\n')).toBeLessThanOrEqual(SILENT_PERCENT)
  })
})
