/** `ask --batch` through the real process: issue 2. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Question } from '../../src/model/question.ts'
import { runMain } from './process.ts'
import { inRound } from './questions.ts'
import { median } from './stats.ts'
import type { Section } from './table.ts'

const LINES = 5000
const RUNS = 3
const TARGET = 1000

const show = (n: number): string => `${Math.round(n).toLocaleString('en-GB')} a second`

export async function benchBatch(questions: readonly Question[], folder: string, database: string): Promise<Section> {
  const rounds = Array.from({ length: Math.ceil(LINES / questions.length) }, (_, round) => inRound(questions, round))
  const lines = rounds
    .flat()
    .slice(0, LINES)
    .map(({ text, ...rest }, id) => JSON.stringify({ id, q: text, ...rest }))
  const file = join(folder, 'questions.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const title = `ask --batch, ${LINES.toLocaleString('en-GB')} lines through the process (median of ${RUNS})`
  const target = `≥ ${show(TARGET)}`
  const whole: number[] = []
  const after: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const run = await runMain(['ask', '--batch', file], database)
    const answers = run.output.split('\n').length - 1
    // A run that loses lines is fast for the wrong reason.
    if (run.status !== 0 || answers !== LINES) {
      const what = `it failed: status ${run.status}, ${answers} lines of output`
      return { title, rows: [{ what, result: run.errors.trim().split('\n')[0] ?? '', target, met: false }] }
    }
    whole.push((LINES / run.end) * 1000)
    after.push((LINES / (run.end - run.firstOutput)) * 1000)
  }
  const rate = median(whole)
  return {
    title,
    rows: [
      { what: 'questions, start of the process included', result: show(rate), target, met: rate >= TARGET },
      { what: 'questions, after the first answer', result: show(median(after)) },
    ],
  }
}
