/** A cold `ask` with the data loaded already, against Node alone in the same run. */
import type { Question } from '../../src/model/question.ts'
import { runMain, runNode, succeeded } from './process.ts'
import { median, showFactor, showTime } from './stats.ts'
import type { Section } from './table.ts'

const RUNS = 15
const SHARE = 1.5
const EXCESS_MS = 250

/** `question` stands for any that has an answer with figures. */
export async function benchColdStart(question: Question, database: string): Promise<Section> {
  const own = question.council === null ? [] : ['--council', question.council]
  const args = ['ask', '--now', question.now, ...own, question.text]
  // The first run compiles the code and keeps it for the others.
  const first = succeeded(await runMain(args, database))
  const answered: number[] = []
  const ended: number[] = []
  const node: number[] = []
  for (let i = 0; i < RUNS; i++) {
    node.push((await runNode(['-e', '0'])).end)
    const run = succeeded(await runMain(args, database))
    answered.push(run.firstOutput)
    ended.push(run.end)
  }
  const alone = median(node)
  const ours = median(ended)
  const excess = ours - SHARE * alone
  return {
    title: `Cold ask, data loaded already (median of ${RUNS}, in turn with node -e 0): "${question.text}"`,
    rows: [
      { what: 'node -e 0', result: showTime(alone) },
      {
        what: 'ask, to its answer',
        result: `${showTime(median(answered))}, ${showFactor(median(answered) / alone)} node`,
      },
      { what: 'ask, to its end', result: `${showTime(ours)}, ${showFactor(ours / alone)} node` },
      {
        what: `ask to its end, beyond ${SHARE} × node`,
        result: showTime(excess),
        target: `≤ ${EXCESS_MS} ms`,
        met: excess <= EXCESS_MS,
      },
      { what: 'the very first ask, code not yet compiled', result: showTime(first.end) },
    ],
  }
}
