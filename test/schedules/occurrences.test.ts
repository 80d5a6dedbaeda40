import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfWeek } from '../../src/schedules/days.ts'
import { instantOf, londonDay, londonTime } from '../../src/schedules/london.ts'
import { nextOccurrence, occurrencesBetween } from '../../src/schedules/occurrences.ts'
import type { Rule, When } from '../../src/schedules/schedule.ts'
import { isWorkingDay } from '../../src/schedules/working-days.ts'
import { rules } from './rules.ts'

const DAY = 86_400_000
const rule = (every: Rule['every'], ordinal: Rule['ordinal'], weekday: Rule['weekday'], time = '09:00'): Rule => ({
  type: 'rule',
  every,
  ordinal,
  weekday,
  time,
})
const from = (day: string): number => instantOf(day, '00:00')
const keys = (when: When, after: string, until: string): string[] =>
  occurrencesBetween(when, from(after), from(until)).map(({ key }) => key)
const at = (when: When, after: string, until: string): string[] =>
  occurrencesBetween(when, from(after), from(until)).map((one) => new Date(one.at).toISOString().slice(0, 16))

describe('known dates', () => {
  test('the second Tuesday after each quarter end of four years', () => {
    expect(keys(rule('quarter', 'second', 'Tuesday'), '2024-01-01', '2028-01-01')).toEqual(
      [
        ['2024-01-09', '2024-04-09', '2024-07-09', '2024-10-08'],
        ['2025-01-14', '2025-04-08', '2025-07-08', '2025-10-14'],
        ['2026-01-13', '2026-04-14', '2026-07-14', '2026-10-13'],
        ['2027-01-12', '2027-04-13', '2027-07-13', '2027-10-12'],
      ]
        .flat()
        .map((day) => `${day}T09:00`),
    )
  })

  test('the last Friday of the month after quarter end', () => {
    expect(keys(rule('quarter', 'last', 'Friday'), '2024-01-01', '2025-01-01')).toEqual([
      '2024-01-26T09:00',
      '2024-04-26T09:00',
      '2024-07-26T09:00',
      '2024-10-25T09:00',
    ])
  })

  test('the last Friday of a month with five', () => {
    expect(keys(rule('month', 'last', 'Friday'), '2024-08-01', '2024-09-01')).toEqual(['2024-08-30T09:00'])
  })

  test('a first Monday that is the first of the month', () => {
    expect(keys(rule('month', 'first', 'Monday'), '2024-07-01', '2024-08-01')).toEqual(['2024-07-01T09:00'])
  })
})

describe('bank holidays', () => {
  test.each([
    [
      'Early May',
      rule('month', 'first', 'Monday'),
      '2024-05-01',
      '2024-05-07T09:00',
      'not Monday 6 May 2024: Early May bank holiday',
    ],
    [
      'Good Friday, past Easter Monday',
      rule('week', null, 'Friday'),
      '2024-03-29',
      '2024-04-02T09:00',
      'not Friday 29 March 2024: Good Friday',
    ],
    [
      'Easter Monday that is the first of the quarter',
      rule('quarter', 'first', 'Monday'),
      '2024-04-01',
      '2024-04-02T09:00',
      'not Monday 1 April 2024: Easter Monday',
    ],
    [
      'Christmas Day, past the substitute day',
      rule('month', 'last', 'Friday'),
      '2026-12-25',
      '2026-12-29T09:00',
      'not Friday 25 December 2026: Christmas Day',
    ],
    [
      'a substitute day',
      rule('week', null, 'Monday'),
      '2026-12-28',
      '2026-12-29T09:00',
      'not Monday 28 December 2026: Boxing Day (substitute day)',
    ],
    ['none', rule('week', null, 'Tuesday'), '2024-05-07', '2024-05-07T09:00', null],
  ])('%s', (_, when, after, key, moved) => {
    expect(nextOccurrence(when, from(after))).toMatchObject({ key, moved })
  })

  test('one that is moved past the interval’s beginning is in it, and once', () => {
    const friday = rule('week', null, 'Friday')
    expect(keys(friday, '2024-03-28', '2024-03-31')).toEqual([])
    expect(keys(friday, '2024-03-31', '2024-04-06')).toEqual(['2024-04-02T09:00', '2024-04-05T09:00'])
    expect(nextOccurrence(friday, instantOf('2024-04-02', '09:00'))?.key).toBe('2024-04-05T09:00')
  })
})

describe('clock changes of 2026', () => {
  test('09:00 stays 09:00 in London', () => {
    expect(at(rule('week', null, 'Friday'), '2026-03-21', '2026-04-02')).toEqual(['2026-03-27T09:00'])
    expect(at(rule('week', null, 'Monday'), '2026-03-21', '2026-04-02')).toEqual([
      '2026-03-23T09:00',
      '2026-03-30T08:00',
    ])
    expect(at(rule('week', null, 'Friday'), '2026-10-20', '2026-11-01')).toEqual([
      '2026-10-23T08:00',
      '2026-10-30T09:00',
    ])
    expect(at(rule('week', null, 'Monday', '01:30'), '2026-10-18', '2026-10-28')).toEqual([
      '2026-10-19T00:30',
      '2026-10-26T01:30',
    ])
  })

  test.each([
    ['2026-03-29', '2026-03-29T01:00'],
    ['2026-10-25', '2026-10-25T00:30'],
  ])('01:30 on %s is due once', (day, greenwich) => {
    const when: When = { type: 'once', day, time: '01:30', meeting: null }
    expect(at(when, '2026-01-01', '2027-01-01')).toEqual([greenwich])
  })
})

describe('too late', () => {
  test('a rule: three days after', () => {
    const next = nextOccurrence(rule('quarter', 'second', 'Tuesday'), from('2024-04-01'))
    expect(next?.tooLate).toBe(instantOf('2024-04-12', '09:00'))
  })

  test('a day: three days after', () => {
    const when: When = { type: 'once', day: '2024-07-30', time: '09:00', meeting: null }
    expect(nextOccurrence(when, from('2024-07-01'))).toEqual({
      key: '2024-07-30T09:00',
      at: instantOf('2024-07-30', '09:00'),
      tooLate: instantOf('2024-08-02', '09:00'),
      moved: null,
    })
  })

  test('ahead of a meeting: when its day begins in London', () => {
    const when: When = { type: 'once', day: '2024-07-29', time: '09:00', meeting: '2024-07-30' }
    expect(nextOccurrence(when, from('2024-07-01'))?.tooLate).toBe(Date.parse('2024-07-29T23:00:00Z'))
  })
})

test('the interval is without its beginning and with its end', () => {
  const when = rule('quarter', 'second', 'Tuesday')
  const due = instantOf('2024-04-09', '09:00')
  expect(occurrencesBetween(when, due, due + DAY)).toEqual([])
  expect(occurrencesBetween(when, due - 1, due - 1)).toEqual([])
  expect(occurrencesBetween(when, due - 1, due)).toHaveLength(1)
})

test('publication has no dates', () => {
  expect(nextOccurrence({ type: 'publication' }, 0)).toBeNull()
  expect(occurrencesBetween({ type: 'publication' }, 0, Date.parse('2030-01-01'))).toEqual([])
})

test('a day that is over does not come again', () => {
  const when: When = { type: 'once', day: '2024-07-30', time: '09:00', meeting: null }
  expect(nextOccurrence(when, instantOf('2024-07-30', '09:00'))).toBeNull()
})

describe('any rule', () => {
  const moments = fc.integer({ min: Date.parse('2022-01-01'), max: Date.parse('2028-01-01') })

  test('split anywhere, an interval loses and doubles nothing', () => {
    fc.assert(
      fc.property(rules, moments, fc.nat(200 * DAY), fc.nat(200 * DAY), (when, start, first, second) => {
        const [middle, end] = [start + first, start + first + second]
        expect([...occurrencesBetween(when, start, middle), ...occurrencesBetween(when, middle, end)]).toEqual(
          occurrencesBetween(when, start, end),
        )
      }),
    )
  })

  test('split at an occurrence, beside it, or where one may be on the move, too', () => {
    fc.assert(
      fc.property(rules, moments, fc.nat(), fc.constantFrom(-1, 0, 1, -DAY / 2), (when, start, which, beside) => {
        const whole = occurrencesBetween(when, start, start + 400 * DAY)
        const split = (whole[which % whole.length]?.at ?? start) + beside
        const cut = [...occurrencesBetween(when, start, split), ...occurrencesBetween(when, split, start + 400 * DAY)]
        expect(cut).toEqual(whole)
      }),
    )
  })

  test('the next is the first of the interval', () => {
    fc.assert(
      fc.property(rules, moments, (when, start) => {
        expect(nextOccurrence(when, start)).toEqual(occurrencesBetween(when, start, start + 200 * DAY)[0])
      }),
    )
  })

  test('is due on working days, in order, each key once, at its time, as often as it should be', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 2022, max: 2027 }), (when, year) => {
        const found = occurrencesBetween(when, from(`${year}-01-01`) - 1, from(`${year + 1}-01-01`) - 1)
        expect(found.every(({ at }) => isWorkingDay(londonDay(at)) && londonTime(at) === when.time)).toBe(true)
        expect(found.map(({ at, key }) => key === `${londonDay(at)}T${londonTime(at)}`)).not.toContain(false)
        expect(found.filter((one) => one.moved === null).map((one) => dayOfWeek(londonDay(one.at)))).toEqual(
          found.filter((one) => one.moved === null).map(() => when.weekday),
        )
        expect(found.map((one) => one.at)).toEqual([...new Set(found.map((one) => one.at))].toSorted((a, b) => a - b))
        const often = { quarter: 4, month: 12, week: 52 }[when.every]
        // One at the turn of the year may be moved into the next.
        expect(Math.abs(found.length - often)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
