/** A slip put into each of the questions whose answers are known: how many are still right, and how many mislead. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readQuestions, runQuestions } from '../../src/tools/eval.ts'
import { NOISES, seeded } from '../../src/training/noise.ts'
import { CONFIG } from '../running.ts'

const FOLDER = join('test', 'golden')
const SEED = 7
/** Before misspelt lines were read whole: 89.8 and 4.0, 80.0 and 6.2, 71.5 and 6.9, 89.5 and 3.4, 60.7 and 12.7. */
const BOUNDS: Readonly<Record<string, { readonly right: number; readonly misled: number }>> = {
  slip: { right: 94.5, misled: 2.5 },
  sound: { right: 94.5, misled: 2.5 },
  'half by sound': { right: 92, misled: 3.5 },
  'space lost': { right: 95.5, misled: 1.8 },
  'space added': { right: 96.5, misled: 1.2 },
}

describe('percent of the questions with', { timeout: 600_000 }, () => {
  test.each(Object.entries(BOUNDS))('%s', async (name, bounds) => {
    const noise = NOISES[name]
    if (!noise) throw new Error(`There is no noise "${name}".`)
    const chance = seeded(SEED)
    const verdicts = []
    // A file at a time: threads of two files may share a name.
    for (const file of readdirSync(FOLDER)
      .filter((f) => f.endsWith('.jsonl'))
      .toSorted()) {
      const questions = await readQuestions(join(FOLDER, file))
      verdicts.push(
        ...(await runQuestions(
          questions.map((q) => ({ ...q, q: noise(q.q, chance) })),
          CONFIG,
        )),
      )
    }
    const percent = (n: number): number => (100 * n) / verdicts.length
    expect(percent(verdicts.filter((v) => v.misses.length === 0).length)).toBeGreaterThanOrEqual(bounds.right)
    expect(percent(verdicts.filter((v) => v.silent).length)).toBeLessThanOrEqual(bounds.misled)
  })
})
