/** Whatever is typed, pasted or dictated is answered: never an error, never an echo of mark-up, always the same. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { MAX_LENGTH } from '../src/language/normalise.ts'
import { ANSWER_KINDS, type Answer } from '../src/model/answer.ts'
import { recognisePeriods } from '../src/understanding/grammar/periods/recognise.ts'
import { useRunning } from './running.ts'

const running = useRunning()
const COUNCILS = ['rotherham', 'rutland', 'stockton', null]
const DANGEROUS = ['<!channel>', '<@U', '<http', 'javascript:']

const DOMAIN = [
  ...['CP visits', 'contacts', 're-referrals', 'care leavers', 'NEET', 'assessments', 'permanent exclusions', 'target'],
  ...[
    'last quarter',
    'Q3 2020/21',
    'March 2024',
    'this time last year',
    'since 2020',
    '29/02/2023',
    'Term 9',
    '2023/24',
  ],
  ...[
    'compare',
    'versus',
    'and',
    'why',
    'what is',
    'how many more',
    'red',
    'national average',
    'not',
    'up to date',
    '?',
  ],
  ...[
    'Rotherham',
    'Rutland',
    'Leeds',
    'A.10',
    'Ed6',
    '%',
    'per 10,000',
    'average of',
    'share of',
    'it',
    'the year before',
  ],
]
const ATTACKS = [
  ...['<!channel> CP visits', '<@U123ABC> contacts', '<https://example.org|CP visits>', '<javascript:alert(1)>'],
  ...[
    '[CP visits](javascript:alert(1))',
    '<script>alert("x")</script>',
    '<img src=x onerror=alert(1)>',
    '&lt;!channel&gt;',
  ],
  ...["'; DROP TABLE figures; --", '" OR 1=1 --', 'UNION SELECT * FROM figures', `\${process.env.HOME}`, '{{7*7}}'],
  ...[
    'import("fs")',
    'evaluate("2^999999")',
    'x = 1; while(true){}',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    '\u0000',
    '\u202etsal\u202c',
    '\ud800',
    '🙂',
    'ＣＰ ｖｉｓｉｔｓ',
    'a\u0301'.repeat(50),
    '\r\n\t',
    '<'.repeat(40),
    '((',
  ],
]

const unicode = fc.string({ unit: 'binary', maxLength: 300 })
const mixture = fc
  .array(
    fc.oneof(fc.constantFrom(...DOMAIN), fc.constantFrom(...ATTACKS), fc.string({ unit: 'grapheme', maxLength: 12 })),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(' '))
const text = fc.oneof(unicode, mixture)
const council = fc.constantFrom(...COUNCILS)
const now = fc.constantFrom('2016-06-01', '2020-02-29', '2024-03-31', '2024-04-01', '2024-08-15', '2031-01-01')

const ask = (question: string, of: string | null, on: string, thread: string | null = null): Promise<Answer> =>
  running().scrutineer.ask({ text: question, council: of, now: on, thread }, Date.parse(on))

function expectSound(answer: Answer): void {
  expect(ANSWER_KINDS).toContain(answer.kind)
  expect(answer.text.trim()).not.toBe('')
  const all = JSON.stringify(answer).toLowerCase()
  for (const mark of DANGEROUS) expect(all).not.toContain(mark.toLowerCase())
  for (const item of answer.items) expect(item.text.trim()).not.toBe('')
}

describe('any text', () => {
  test('is answered, without mark-up from it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(text, council, now, async (q, of, on) => expectSound(await ask(q, of, on))),
      { numRuns: 300 },
    )
  })

  test('is answered the same each time, whatever day the machine thinks it is', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mixture, council, now, async (q, of, on) => {
        const first = await ask(q, of, on)
        vi.useFakeTimers({ now: new Date('2001-02-03T04:05:06Z'), toFake: ['Date'] })
        try {
          expect(await ask(q, of, on)).toEqual(first)
        } finally {
          vi.useRealTimers()
        }
      }),
      { numRuns: 80 },
    )
  })

  test('is answered as a later line of a conversation', { timeout: 120_000 }, async () => {
    let thread = 0
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 4 }), council, async (lines, of) => {
        thread += 1
        for (const q of ['CP visits in March 2024', ...lines]) expectSound(await ask(q, of, '2024-07-30', `t${thread}`))
      }),
      { numRuns: 60 },
    )
  })

  test.each(ATTACKS)('%j', async (attack) => {
    for (const q of [
      attack,
      `CP visits ${attack}`,
      `what does ${attack} mean`,
      `why ${attack}`,
      `${attack} in Rutland`,
    ])
      expectSound(await ask(q, 'rotherham', '2024-07-30'))
  })
})

describe('long text', () => {
  const long = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  const UNITS = [
    'a',
    ' ',
    '?',
    'a ',
    'and ',
    '12/',
    '<',
    'CP visits and contacts ',
    'why? ',
    'Q1 ',
    'not the ',
    'é',
    '.',
  ]

  test.each(UNITS)('of %j is answered', { timeout: 60_000 }, async (unit) => {
    for (const length of [2_000, 20_000]) expectSound(await ask(long(unit, length), 'rotherham', '2024-07-30'))
  })

  // The bound on the work: nothing after the cut is read, so 200,000 characters cost what the first few thousand do.
  test.each(UNITS)('of %j is read no further than the limit', { timeout: 60_000 }, async (unit) => {
    const cut = long(unit, MAX_LENGTH)
    const whole = await ask(`${cut}${'contacts in Rutland 2021/22 '.repeat(8000)}`, 'rotherham', '2024-07-30')
    const first = await ask(cut, 'rotherham', '2024-07-30')
    expect(whole.kind).toBe(first.kind)
    expect(whole.text).toBe(first.text)
  })

  test('has no more period phrases than it has room for', () => {
    const found = recognisePeriods(long('Q1 2020/21 ', 2_000).toLowerCase())
    expect(found.length).toBeLessThanOrEqual(2_000 / 'q1 2020/21'.length)
  })

  test('asks the database no more often than its first part does', { timeout: 60_000 }, async () => {
    const { store } = running()
    const calls = async (length: number): Promise<number> => {
      const spy = vi.spyOn(store, 'figures')
      await ask(long('CP visits and contacts and NEET? ', length), 'rotherham', '2024-07-30')
      const count = spy.mock.calls.length
      spy.mockRestore()
      return count
    }
    expect(await calls(20_000)).toBeLessThanOrEqual(Math.max(20, await calls(2_000)))
  })
})
