/** `ask --batch` through the real process. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Question } from '../../src/model/question.ts'
import { runMain } from './process.ts'
import { inRound } from './questions.ts'
import { median } from './stats.ts'
import type { Row, Section } from './table.ts'

const LINES = 5000
const RUNS = 3
const TARGET = 1000

const show = (n: number): string => `${Math.round(n).toLocaleString('en-GB')} a second`

interface Rates {
  readonly whole: number
  readonly after: number
}

/** Lines a second, with and without the start of the process; a sentence where the run lost lines or failed. */
async function ratesOf(lines: readonly string[], folder: string, database: string): Promise<Rates | string> {
  const file = join(folder, 'questions.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const whole: number[] = []
  const after: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const run = await runMain(['ask', '--batch', file], database)
    const answers = run.output.split('\n').length - 1
    // A run that loses lines is fast for the wrong reason.
    if (run.status !== 0 || answers !== lines.length)
      return `status ${run.status}, ${answers} of ${lines.length} answers ${run.errors.trim().split('\n')[0]}`
    whole.push((lines.length / run.end) * 1000)
    after.push((lines.length / (run.end - run.firstOutput)) * 1000)
  }
  return { whole: median(whole), after: median(after) }
}

function rowsOf(what: string, rates: Rates | string): Row[] {
  const target = `≥ ${show(TARGET)}`
  if (typeof rates === 'string') return [{ what: `${what}: failed`, result: rates, target, met: false }]
  return [
    { what: `${what}, start of the process included`, result: show(rates.whole), target, met: rates.whole >= TARGET },
    { what: `${what}, after the first answer`, result: show(rates.after) },
  ]
}

export async function benchBatch(questions: readonly Question[], folder: string, database: string): Promise<Section> {
  const rounds = Array.from({ length: Math.ceil(LINES / questions.length) }, (_, round) => inRound(questions, round))
  const lines = rounds
    .flat()
    .slice(0, LINES)
    .map(({ text, ...rest }, id) => JSON.stringify({ id, q: text, ...rest }))
  const count = (n: number): string => n.toLocaleString('en-GB')
  return {
    title: `ask --batch through the process (median of ${RUNS})`,
    rows: [
      ...rowsOf(
        `${count(LINES)} lines, ${count(questions.length)} of them different`,
        await ratesOf(lines, folder, database),
      ),
      // What is remembered of a question helps when it comes again; here none does.
      ...rowsOf(
        `${count(questions.length)} lines, each once`,
        await ratesOf(lines.slice(0, questions.length), folder, database),
      ),
    ],
  }
}
