/**
 * One question in a running process: issues 2 and 3. What the program remembers of questions is forgotten before
 * each round, so that a repeated question costs what a new one does; the code stays warm.
 */
import type { Config } from '../../src/config.ts'
import type { Question } from '../../src/model/question.ts'
import { assemble, type Running } from '../../src/setup.ts'
import { inRound } from './questions.ts'
import { median, showTime, showTimes, type Times, timed, timesOf } from './stats.ts'
import type { Section } from './table.ts'

const WARM_UP = 3
const ROUNDS = 20
const AGAIN = 3

/** A word nobody has learnt: the speller is built when it first needs one, which is part of starting. */
const MISSPELT: Question = { text: 'perfomrance qzxvw', council: null, now: '2024-04-20', thread: null }

async function askEach({ scrutineer }: Running, questions: readonly Question[]): Promise<number[]> {
  const list: number[] = []
  for (const question of questions)
    list.push((await timed(() => scrutineer.ask(question, Date.parse(question.now)))).ms)
  return list
}

/** Times by round, each a list by question. */
async function freshRounds(config: Config, running: Running, questions: readonly Question[]): Promise<number[][]> {
  const rounds: number[][] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const fresh = await assemble(config, running.store)
    await fresh.scrutineer.ask(MISSPELT, 0)
    const times = await askEach(fresh, inRound(questions, round))
    if (round >= WARM_UP) rounds.push(times)
  }
  return rounds
}

async function againRounds(config: Config, running: Running, questions: readonly Question[]): Promise<number[]> {
  const same = await assemble(config, running.store)
  const rounds: number[][] = []
  for (let round = 0; round < 1 + AGAIN; round++) rounds.push(await askEach(same, inRound(questions, round)))
  return rounds.slice(1).flat()
}

export async function benchOneQuestion(
  config: Config,
  running: Running,
  questions: readonly Question[],
): Promise<{ times: Times; section: Section }> {
  const rounds = await freshRounds(config, running, questions)
  const times = timesOf(rounds.flat())
  const medians = questions.map((_, i) => median(rounds.map((round) => round[i] ?? Number.NaN)))
  const slowest = medians.indexOf(Math.max(...medians))
  const text = questions[slowest]?.text ?? ''
  const again = timesOf(await againRounds(config, running, questions))
  return {
    times,
    section: {
      title: `One question in a running process (${questions.length} questions, ${ROUNDS} rounds after ${WARM_UP} to warm up)`,
      rows: [
        {
          what: 'not asked before, median',
          result: showTime(times.p50),
          target: '≤ 0.5 ms',
          met: times.p50 <= 0.5,
        },
        { what: 'not asked before, p99', result: showTime(times.p99), target: '≤ 3 ms', met: times.p99 <= 3 },
        { what: 'medians of the questions', result: showTimes(timesOf(medians)) },
        {
          what: `slowest: "${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`,
          result: showTime(Math.max(...medians)),
        },
        { what: 'asked again, what is remembered helps', result: showTimes(again) },
      ],
    },
  }
}
