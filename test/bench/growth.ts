/** How the cost of finding a measure grows with the number of measures: issue 3. */
import { Scrutineer } from '../../src/ask.ts'
import { Catalogue } from '../../src/catalogue.ts'
import type { readLanguage } from '../../src/language/language-data.ts'
import { Reader } from '../../src/language/reader.ts'
import type { Question } from '../../src/model/question.ts'
import type { Running } from '../../src/setup.ts'
import { someOf } from './questions.ts'
import { showFactor, showTime, showTimes, type Times, timed, timedNow, timesOf } from './stats.ts'
import { withMeasures } from './synthetic.ts'
import type { Row, Section } from './table.ts'

const SIZES = [100, 1000, 10_000]
const QUESTIONS = 150
const WARM_UP = 4
const ROUNDS = 8
/** Ten times the measures may cost this many times as much: half of proportion. */
const MOST = 5

type Language = Awaited<ReturnType<typeof readLanguage>>

interface Cost {
  readonly size: number
  readonly build: number
  readonly match: Times
  readonly parse: Times
}

function timesFor(questions: readonly Question[], work: (question: Question, i: number) => unknown): Times {
  const list: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const [i, question] of questions.entries()) {
      const ms = timedNow(() => work(question, i))
      if (round >= WARM_UP) list.push(ms)
    }
  return timesOf(list)
}

async function costWith(size: number, running: Running, language: Language, questions: readonly Question[]) {
  const data = withMeasures(await running.store.catalogue(), size, language.vocabulary, language.language.common)
  const { ms: build, result: catalogue } = await timed(() => new Catalogue(data, language.vocabulary))
  const reader = new Reader(catalogue, language.language)
  const { store, intents } = running
  const scrutineer = new Scrutineer({ catalogue, reader, store, intents })
  const terms = questions.map((q) => reader.read(q.text).terms)
  return {
    size,
    build,
    match: timesFor(questions, (_, i) => catalogue.index.match(terms[i] ?? [])),
    parse: timesFor(questions, (question) => scrutineer.explain(question)),
  }
}

function rowsOf(name: string, costs: readonly Cost[], of: (cost: Cost) => Times): Row[] {
  return costs.map((cost, i): Row => {
    const before = costs[i - 1]
    const row = { what: `${name}, ${cost.size.toLocaleString('en-GB')} measures`, result: showTimes(of(cost)) }
    if (!before) return row
    const factor = of(cost).p50 / of(before).p50
    const more = cost.size / before.size
    return {
      what: row.what,
      result: `${row.result} (${showFactor(factor)})`,
      target: `median ≤ × ${MOST} for × ${more}`,
      met: factor <= MOST,
    }
  })
}

export async function benchGrowth(running: Running, language: Language, all: readonly Question[]): Promise<Section> {
  const questions = someOf(all, QUESTIONS)
  const costs: Cost[] = []
  for (const size of SIZES) costs.push(await costWith(size, running, language, questions))
  const builds = costs.map((c) => showTime(c.build)).join(', ')
  return {
    title: `Cost with the number of measures (${questions.length} questions, ${ROUNDS} rounds after ${WARM_UP} to warm up)`,
    rows: [
      ...rowsOf('matching alone', costs, (c) => c.match),
      ...rowsOf('reading, routing and matching', costs, (c) => c.parse),
      { what: 'building the catalogue, once a start', result: builds },
    ],
  }
}
