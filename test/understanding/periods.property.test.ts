/** Periods as people write them: any notation, alone or inside another, says the period that it was made from. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/language/normalise.ts'
import type { Period } from '../../src/model/period.ts'
import {
  addMonths,
  calendarYear,
  daysInMonth,
  isoDate,
  MONTH_NAMES,
  monthPeriod,
  parts,
  quarterPeriod,
  reportingYear,
  termPeriod,
  yearLabel,
} from '../../src/periods/calendar.ts'
import { type PeriodRequest, resolvePeriod } from '../../src/periods/resolve.ts'
import { recognisePeriods } from '../../src/understanding/grammar/periods/recognise.ts'

const NOW = '2024-07-30'
const requests = (text: string, now = NOW): PeriodRequest[] =>
  recognisePeriods(normalise(text)).map(({ phrase }) => resolvePeriod(phrase, now))
const times = (text: string, now = NOW): string[] =>
  requests(text, now).map((r) => (r.type === 'period' ? `${r.period.start} to ${r.period.end}` : r.type))
const time = ({ start, end }: Pick<Period, 'start' | 'end'>): string => `${start} to ${end}`

/** A period with one of the ways to write it. */
interface Written {
  readonly period: Period
  readonly text: string
}

const pad = (n: number): string => String(n).padStart(2, '0')
const year = fc.integer({ min: 2010, max: 2039 })
const written = <T>(of: fc.Arbitrary<T>, period: (value: T) => Period, ...notations: ((value: T) => string)[]) =>
  fc
    .tuple(of, fc.constantFrom(...notations))
    .map(([value, notation]): Written => ({ period: period(value), text: notation(value) }))

const two = (y: number): string => `${pad(y % 100)}/${pad((y + 1) % 100)}`
const reporting = written(
  year,
  reportingYear,
  yearLabel,
  (y) => `${y}-${pad((y + 1) % 100)}`,
  (y) => `${y}/${y + 1}`,
  two,
  (y) => `FY ${two(y)}`,
  (y) => `the ${yearLabel(y)} financial year`,
  (y) => `financial year ${yearLabel(y)}`,
  (y) => `${yearLabel(y)} outturn`,
  (y) => `year ended 31 March ${y + 1}`,
  (y) => `April ${y} to March ${y + 1}`,
  (y) => `between 1 April ${y} and 31 March ${y + 1}`,
  (y) => `01.04.${y} - 31.03.${y + 1}`,
)
const QUARTER_WORDS = ['first', 'second', 'third', 'fourth']
const ORDINALS = ['1st', '2nd', '3rd', '4th']
const quarter = written(
  fc.record({ y: year, q: fc.integer({ min: 1, max: 4 }) }),
  ({ y, q }) => quarterPeriod(y, q),
  ({ y, q }) => `Q${q} ${yearLabel(y)}`,
  ({ y, q }) => `${yearLabel(y)}Q${pad(q)}`,
  ({ y, q }) => `${yearLabel(y)} Q${q}`,
  ({ y, q }) => `quarter ${q} of ${y}-${pad((y + 1) % 100)}`,
  ({ y, q }) => `the ${QUARTER_WORDS[q - 1]} quarter of ${yearLabel(y)}`,
  ({ y, q }) => `${ORDINALS[q - 1]} qtr ${two(y)}`,
  ({ y, q }) =>
    `quarter ending ${MONTH_NAMES[parts(quarterPeriod(y, q).end).month - 1]} ${parts(quarterPeriod(y, q).end).year}`,
)
const month = written(
  fc.record({ year, month: fc.integer({ min: 1, max: 12 }) }),
  monthPeriod,
  (m) => `${MONTH_NAMES[m.month - 1]} ${m.year}`,
  (m) => `${MONTH_NAMES[m.month - 1]?.slice(0, 3)} ${pad(m.year % 100)}`,
  (m) => `${MONTH_NAMES[m.month - 1]?.slice(0, 3)}-${pad(m.year % 100)}`,
  (m) => `${pad(m.month)}/${m.year}`,
  (m) => `${m.year} ${MONTH_NAMES[m.month - 1]?.slice(0, 3)}`,
  (m) => `${MONTH_NAMES[m.month - 1]} ${yearLabel(m.month >= 4 ? m.year : m.year - 1)}`,
  (m) => `the end of ${MONTH_NAMES[m.month - 1]} ${m.year}`,
)
const anyDay = fc
  .record({ y: year, m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 31 }) })
  .filter(({ y, m, d }) => d <= daysInMonth(y, m))
const ordinal = (d: number): string =>
  `${d}${d % 10 === 1 && d !== 11 ? 'st' : d % 10 === 2 && d !== 12 ? 'nd' : d % 10 === 3 && d !== 13 ? 'rd' : 'th'}`
const dayPeriod = ({ y, m, d }: { y: number; m: number; d: number }): Period => ({
  label: '',
  start: isoDate(y, m, d),
  end: isoDate(y, m, d),
  kind: 'snapshot',
})
const day = written(
  anyDay,
  dayPeriod,
  ({ y, m, d }) => `${d} ${MONTH_NAMES[m - 1]} ${y}`,
  ({ y, m, d }) => `the ${ordinal(d)} of ${MONTH_NAMES[m - 1]} ${y}`,
  ({ y, m, d }) => `${MONTH_NAMES[m - 1]} ${ordinal(d)}, ${y}`,
  ({ y, m, d }) => `${pad(d)}/${pad(m)}/${y}`,
  ({ y, m, d }) => `${d}.${m}.${pad(y % 100)}`,
  ({ y, m, d }) => isoDate(y, m, d),
)
const any = fc.oneof(reporting, quarter, month, day)
const around = fc.constantFrom<(text: string) => string>(
  (t) => t,
  (t) => `children in care ${t}`,
  (t) => `how many contacts in ${t}?`,
  (t) => `${t}: referrals please`,
  (t) => `as at ${t}, what was the rate`,
)

describe('a period, however it is written', () => {
  it('is that period', () => {
    fc.assert(
      fc.property(any, around, ({ period, text }, sentence) => {
        expect(times(sentence(text))).toEqual([time(period)])
      }),
      { numRuns: 600 },
    )
  })

  it('does not depend on the day of asking where it names its year', () => {
    const now = anyDay.map(({ y, m, d }) => isoDate(y, m, d))
    fc.assert(
      fc.property(any, now, ({ text }, when) => {
        expect(times(text, when)).toEqual(times(text))
      }),
    )
  })

  it('without a year is the latest that has ended', () => {
    const now = anyDay.map(({ y, m, d }) => isoDate(y, m, d))
    const name = fc.constantFrom(
      ...MONTH_NAMES.map((n) => `in ${n}`),
      'Q1',
      'Q2',
      'Q3',
      'Q4',
      'first half',
      'H2',
      'Term 1',
      'spring term',
    )
    fc.assert(
      fc.property(name, now, (text, when) => {
        const [request] = requests(text, when)
        if (request?.type !== 'period') throw new Error(`"${text}" is no period.`)
        const { end } = request.period
        const next = isoDate(
          parts(end).year + 1,
          parts(end).month,
          Math.min(parts(end).day, daysInMonth(parts(end).year + 1, parts(end).month)),
        )
        expect(end <= when && next > when).toBe(true)
      }),
    )
  })
})

describe('a span with two ends, each in any notation', () => {
  const sized = fc
    .tuple(fc.oneof(quarter, month, day), fc.oneof(quarter, month, day))
    .filter(([a, b]) => a.period.start < b.period.start && a.period.end < b.period.end)

  it('is one request, from the first day of the one to the last of the other', () => {
    const joined = fc.constantFrom<(a: string, b: string) => string>(
      (a, b) => `from ${a} to ${b}`,
      (a, b) => `${a} to ${b}`,
      (a, b) => `${a} until ${b}`,
      (a, b) => `referrals from ${a} up to ${b}?`,
      (a, b) => `${a} through ${b}`,
    )
    fc.assert(
      fc.property(sized, joined, ([a, b], join) => {
        expect(times(join(a.text, b.text))).toEqual([time({ start: a.period.start, end: b.period.end })])
      }),
      { numRuns: 400 },
    )
  })

  it('of whole months has its own name where it has one', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 4 }), (y, q) => {
        const { start, end } = quarterPeriod(y, q)
        const [request] = requests(`between ${start} and ${end}`)
        expect(request).toEqual({ type: 'period', period: quarterPeriod(y, q) })
      }),
    )
  })

  it('lends its year to the other end', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 11 }), (y, m, more) => {
        const last = addMonths({ year: y, month: m }, more)
        const text = `${MONTH_NAMES[m - 1]} to ${MONTH_NAMES[last.month - 1]} ${last.year}`
        expect(times(text)).toEqual([time({ start: isoDate(y, m, 1), end: monthPeriod(last).end })])
      }),
    )
  })

  it('that ends before it begins is said', () => {
    fc.assert(
      fc.property(sized, ([a, b]) => {
        expect(times(`from ${b.text} to ${a.text}`)).toEqual(['impossible'])
      }),
    )
  })
})

describe('a part of a container', () => {
  const WORDS = [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
  ]

  it('is the month of that place in a calendar or a reporting year', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.boolean(), (y, n, calendar) => {
        const container = calendar ? calendarYear(y) : reportingYear(y)
        const expected = monthPeriod(addMonths(parts(container.start), n - 1))
        expect(times(`${WORDS[n - 1]} month of ${calendar ? y : yearLabel(y)}`)).toEqual([time(expected)])
      }),
    )
  })

  it('may be several of its months, from the start or from the end', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 2, max: 11 }), fc.boolean(), (y, n, last) => {
        const { start, end } = reportingYear(y)
        const other = last ? addMonths(parts(end), 1 - n) : addMonths(parts(start), n - 1)
        const expected = last ? { start: monthPeriod(other).start, end } : { start, end: monthPeriod(other).end }
        expect(times(`the ${last ? 'last' : 'first'} ${n} months of ${yearLabel(y)}`)).toEqual([time(expected)])
      }),
    )
  })

  it('stands in a relative year as in the one that it is', () => {
    const now = anyDay.map(({ y, m, d }) => isoDate(y, m, d))
    fc.assert(
      fc.property(
        now,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('Q# last year', 'quarter # of last year', 'last financial year Q#', "last year's Q#"),
        (when, q, form) => {
          const [request] = requests('last year', when)
          if (request?.type !== 'period') throw new Error('"last year" is no period.')
          expect(times(form.replace('#', String(q)), when)).toEqual([
            time(quarterPeriod(parts(request.period.start).year, q)),
          ])
        },
      ),
    )
  })

  it('in a list lends its year to those beside it', () => {
    fc.assert(
      fc.property(
        year,
        fc.constantFrom('Q1, Q2 and Q3 of #', 'Q1, Q2 & Q3 #', 'quarters 1, 2 and 3 of #'),
        (y, form) => {
          expect(times(form.replace('#', yearLabel(y)))).toEqual([1, 2, 3].map((q) => time(quarterPeriod(y, q))))
        },
      ),
    )
  })

  it('is the term of that name', () => {
    fc.assert(
      fc.property(
        year,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('term # ', 'T# ', 'term # of '),
        (y, n, form) => {
          expect(times(`${form.replace('#', String(n))}${yearLabel(y)}`)).toEqual([time(termPeriod(y, n))])
        },
      ),
    )
  })
})

describe('what looks like a period and cannot be read', () => {
  it.each([
    [
      'a day that is not',
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), year)
        .map(([m, y]) => `${daysInMonth(y, m) + 1} ${MONTH_NAMES[m - 1]} ${y}`),
    ],
    ['a quarter that is not', fc.tuple(fc.integer({ min: 5, max: 9 }), year).map(([q, y]) => `Q${q} ${yearLabel(y)}`)],
    [
      'a term that is not',
      fc.tuple(fc.integer({ min: 4, max: 9 }), year).map(([n, y]) => `term ${n} of ${yearLabel(y)}`),
    ],
    [
      'a year that is not',
      fc
        .tuple(year, fc.integer({ min: 2, max: 9 }))
        .map(([y, n]) => `${y}/${pad((y + n) % 100)}`)
        .filter((t) => Number(t.slice(5)) > 12),
    ],
  ])('%s is said', (_, text) => {
    fc.assert(
      fc.property(text, (t) => {
        expect(times(`contacts ${t}`)).toEqual(['impossible'])
      }),
    )
  })
})

describe('any text', () => {
  it('is read without a fault, in order, with the words as they stand', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'q',
        'quarter',
        'of',
        'the',
        'last',
        'year',
        'march',
        '2023',
        '/',
        '24',
        '-',
        'to',
        'between',
        'and',
        'since',
        'first',
        'two',
        'months',
        'term',
        ',',
        '1',
        '31',
        'st',
        'twenty',
        'half',
        'before',
        'this',
        "'",
        '(',
        ')',
      ),
      fc.string({ maxLength: 6 }),
    )
    const text = fc.array(word, { maxLength: 40 }).chain((words) => fc.constantFrom(words.join(' '), words.join('')))
    fc.assert(
      fc.property(text, (raw) => {
        const plain = normalise(raw)
        const found = recognisePeriods(plain)
        for (const { phrase } of found) resolvePeriod(phrase, NOW)
        for (const [n, { from, to, said }] of found.entries()) {
          expect(from < to).toBe(true)
          expect(plain.slice(from, to)).toContain(said.slice(0, 1))
          const before = found[n - 1]
          // Several that were said in one breath share their words.
          if (before && before.said !== said) expect(before.to <= from).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
