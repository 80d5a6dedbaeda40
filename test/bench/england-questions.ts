/**
 * Whole questions about all of England's councils, in a process of its own so that its memory is that of the program.
 * Run with a database that figures were imported into; prints one JSON object.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { Question } from '../../src/model/question.ts'
import { assemble, start } from '../../src/setup.ts'
import { inRound, ROOT } from './questions.ts'
import { type Times, timed, timesOf } from './stats.ts'

export interface AskedOfEngland {
  readonly questions: number
  /** What is remembered of questions and figures is forgotten before each round. */
  readonly fresh: Times
  readonly again: Times
  readonly megabytes: number
}

const WARM_UP = 2
const ROUNDS = 8

const questionsOf = (file: string): Question[] =>
  readFileSync(join(ROOT, 'test/questions', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { q, council, now } = JSON.parse(line) as { q: string; council: string | null; now: string }
      return { text: q, council, now, thread: null }
    })

async function measured(database: string): Promise<AskedOfEngland> {
  const config = { ...readConfig(), database }
  const running = await start(config)
  running.reader.prepare()
  const questions = ['england.jsonl', 'england-unseen.jsonl'].flatMap(questionsOf)
  const ask = async ({ scrutineer }: typeof running, round: number): Promise<number[]> => {
    const times: number[] = []
    for (const question of inRound(questions, round)) times.push((await timed(() => scrutineer.ask(question, 0))).ms)
    return times
  }
  const again: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const times = await ask(running, round)
    if (round >= WARM_UP) again.push(...times)
  }
  // Before the copies that the fresh rounds make.
  const megabytes = process.memoryUsage().rss / 1e6
  const fresh: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const other = await assemble(config, running.store)
    other.reader.prepare()
    fresh.push(...(await ask(other, round)))
  }
  await running.store.close()
  return { questions: questions.length, fresh: timesOf(fresh), again: timesOf(again), megabytes }
}

const [, , database] = process.argv
if (database !== undefined) console.log(JSON.stringify(await measured(database)))
