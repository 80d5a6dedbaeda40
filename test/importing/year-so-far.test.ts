/** Which year "year to date" is of, and of which rows a title says it. */
import { expect, test } from 'vitest'
import { cellsOf, drafted, toldOf } from './drafted.ts'

const QUARTERS = ['Measure', 'Unit', 'Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25']

test('the year so far of a row that names another year begins with that year', async () => {
  const found = await drafted({
    rows: [
      QUARTERS,
      ['Pupils attending (academic year to date)', '%', '94.6%', '94.4%', '94.2%'],
      ['Plans issued in 20 weeks (calendar year to date)', '%', '49.0%', '53.5%', '56.1%'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value AY2023/24 YTD 2024-06-30 94.6',
    'D2 value AY2024/25 YTD 2024-09-30 94.4',
    'E2 value AY2024/25 YTD 2024-12-31 94.2',
    'C3 value CY2024 YTD 2024-06-30 49.0',
    'D3 value CY2024 YTD 2024-09-30 53.5',
    'E3 value CY2024 56.1',
  ])
})

test('a quarter that is printed by its months is up to its end in a row of the year so far', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Unit', 'Apr–Jun 2024', 'Jul–Sep 2024', 'Oct–Dec 2024'],
      ['Children adopted (year to date)', 'Number', 2, 5, 9],
      ['Children adopted', 'Number', 2, 3, 4],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value 2024/25 YTD 2024-06-30 2',
    'D2 value 2024/25 YTD 2024-09-30 5',
    'E2 value 2024/25 YTD 2024-12-31 9',
    'C3 value 2024/25 Q1 2',
    'D3 value 2024/25 Q2 3',
    'E3 value 2024/25 Q3 4',
  ])
})

test('a title that says it of percentages says it of no count', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook, Quarter 3 2024/25'],
      ['Percentages are year to date unless the name says otherwise.'],
      QUARTERS,
      ['Contacts received', 'Number', 3045, 2887, 3210],
      ['Referrals decided in a day', '%', '75.2%', '77.1%', '76.4%'],
    ],
  })
  expect(found.figures.map((f) => f.period)).toEqual([
    '2024/25 Q1',
    '2024/25 Q2',
    '2024/25 Q3',
    '2024/25 YTD 2024-06-30',
    '2024/25 YTD 2024-09-30',
    '2024/25 YTD 2024-12-31',
  ])
  expect(toldOf(found)).toEqual(['warning to-date A2'])
})

test('a count of the year so far that falls within its year stops publication', async () => {
  const found = await drafted({
    rows: [
      QUARTERS,
      ['Permanent exclusions (academic year to date)', 'Number', 44, 68, 31],
      ['Homes built (cumulative)', 'Number', 20, 45, 45],
    ],
  })
  expect(toldOf(found)).toEqual(['error to-date-falls E2', 'warning basis null'])
})
