/** What nothing of ours can be faster than: chrono-node on the same sentences, and a bare look-up by index. */
import Database from 'better-sqlite3'
import { en } from 'chrono-node'
import type { Question } from '../../src/model/question.ts'
import { showFactor, showTimes, type Times, timedNow, timesOf } from './stats.ts'
import type { Section } from './table.ts'

const WARM_UP = 5
const ROUNDS = 20

function chronoTimes(questions: readonly Question[]): Times {
  const list: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const { text, now } of questions) {
      const day = new Date(now)
      const ms = timedNow(() => en.GB.parse(text, day))
      if (round >= WARM_UP) list.push(ms)
    }
  return timesOf(list)
}

/** One look-up a row that is published: all figures of a measure at a council, as an answer needs them. */
function lookUpTimes(database: string): Times {
  const db = new Database(database, { readonly: true })
  const pairs = db.prepare('select distinct council, indicator from figure').raw().all() as [string, string][]
  const query = db.prepare('select * from figure where council = ? and indicator = ? order by position')
  const list: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const pair of pairs) {
      const ms = timedNow(() => query.all(...pair))
      if (round >= WARM_UP) list.push(ms)
    }
  db.close()
  return timesOf(list)
}

export function benchFloors(questions: readonly Question[], database: string, ours: Times): Section {
  const floors: [string, Times][] = [
    ['chrono-node alone on the same sentences', chronoTimes(questions)],
    ['a bare indexed SQLite look-up (better-sqlite3)', lookUpTimes(database)],
  ]
  return {
    title: 'Floors, in the same process as the questions above',
    rows: floors.map(([what, times]) => ({
      what,
      result: showTimes(times),
      target: `a question of ours: p50 ${showFactor(ours.p50 / times.p50)}, p99 ${showFactor(ours.p99 / times.p99)}`,
    })),
  }
}
