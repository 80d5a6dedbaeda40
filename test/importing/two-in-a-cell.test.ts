/** A number and its share in one cell, and amounts that are printed in thousands or millions. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, namesIn, toldOf } from './drafted.ts'

const YEARS = ['Measure', '2022/23', '2023/24', '2024/25 Q1']

test('a number and its share in one cell are two measures of one name', async () => {
  const found = await drafted({
    rows: [
      [...YEARS, 'England'],
      ['Care leavers in work or training', '25 (54.3%)', '1,027 (56%)*', 'TBC', '67%'],
      ['Families being helped', '1,998 (465/10,000)', '2,041 (475/10,000)', '2,083 (485/10,000)', '333/10,000'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B2 value 2022/23 25',
    'C2 value 2023/24 1027',
    'D2 value 2024/25 Q1 (not_available)',
    'B2 value 2022/23 54.3',
    'C2 value 2023/24 56',
    'D2 value 2024/25 Q1 (not_available)',
    'E2 national  67',
    'B3 value 2022/23 1998',
    'C3 value 2023/24 2041',
    'D3 value 2024/25 Q1 2083',
    'B3 value 2022/23 465',
    'C3 value 2023/24 475',
    'D3 value 2024/25 Q1 485',
    'E3 national  333',
  ])
  expect(found.measures.map((m) => m.unit)).toEqual(['count', '%', 'count', 'per_10000'])
  expect(new Set(found.measures.map((m) => `${m.id}|${m.sub}`)).size).toBe(4)
  expect(toldOf(found)).toEqual(['warning basis null'])
})

test('a target without a sign beside such a row is of nobody knows which of the two', async () => {
  const found = await drafted({
    rows: [
      [...YEARS, 'Target'],
      ['Care leavers in work or training', '25 (54%)', '27 (56%)', '28 (57%)', 60],
    ],
  })
  expect(namesIn(found)).toEqual(['Care leavers in work or training'])
  expect(toldOf(found).filter((t) => t.startsWith('error'))).toEqual([
    'error text-for-number B2',
    'error text-for-number C2',
    'error text-for-number D2',
  ])
})

test('an amount that says its thousands or millions is taken in full, and says how it is printed', async () => {
  const found = await drafted({
    rows: [
      [...YEARS, 'Target 2024/25'],
      ['Cost of residential placements', '£6.1m', '£7.95 million', '-£250k', '£7.5m'],
    ],
  })
  expect(found.figures.map((f) => `${f.value} ${f.asPrinted} ${f.unit} ${f.note}`)).toEqual([
    '6100000 £6,100,000 pounds Printed as "£6.1m".',
    '7950000 £7,950,000 pounds Printed as "£7.95 million".',
    '-250000 -£250,000 pounds Printed as "-£250k".',
    '7500000 £7,500,000 pounds Printed as "£7.5m".',
  ])
  expect(asksOf(found).filter((a) => a.startsWith('unit'))).toEqual([])
})

test('a unit of millions over bare numbers is still asked about', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Unit', ...YEARS.slice(1)],
      ['Cost of placements', '£m', 6.1, 7.9, 8.2],
    ],
  })
  expect(asksOf(found)).toContain('unit A2')
})

test('when figures will be final is not what the report is of', async () => {
  const found = await drafted({
    rows: [
      ['Education outcomes for the academic year 2024/25'],
      [
        'Results of the summer are provisional until the releases of November 2025 to February 2026, when all of them are final.',
      ],
      ['Measure', '2022/23', '2023/24'],
      ['Pupils at the expected standard', '57%', '58%'],
    ],
  })
  expect(found.reportPeriod).toBe('AY2024/25')
})
