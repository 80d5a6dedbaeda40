/** A slip put into each of the questions whose answers are known: how many are still right, and how many mislead. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readQuestions, runQuestions } from '../../src/tools/eval.ts'
import { NOISES, seeded } from '../../src/training/noise.ts'
import { CONFIG } from '../running.ts'

const FOLDER = join('test', 'golden')
const SEED = 7
/**
 * `kept`: percent of the questions that are right as typed and still are; `misled`: percent of all that mislead only with
 * the slip. Of what is measured here the speller is the cause; how well questions are read at all is measured by their own test.
 */
const BOUNDS: Readonly<Record<string, { readonly kept: number; readonly misled: number }>> = {
  slip: { kept: 96, misled: 1.2 },
  // Of long prose half the words are ten: a question of five, as on a phone, is kept more often. Where one word parts what is
  // published from what is not ("adjourned"), it may be among those that nobody can read any more.
  sound: { kept: 95.5, misled: 1.2 },
  'half by sound': { kept: 91.5, misled: 2.7 },
  'space lost': { kept: 97, misled: 0.8 },
  'space added': { kept: 98.5, misled: 0.5 },
}

/** Every other file, in turn: thousands of questions tell as much as all of them. */
const filesFor = (n: number): string[] =>
  readdirSync(FOLDER)
    .filter((f) => f.endsWith('.jsonl'))
    .toSorted()
    .filter((_, i) => i % 2 === n % 2)

describe('percent of the questions with', { timeout: 600_000 }, () => {
  test.each(
    Object.entries(BOUNDS).map(([name, bounds], n) => [name, bounds, n] as const),
  )('%s', async (name, bounds, n) => {
    const noise = NOISES[name]
    if (!noise) throw new Error(`There is no noise "${name}".`)
    const chance = seeded(SEED)
    let right = 0
    let kept = 0
    let misled = 0
    let of = 0
    // A file at a time: threads of two files may share a name.
    for (const file of filesFor(n)) {
      const questions = await readQuestions(join(FOLDER, file))
      const typed = await runQuestions(questions, CONFIG)
      const slipped = await runQuestions(
        questions.map((q) => ({ ...q, q: noise(q.q, chance) })),
        CONFIG,
      )
      of += questions.length
      for (const [i, after] of slipped.entries()) {
        const before = typed[i]
        if (before?.misses.length === 0) right++
        if (before?.misses.length === 0 && after.misses.length === 0) kept++
        if (after.silent && !before?.silent) misled++
      }
    }
    expect(right).toBeGreaterThan(0)
    expect((100 * kept) / right).toBeGreaterThanOrEqual(bounds.kept)
    expect((100 * misled) / of).toBeLessThanOrEqual(bounds.misled)
  })
})
