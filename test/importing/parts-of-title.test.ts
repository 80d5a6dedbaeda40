/** Tables whose rows are parts of what their title names: ages, placement types, the years of one measure. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, toldOf } from './drafted.ts'
import { percent } from './table.ts'

test('ages below a title are parts of what it counts, in one unit', async () => {
  const found = await drafted({
    rows: [
      ['C1) Lamps by age group at month end'],
      ['Age group', 'Oct-24', 'Nov-24', 'Dec-24'],
      ['Under 1', 9, 8, 7],
      ['1-4', 98, 99, 101],
      ['Total', 107, 107, 108],
    ],
  })
  expect(found.measures.map((m) => [m.name, m.sub, m.unit])).toEqual([
    ['Lamps by age group at month end', 'Under 1', 'count'],
    ['Lamps by age group at month end', '1-4', 'count'],
    ['Lamps by age group at month end', 'Total', 'count'],
  ])
  expect(cellsOf(found).slice(0, 4)).toEqual([
    'B3 value 2024-10 9',
    'C3 value 2024-11 8',
    'D3 value 2024-12 7',
    'B4 value 2024-10 98',
  ])
  expect(asksOf(found)).toEqual([])
})

test('groups of several characteristics, in numbers and shares of days', async () => {
  const found = await drafted({
    rows: [
      ['Lamps in our care: profile at 31 March'],
      ['Characteristic', 'Group', '31 March 2024', null, '31 March 2025', null],
      [null, null, 'No.', '%', 'No.', '%'],
      ['Age', 'Under 5', 40, percent(0.4), 44, percent(0.44)],
      [null, '5 and over', 60, percent(0.6), 56, percent(0.56)],
      ['Place', 'Street', 'c', 'c', 90, percent(0.9)],
    ],
    merges: [
      [1, 2, 1, 3],
      [1, 4, 1, 5],
      [1, 0, 2, 0],
      [1, 1, 2, 1],
      [3, 0, 4, 0],
    ],
  })
  expect(found.measures.map((m) => [m.name, m.sub, m.unit])).toEqual([
    ['Lamps in our care, Age', 'Under 5', 'count'],
    ['Lamps in our care, Age', 'Under 5, %', '%'],
    ['Lamps in our care, Age', '5 and over', 'count'],
    ['Lamps in our care, Age', '5 and over, %', '%'],
    ['Lamps in our care, Place', 'Street', 'count'],
    ['Lamps in our care, Place', 'Street, %', '%'],
  ])
  expect(cellsOf(found)).toContain('C5 value 2024-03-31 60')
  expect(cellsOf(found)).toContain('E6 value 2025-03-31 90')
})

test('years below a title that says a day are that day, and a share beside them is another measure', async () => {
  const found = await drafted({
    rows: [
      ['Lamps in use by type of place, at 31 October'],
      ['Category', '2024', '2025', '2025 %'],
      ['Street', 150, 160, percent(0.8)],
      ['Park', 50, 40, percent(0.2)],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'D3 value 2025-10-31 80.0',
    'B3 value 2024-10-31 150',
    'C3 value 2025-10-31 160',
    'D4 value 2025-10-31 20.0',
    'B4 value 2024-10-31 50',
    'C4 value 2025-10-31 40',
  ])
  expect(found.measures.map((m) => [m.sub, m.unit])).toContainEqual(['Street', 'count'])
})

test('years go down and months across, of the measure that stands beside its label', async () => {
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
  const found = await drafted({
    name: 'VS1',
    rows: [
      ['Vital sign', 'Percentage of lamps mended on time'],
      ['Polarity', 'Bigger is better'],
      ['Target 2025/26', percent(0.9)],
      [],
      ['Year', ...months],
      ['2024/25', ...months.map((_, i) => percent(0.8 + i / 100))],
      ['2025/26', ...months.slice(0, 3).map((_, i) => percent(0.91 + i / 100))],
    ],
  })
  expect(found.measures).toMatchObject([{ name: 'Percentage of lamps mended on time', unit: '%', polarity: 'high' }])
  expect(cellsOf(found)).toContain('K6 value 2025-01 89.0')
  expect(cellsOf(found)).toContain('B7 value 2025-04 91.0')
  expect(cellsOf(found)).toContain('B3 green 2025/26 90.0')
  expect(toldOf(found).filter((told) => told.startsWith('error'))).toEqual([])
})

test('years of four digits beside "Apr" to "Mar" are asked about: January may be in either', async () => {
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
  const found = await drafted({
    rows: [
      ['Percentage of lamps mended on time'],
      ['Year', ...months],
      ['2024', ...months.map((_, i) => percent(0.8 + i / 100))],
      ['2025', ...months.slice(0, 3).map((_, i) => percent(0.91 + i / 100))],
    ],
  })
  expect(found.figures.filter((f) => f.value !== null)).toEqual([])
  expect(found.asks.length + found.findings.filter((f) => f.severity === 'error').length).toBeGreaterThan(0)
})

test('words between a theme and its figures name measures', async () => {
  const found = await drafted({
    rows: [
      ['Street lighting report 2024/25'],
      ['Theme', 'Objective', 'Q1 2024/25', 'Q2 2024/25'],
      ['Light', 'Lamps mended on time', percent(0.8), percent(0.81)],
      ['Light', 'Lamps tested on time', percent(0.7), percent(0.71)],
    ],
  })
  expect(found.measures.map((m) => [m.name, m.sub])).toEqual([
    ['Lamps mended on time', ''],
    ['Lamps tested on time', ''],
  ])
})
