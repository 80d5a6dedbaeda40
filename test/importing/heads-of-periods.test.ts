/** Heads that say when in ways of their own: weeks, months up to the report's end, the year before, spreadsheets' numbers. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, namesIn, toldOf } from './drafted.ts'
import { monthCell, percent } from './table.ts'

test('a week is its seven days, by its end or by its beginning', async () => {
  const found = await drafted({
    rows: [
      ['Lamps, 2024/25'],
      ['Measure', 'w/e 06/10/2024', 'Week ending 13 October 2024', 'w/c 14/10/2024'],
      ['Number of lamps mended', 141, 138, 152],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B3 value 2024-09-30..2024-10-06 141',
    'C3 value 2024-10-07..2024-10-13 138',
    'D3 value 2024-10-14..2024-10-20 152',
  ])
})

test('so many months up to the end of the report, or of what stands beside them', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook lamps, Q2 2024/25'],
      ['Measure', 'Last 6 months', 'Rolling 12 months', 'Q1 2024/25 rolling 12 months'],
      ['Number of lamps mended', 1410, 2380, 2290],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B3 value 2024-04-01..2024-09-30 1410',
    'C3 value R12 2024-09 2380',
    'D3 value R12 2024-06 2290',
  ])
})

test('the same time last year is of the report’s own length, and so is the period before', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook lamps, September 2024'],
      ['Measure', 'This month', 'Last period', 'Same period previous year', 'August last year'],
      ['Lamps mended on time', '90%', '91%', '88%', '87%'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B3 value 2024-09 90',
    'C3 value 2024-08 91',
    'D3 value 2023-09 88',
    'E3 value 2023-08 87',
  ])
})

test('"AY" below a year is the academic year', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook schools 2023/24'],
      ['Indicator', '2021/22', '2022/23', '2023/24', null],
      [null, 'AY', 'AY', 'Autumn', 'Spring'],
      ['Overall absence', percent(0.063), percent(0.059), percent(0.058), percent(0.06)],
    ],
    merges: [
      [1, 3, 1, 4],
      [1, 0, 2, 0],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B4 value AY2021/22 6.3',
    'C4 value AY2022/23 5.9',
    'D4 value AY2023/24 T1 5.8',
    'E4 value AY2023/24 T2 6.0',
  ])
})

test('the year over the names is the months’', async () => {
  const found = await drafted({
    rows: [
      ['2024/25', 'Apr', 'May', 'Jun', 'Q1'],
      ['Number of lamps mended', 120, 134, 141, 395],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B2 value 2024-04 120',
    'C2 value 2024-05 134',
    'D2 value 2024-06 141',
    'E2 value 2024/25 Q1 395',
  ])
  expect(found.reportPeriod).toBe('2024/25 Q1')
})

test('"Latest" is the last month that has a figure, whatever months are still to come', async () => {
  const found = await drafted({
    rows: [
      ['Measure', monthCell(2024, 8), monthCell(2024, 9), monthCell(2024, 10), 'Latest'],
      ['Lamps mended on time', percent(0.9), percent(0.91), null, percent(0.91)],
      ['Lamps lit on time', percent(0.8), percent(0.81), null, percent(0.85)],
    ],
  })
  expect(found.reportPeriod).toBe('2024/25 Q2')
  expect(cellsOf(found)).toEqual([
    'B2 value 2024-08 90.0',
    'C2 value 2024-09 91.0',
    'E2 value 2024-09 91.0',
    'B3 value 2024-08 80.0',
    'C3 value 2024-09 81.0',
    'E3 value  85.0',
  ])
  expect(asksOf(found)).toEqual(['period E1'])
})

test('dates without their format are the days that a spreadsheet counts, which is told', async () => {
  const found = await drafted({
    rows: [
      ['Indicator', 45383, 45413, 45444],
      ['Number of lamps mended', 812, 799, 764],
    ],
  })
  expect(cellsOf(found)).toEqual(['B2 value 2024-04 812', 'C2 value 2024-05 799', 'D2 value 2024-06 764'])
  expect(toldOf(found)).toContain('warning serial-head B1')
  expect(found.findings.find((f) => f.code === 'serial-head')?.text).toContain('1 April 2024')
})

test.each([
  [[45383, 45400]],
  [[45413, 45383]],
  [[812, 45383]],
])('numbers that are no days in order are no heads: %j', async (heads) => {
  const found = await drafted({
    rows: [
      ['Indicator', ...heads],
      ['Number of lamps mended', 812, 799],
    ],
  })
  expect(cellsOf(found)).toEqual([])
  expect(namesIn(found)).toEqual([])
})

test('without months and quarters the report is of the latest day, span or period of a row', async () => {
  const days = await drafted({
    rows: [
      ['Measure', 'As at 31.03.24', 'As at 30th Sept 2024'],
      ['Number of lamps', 90, 91],
    ],
  })
  expect(days.reportPeriod).toBe('2024/25 Q2')
  const spans = await drafted({
    rows: [
      ['Measure', '12 months to Mar 24', 'Year ending Sept 2024'],
      ['Number of lamps', 90, 91],
    ],
  })
  expect(spans.reportPeriod).toBe('2024/25 Q2')
  const rows = await drafted({
    rows: [
      ['Measure', 'Period', 'Latest value'],
      ['Number of lamps', 'Sep-24', 90],
      ['Number of bins', '2023/24 academic year', 91],
    ],
  })
  expect(rows.reportPeriod).toBe('2024/25 Q2')
  expect(asksOf(rows)).not.toContain('period null')
})

test('rows of one measure, each with the period that a column beside it says, are one measure', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Period', 'Northbrook', 'England'],
      ['Lamps lit', 'Jul 23 - Jun 24', '91%', '95%'],
      ['Lamps lit', 'Jul 22 - Jun 23', '90%', '94%'],
      ['Bins emptied', 'Q2 2024/25', '88%', '90%'],
      ['Bins emptied', 'Q2 2024/25', '87%', '90%'],
    ],
  })
  expect(cellsOf(found).filter((c) => c.includes('value'))).toEqual([
    'C2 value R12 2024-06 91',
    'C3 value R12 2023-06 90',
    'C4 value 2024/25 Q2 88',
    'C5 value 2024/25 Q2 87',
  ])
  expect(namesIn(found)).toEqual(['Lamps lit', 'Bins emptied', 'Bins emptied'])
  expect(
    toldOf(found)
      .filter((t) => t.startsWith('error'))
      .toSorted(),
  ).toEqual(['error disagreement C5', 'error measure-twice A5'])
})
