import { describe, expect, it } from 'vitest'
import { parsePeriodKey } from '../../src/periods/codec.ts'

describe('a period key of the data files', () => {
  it.each([
    ['2024-03', 'month', '2024-03-01', '2024-03-31', 'March 2024'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29', 'February 2024'],
    ['2023/24 Q4', 'quarter', '2024-01-01', '2024-03-31', 'Q4 2023/24'],
    ['2019/20 Q1', 'quarter', '2019-04-01', '2019-06-30', 'Q1 2019/20'],
    ['2023/24', 'year', '2023-04-01', '2024-03-31', '2023/24'],
    ['2099/00', 'year', '2099-04-01', '2100-03-31', '2099/00'],
    ['2020/21 YTD 2020-12-31', 'year_to_date', '2020-04-01', '2020-12-31', '2020/21 to date, to 31 December 2020'],
    ['AY2022/23', 'academic_year', '2022-09-01', '2023-07-31', 'academic year 2022/23'],
    ['AY2023/24 T1', 'term', '2023-09-01', '2023-12-31', 'Term 1 2023/24'],
    ['AY2023/24 T2', 'term', '2024-01-01', '2024-03-31', 'Term 2 2023/24'],
    ['AY2023/24 T3', 'term', '2024-04-01', '2024-07-31', 'Term 3 2023/24'],
    [
      'AY2023/24 YTD 2024-03-31',
      'year_to_date',
      '2023-09-01',
      '2024-03-31',
      'academic year 2023/24 to date, to 31 March 2024',
    ],
    ['CY2023', 'calendar_year', '2023-01-01', '2023-12-31', 'calendar year 2023'],
    [
      'CY2024 YTD 2024-03-31',
      'year_to_date',
      '2024-01-01',
      '2024-03-31',
      'calendar year 2024 to date, to 31 March 2024',
    ],
    ['R12 2024-03', 'rolling_12_months', '2023-04-01', '2024-03-31', '12 months to March 2024'],
    ['R12 2024-02', 'rolling_12_months', '2023-03-01', '2024-02-29', '12 months to February 2024'],
    ['3Y 2019-09-30', 'three_year_average', '2016-10-01', '2019-09-30', 'three years to 30 September 2019'],
    ['2020-12-31', 'snapshot', '2020-12-31', '2020-12-31', '31 December 2020'],
    ['2019-04-01..2019-09-30', 'range', '2019-04-01', '2019-09-30', 'April to September 2019'],
    ['2019-10-01..2020-01-31', 'range', '2019-10-01', '2020-01-31', 'October 2019 to January 2020'],
    ['2019-04-05..2019-04-11', 'range', '2019-04-05', '2019-04-11', '5 April 2019 to 11 April 2019'],
  ])('%s', (key, kind, start, end, label) => {
    expect(parsePeriodKey(key)).toEqual({ kind, start, end, label })
  })

  it.each([
    '',
    '2024',
    '2024-13',
    '2024-00',
    '2023/25',
    '2023/23',
    '2023/24 Q0',
    '2023/24 Q5',
    '2023/24 q4',
    'AY2023/24 T4',
    'AY2023/25',
    'CY2023/24',
    'R12 2024-13',
    '3Y 2023-02-29',
    '2023-02-29',
    '2024-04-31',
    '2020/21 YTD 2020-02-30',
    '2019-09-30..2019-04-01',
    '2019-04-01..2019-09-31',
    ' 2024-03',
    '2024-03 ',
    'March 2024',
  ])('%j names none', (key) => {
    expect(parsePeriodKey(key)).toBeNull()
  })
})
