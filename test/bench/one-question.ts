/** One question in a running process: issues 2 and 3. */
import type { Question } from '../../src/model/question.ts'
import type { Running } from '../../src/setup.ts'
import { inRound } from './questions.ts'
import { median, showTime, showTimes, type Times, timed, timesOf } from './stats.ts'
import type { Section } from './table.ts'

const WARM_UP = 5
const ROUNDS = 20

/** How long `scrutineer.ask` takes for each question in each round, by question. */
async function askAll({ scrutineer }: Running, questions: readonly Question[]): Promise<number[][]> {
  const byQuestion: number[][] = questions.map(() => [])
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [i, question] of inRound(questions, round).entries()) {
      const { ms } = await timed(() => scrutineer.ask(question, Date.parse(question.now)))
      if (round >= WARM_UP) byQuestion[i]?.push(ms)
    }
  }
  return byQuestion
}

export async function benchOneQuestion(
  running: Running,
  questions: readonly Question[],
): Promise<{ times: Times; section: Section }> {
  const byQuestion = await askAll(running, questions)
  const times = timesOf(byQuestion.flat())
  const medians = byQuestion.map(median)
  const slowest = medians.indexOf(Math.max(...medians))
  const text = questions[slowest]?.text ?? ''
  return {
    times,
    section: {
      title: `One question in a running process (${questions.length} questions, ${ROUNDS} rounds after ${WARM_UP} to warm up)`,
      rows: [
        { what: 'median, issue 2', result: showTime(times.p50), target: '≤ 1 ms', met: times.p50 <= 1 },
        { what: 'median, issue 3', result: showTime(times.p50), target: '≤ 0.5 ms', met: times.p50 <= 0.5 },
        { what: 'p99, issue 2', result: showTime(times.p99), target: '≤ 5 ms', met: times.p99 <= 5 },
        { what: 'p99, issue 3', result: showTime(times.p99), target: '≤ 3 ms', met: times.p99 <= 3 },
        { what: 'medians of the questions', result: showTimes(timesOf(medians)) },
        {
          what: `slowest: "${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`,
          result: showTime(Math.max(...medians)),
        },
      ],
    },
  }
}
