/** How the cost of finding a measure grows with the number of measures. */
import { Scrutineer } from '../../src/ask.ts'
import { Catalogue } from '../../src/catalogue.ts'
import { actsOf } from '../../src/intents.ts'
import type { readLanguage } from '../../src/language/language-data.ts'
import { normalise } from '../../src/language/normalise.ts'
import { Reader } from '../../src/language/reader.ts'
import type { Reading } from '../../src/language/reading.ts'
import type { Question } from '../../src/model/question.ts'
import type { Running } from '../../src/setup.ts'
import type { Learnt } from '../../src/understanding/learnt.ts'
import { SpokenNames } from '../../src/understanding/spoken-names.ts'
import { Understanding } from '../../src/understanding/understand.ts'
import { someOf } from './questions.ts'
import { median, showFactor, showTime, showTimes, type Times, timed, timedNow, timesOf } from './stats.ts'
import { withMeasures } from './synthetic.ts'
import type { Row, Section } from './table.ts'

/** As one council publishes, as a large scorecard does, and far more than anybody. */
const SIZES = [150, 600, 10_000]
/** Half of the questions are read, weighed and decided in so many milliseconds, and ninety-nine in a hundred. */
const MOST_MS: Readonly<Record<number, { readonly p50?: number; readonly p99: number }>> = {
  150: { p50: 0.5, p99: 3 },
  600: { p99: 4 },
}
/** So many that the slowest in a hundred are some thirty. */
const QUESTIONS = 3000
const WARM_UP = 1
const ROUNDS = 2
/** Ten times the measures may cost this many times as much: half of proportion. */
const MOST = 5

type Language = Awaited<ReturnType<typeof readLanguage>> & { readonly learnt: Learnt }

interface Cost {
  readonly size: number
  readonly build: number
  readonly spell: Times
  readonly match: Times
  readonly parse: Times
}

/** Questions whose measure words differ, so that none is answered from what is remembered of another. */
function differing(reader: Reader, questions: readonly Question[]) {
  const byWords = new Map<string, { question: Question; terms: Reading['terms'] }>()
  for (const question of questions) {
    const { terms } = reader.read(question.text)
    const key = terms.map((t) => t.word).join(' ')
    if (key !== '' && !byWords.has(key)) byWords.set(key, { question, terms })
  }
  return [...byWords.values()]
}

/** Every round has a catalogue of its own, since a catalogue remembers what it was asked. */
async function costWith(
  size: number,
  running: Running,
  language: Language,
  questions: readonly Question[],
): Promise<Cost> {
  const data = withMeasures(await running.store.catalogue(), size, language.vocabulary, language.language.common)
  const { store, intents } = running
  const builds: number[] = []
  const make = async () => {
    const { ms, result: catalogue } = await timed(() => new Catalogue(data, language.vocabulary))
    builds.push(ms)
    const { lexicon, english, model, nameWords } = language.learnt
    const reader = new Reader(catalogue, language.language, (word) => english.isTalk(word))
    // The speller is built for the first word that is not known.
    reader.read('qzxvwq')
    const spokenNames = new SpokenNames(catalogue, language.learnt.spokenNames)
    const understanding = new Understanding(
      { catalogue, reader, lexicon, english, spokenNames, nameWords },
      actsOf(intents),
      model,
    )
    return { catalogue, reader, scrutineer: new Scrutineer({ catalogue, reader, store, intents, understanding }) }
  }
  const asked = differing((await make()).reader, questions)
  const spell: number[] = []
  const match: number[] = []
  const parse: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [one, other, third] = [await make(), await make(), await make()]
    const spelt = asked.map(({ question }) => timedNow(() => third.reader.respell(normalise(question.text))))
    const matched = asked.map(({ terms }) => timedNow(() => one.catalogue.index.match(terms)))
    const parsed = asked.map(({ question }) => timedNow(() => other.scrutineer.explain(question)))
    if (round < WARM_UP) continue
    spell.push(...spelt)
    match.push(...matched)
    parse.push(...parsed)
  }
  return { size, build: median(builds), spell: timesOf(spell), match: timesOf(match), parse: timesOf(parse) }
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
      target: `median ≤ × ${MOST} for × ${Number(more.toFixed(1))}`,
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
    title: `Cost with the number of measures (up to ${questions.length} questions, ${ROUNDS} rounds after ${WARM_UP} to warm up)`,
    rows: [
      ...rowsOf('spelling alone', costs, (c) => c.spell),
      ...rowsOf('matching alone', costs, (c) => c.match),
      ...rowsOf('spelt, read, matched, weighed and decided', costs, (c) => c.parse),
      ...costs.flatMap(({ size, parse }): Row[] =>
        (['p50', 'p99'] as const).flatMap((share) => {
          const most = MOST_MS[size]?.[share]
          if (most === undefined) return []
          const which = share === 'p50' ? 'half of the questions' : 'the slowest in a hundred'
          const result = showTime(parse[share])
          return [
            { what: `the same, ${which}, ${size} measures`, result, target: `≤ ${most} ms`, met: parse[share] <= most },
          ]
        }),
      ),
      { what: 'building the catalogue, once a start', result: builds },
    ],
  }
}
