/** Cards hold whatever is typed, and whatever names and notes the data may have one day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANSWER_KINDS, type Benchmark, buildAnswer } from '../../../src/model/answer.ts'
import { BENCHMARK_KINDS, type Rag } from '../../../src/model/figure.ts'
import { UNITS } from '../../../src/model/indicator.ts'
import { monthPeriod } from '../../../src/periods/calendar.ts'
import { renderCard, withoutNative } from '../../../src/surfaces/slack/cards/card.ts'
import { tellingOfTexts } from '../../../src/wording/line.ts'
import { useRunning } from '../../running.ts'
import { problemsOf } from './block-limits.ts'

const RUNS = 300
const NASTY = [
  '<!channel>',
  '@here',
  '<@U123>',
  '*_~`',
  '&',
  '\u202e',
  '\u0000',
  '😀',
  '\ud83d',
  '\n',
  '- ',
  '> ',
  ': ',
]

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 8 })), { maxLength: 20 }).map((p) => p.join('')),
  fc.string({ minLength: 100, maxLength: 5000 }),
)
const period = fc
  .record({ year: fc.integer({ min: 2000, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .chain((month) => words.map((label) => ({ ...monthPeriod(month), ...(label.length % 2 ? { label } : {}) })))
const value = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })))

const flat = fc.record({
  council: fc.option(words),
  indicator: fc.option(fc.record({ id: words, ref: fc.option(words), name: words, sub: words })),
  period: fc.option(period),
  requestedPeriod: fc.option(period),
  value,
  unit: fc.option(fc.constantFrom(...UNITS)),
  computed: fc.option(words),
  target: fc.option(fc.record({ text: words, value })),
  rag: fc.constantFrom<Rag[]>('red', 'amber', 'green', 'none'),
  ragReason: words,
  notes: fc.array(words, { maxLength: 5 }),
  benchmarks: fc.array(
    fc.record({
      kind: fc.constantFrom(...BENCHMARK_KINDS),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      vintage: words,
      text: words,
      standing: fc.constantFrom<Benchmark['standing'][]>('better', 'worse', 'in line', 'above', 'below'),
    }),
    { maxLength: 4 },
  ),
  source: fc.option(fc.record({ document: words, published: fc.constant('2024-07-30'), location: words })),
  understood: fc.option(words),
  telling: fc.array(words, { maxLength: 6 }).map((texts) => tellingOfTexts(texts)),
})
const answer = fc
  .record({ kind: fc.constantFrom(...ANSWER_KINDS), own: flat, items: fc.array(flat, { maxLength: 40 }) })
  .map(({ kind, own, items }) =>
    buildAnswer({
      ...own,
      kind,
      items: items.map((item) => buildAnswer({ ...item, kind: 'answer' })),
    }),
  )

describe('whatever comes', { timeout: 120_000 }, () => {
  test('an answer is a message that Slack takes', () => {
    fc.assert(
      fc.property(
        answer,
        fc.option(words),
        fc.string({ maxLength: 200 }),
        fc.boolean(),
        (a, question, token, share) => {
          const message = renderCard(a, { question, shareable: share, token: token || 't' })
          expect(problemsOf(message)).toEqual([])
          expect(problemsOf(withoutNative(message))).toEqual([])
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('a hundred and fifty rows with long names fit', () => {
    const name = 'a very long name of a measure that nobody can say in one breath '.repeat(8)
    const items = Array.from({ length: 150 }, (_, i) =>
      buildAnswer({
        kind: 'answer',
        indicator: { id: `m${i}`, ref: `M.${i}`, name, sub: '' },
        value: i,
        unit: '%',
        telling: tellingOfTexts([`${i}%`]),
      }),
    )
    const message = renderCard(buildAnswer({ kind: 'list', items, telling: tellingOfTexts(['All of them.']) }), {
      question: null,
      shareable: true,
      token: 't',
    })
    expect(problemsOf(message)).toEqual([])
    expect(JSON.stringify(message)).toMatch(/The table shows \d+ of 150\./)
    const plainer = withoutNative(message)
    expect(problemsOf(plainer)).toEqual([])
    expect(JSON.stringify(plainer)).toMatch(/\d+ more rows do not fit here\./)
  })
})

describe('whatever is typed', { timeout: 120_000 }, () => {
  const running = useRunning()
  test('is answered with a message that Slack takes and that pings nobody', async () => {
    const typed = fc.oneof(
      words,
      words.map((said) => `CP visits ${said}`),
      words.map((said) => `CP visits for "${said}" in 32 March 2024`),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const question = { text, council: 'rotherham', now: '2024-07-30', thread: null }
        const message = renderCard(await running().scrutineer.ask(question, 0), {
          question: text,
          shareable: true,
          token: 't',
        })
        expect(problemsOf(message)).toEqual([])
        expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn')
      }),
      { numRuns: RUNS },
    )
  })
})
