/** What a phrase means on a day: test/cases/periods.json, worked out by hand from the contract's meanings 1 to 4. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { normalise } from '../../src/language/normalise.ts'
import { type PeriodRequest, resolvePeriod } from '../../src/periods/resolve.ts'
import { recognisePeriods } from '../../src/understanding/grammar/periods/recognise.ts'
import composed from '../cases/composed-periods.json' with { type: 'json' }
import cases from '../cases/periods.json' with { type: 'json' }

interface Case {
  readonly q: string
  readonly now: string
  /** Where it is one period there is no type; every other key must be as given. */
  readonly type?: string
  readonly toDate?: boolean
  readonly [key: string]: unknown
}

const requestsOf = (q: string, now: string): PeriodRequest[] =>
  recognisePeriods(normalise(q)).map(({ phrase }) => resolvePeriod(phrase, now))

describe('a phrase on a day', () => {
  it.each(cases as readonly Case[])('"$q" on $now', ({ q, now, type, toDate, ...fields }) => {
    const [request, ...more] = requestsOf(q, now)
    expect(more).toEqual([])
    if (type === 'none') return expect(request).toBeUndefined()
    if (type) return expect(request).toMatchObject({ type, ...fields })
    expect(request).toMatchObject({ type: 'period', period: fields, ...(toDate ? { toDate } : {}) })
    // A whole period is never read as one to date.
    if (!toDate) expect(request).not.toHaveProperty('toDate', true)
  })
})

interface Composed {
  /** The date parser whose users asked for the like, in its issues; none for our own users. */
  readonly from?: string
  readonly about: string
  readonly q: string
  readonly now: string
  /** With no type, one period with these fields. */
  readonly expect: readonly { readonly type?: string; readonly [field: string]: unknown }[]
}

describe('a phrase of several parts', () => {
  it.each(composed as readonly Composed[])('$about: "$q"', ({ q, now, expect: wanted }) => {
    const found = requestsOf(q, now)
    expect(found).toHaveLength(wanted.length)
    for (const [n, { type, ...fields }] of wanted.entries())
      expect(found[n]).toMatchObject(type ? { type, ...fields } : { type: 'period', period: fields })
  })
})

describe('several periods in one message', () => {
  it.each([
    ['2022/23 and 2023/24', ['2022/23', '2023/24']],
    ['March 2023 vs March 2024', ['March 2023', 'March 2024']],
    ['Q4 2022/23 compared with Q4 2023/24', ['Q4 2022/23', 'Q4 2023/24']],
    ['last year and this year', ['2023/24', '2024/25']],
    ['Term 1 2022/23 against Term 1 2023/24', ['Term 1 2022/23', 'Term 1 2023/24']],
    ['Q1 and Q2 2020/21', ['Q1 2020/21', 'Q2 2020/21']],
    ['between March 2023 and March 2024', ['March 2023', 'March 2024']],
    ['February and March 2024', ['February 2024', 'March 2024']],
    ['March 2023 and 2024', ['March 2023', 'March 2024']],
  ])('%s', (q, labels) => {
    const found = requestsOf(q, '2024-07-30')
    expect(found.map((r) => (r.type === 'period' ? r.period.label : r.type))).toEqual(labels)
  })
})

describe('the machine’s own clock', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('changes nothing', () => {
    const all = () => (cases as readonly Case[]).map(({ q, now }) => requestsOf(q, now))
    const today = all()
    vi.useFakeTimers({ now: new Date('2001-02-03T04:05:06Z') })
    expect(all()).toEqual(today)
  })
})
