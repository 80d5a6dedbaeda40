import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../src/model/period.ts'
import {
  academicYearOf,
  addMonths,
  daysInMonth,
  isRealDay,
  monthPeriod,
  monthsOf,
  parts,
  periodBefore,
  quarterOf,
  reportingYearOf,
  shiftYears,
  termOf,
} from '../../src/periods/calendar.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'

const period = (key: string): Period => {
  const found = parsePeriodKey(key)
  if (!found) throw new Error(`No period "${key}".`)
  return found
}

describe('a year earlier or later', () => {
  it.each([
    ['2024-03', -1, '2023-03'],
    ['2024-02', -1, '2023-02'],
    ['2023-02', 1, '2024-02'],
    ['2023/24 Q4', -1, '2022/23 Q4'],
    ['2020/21 Q1', 3, '2023/24 Q1'],
    ['2023/24', -8, '2015/16'],
    ['AY2023/24 T1', -1, 'AY2022/23 T1'],
    ['AY2023/24 T3', -1, 'AY2022/23 T3'],
    ['AY2023/24', -1, 'AY2022/23'],
    ['CY2023', -1, 'CY2022'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2023-02-28', 1, '2024-02-29'],
    ['2024-02-29', -4, '2020-02-29'],
    ['2024-02-28', -1, '2023-02-28'],
    ['2020-12-31', -1, '2019-12-31'],
    ['R12 2024-02', -1, 'R12 2023-02'],
    ['R12 2023-02', 1, 'R12 2024-02'],
    ['2020/21 YTD 2020-12-31', -1, '2019/20 YTD 2019-12-31'],
    ['AY2023/24 YTD 2024-03-31', -1, 'AY2022/23 YTD 2023-03-31'],
    ['3Y 2019-09-30', -1, '3Y 2018-09-30'],
    ['2019-04-01..2019-09-30', -1, '2018-04-01..2018-09-30'],
    ['2023-10-01..2024-02-29', -1, '2022-10-01..2023-02-28'],
    ['2023-03-01..2024-02-29', 0, '2023-03-01..2024-02-29'],
  ])('%s by %i is %s', (from, years, to) => {
    expect(shiftYears(period(from), years)).toEqual(period(to))
  })
})

describe('the period before', () => {
  it.each([
    ['2024-01', '2023-12'],
    ['2024-03', '2024-02'],
    ['2023-03', '2023-02'],
    ['2023/24 Q1', '2022/23 Q4'],
    ['2023/24 Q4', '2023/24 Q3'],
    ['2023/24', '2022/23'],
    ['AY2023/24 T1', 'AY2022/23 T3'],
    ['AY2023/24 T2', 'AY2023/24 T1'],
    ['AY2023/24 T3', 'AY2023/24 T2'],
    ['AY2023/24', 'AY2022/23'],
    ['CY2024', 'CY2023'],
    ['2020/21 YTD 2020-12-31', '2019/20 YTD 2019-12-31'],
    ['R12 2024-03', 'R12 2023-03'],
    ['2020-12-31', '2019-12-31'],
  ])('%s is %s', (key, before) => {
    expect(periodBefore(period(key))).toEqual(period(before))
  })
})

describe('days', () => {
  it.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [2000, 2, 29],
    [2100, 2, 28],
    [2024, 4, 30],
    [2024, 12, 31],
  ])('%i-%i has %i', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days)
  })

  it.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [2024, 13, 1, false],
    [2024, 0, 1, false],
    [2024, 1, 0, false],
    [2024, 4, 31, false],
  ])('%i-%i-%i is real: %s', (year, month, day, real) => {
    expect(isRealDay(year, month, day)).toBe(real)
  })

  it.each([
    ['2024-03-31', 2023, 4, 2023, 2],
    ['2024-04-01', 2024, 1, 2023, 3],
    ['2024-06-30', 2024, 1, 2023, 3],
    ['2024-07-31', 2024, 2, 2023, 3],
    ['2024-08-31', 2024, 2, 2023, 3],
    ['2024-09-01', 2024, 2, 2024, 1],
    ['2024-12-31', 2024, 3, 2024, 1],
    ['2025-01-01', 2024, 4, 2024, 2],
  ])('%s is in reporting year %i quarter %i, academic year %i term %i', (date, year, quarter, academic, term) => {
    expect([reportingYearOf(date), quarterOf(date), academicYearOf(date), termOf(date)]).toEqual([
      year,
      quarter,
      academic,
      term,
    ])
  })

  it('fall into the months of their span', () => {
    expect(monthsOf(period('2023/24 Q4')).map((m) => m.label)).toEqual(['January 2024', 'February 2024', 'March 2024'])
    expect(monthsOf(period('2023/24'))).toHaveLength(12)
  })
})

describe('any month', () => {
  const anyMonth = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })

  it('ends the day before the next begins', () => {
    fc.assert(
      fc.property(anyMonth, (ym) => {
        const next = new Date(`${monthPeriod(addMonths(ym, 1)).start}T00:00:00Z`)
        next.setUTCDate(next.getUTCDate() - 1)
        return monthPeriod(ym).end === next.toISOString().slice(0, 10)
      }),
    )
  })

  it('moved there and back is itself', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -500, max: 500 }), (ym, n) => {
        const { year, month } = parts(monthPeriod(addMonths(addMonths(ym, n), -n)).start)
        return year === ym.year && month === ym.month
      }),
    )
  })
})
