/** A data set with its measures across: what is said of each, limits and comparators in rows of their own, years over quarters. */
import { expect, test } from 'vitest'
import { cellsOf, drafted, namesIn, toldOf } from './drafted.ts'

const SAID = [
  ['Measure', 'Referrals received in the quarter', 'Conferences within 15 working days'],
  ['Unit', 'Number', '%'],
  ['Good is', 'n/a', 'High'],
]

test('limits, colours and comparators are rows, and sections say how often', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook data set'],
      ['Quarter 2 2025/26'],
      [],
      ...SAID,
      ['Green if', null, '90 or above'],
      ['Amber if', null, '85 – 89.9'],
      ['Red if', null, 'below 85'],
      ['Annual'],
      ['2024/25', 15102, 89.2],
      ['Quarterly'],
      ['Qtr 1 (Apr–Jun 2025)', 3920, 90.8],
      ['Qtr 2 (Jul–Sep 2025)', 3688, '91.6 (p)'],
      ['RAG Qtr 2', '-', 'Green'],
      ['Comparators'],
      ['England 2023/24', null, 79.1],
    ],
  })
  expect(namesIn(found)).toEqual(['Referrals received in the quarter', 'Conferences within 15 working days'])
  expect(cellsOf(found)).toEqual([
    'B11 value 2024/25 15102',
    'B13 value 2025/26 Q1 3920',
    'B14 value 2025/26 Q2 3688',
    'C7 green 2025/26 90',
    'C8 amber 2025/26 85',
    'C9 red 2025/26 85',
    'C11 value 2024/25 89.2',
    'C13 value 2025/26 Q1 90.8',
    'C14 value 2025/26 Q2 91.6',
    'C17 national 2023/24 79.1',
  ])
  expect(found.figures.filter((f) => f.printedRag).map((f) => `${f.cell} ${f.printedRag}`)).toEqual(['C14 green'])
  expect(toldOf(found).filter((t) => t.startsWith('error'))).toEqual([])
})

test('the name of a place over more quarters begins another table', async () => {
  const found = await drafted({
    rows: [
      ...SAID,
      ['Q1 2025/26', 40, 90],
      ['Q2 2025/26', 41, 91],
      ['North'],
      ['Q1 2025/26', 20, 88],
      ['Q2 2025/26', 21, 89],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B4 value 2025/26 Q1 40',
    'B5 value 2025/26 Q2 41',
    'C4 value 2025/26 Q1 90',
    'C5 value 2025/26 Q2 91',
  ])
  expect(found.unused.flatMap((u) => u.cells)).toContain('B7')
})

test('a quarter that is left out between others is told, whichever way they go', async () => {
  const down = await drafted({
    rows: [...SAID, ['Q1 2024/25', 40, 90], ['Q2 2024/25', 41, 91], ['Q4 2024/25', 39, 92]],
  })
  expect(toldOf(down)).toContain('error quarter-left-out A6')
  const across = await drafted({
    rows: [
      ['Measure', 'Unit', 'Q4 2024/25', 'Q2 2024/25', 'Q1 2024/25', 'Q2 2023/24'],
      ['Visits on time', '%', '91%', '90%', '92%', '88%'],
    ],
  })
  expect(toldOf(across)).toEqual(['error quarter-left-out D1'])
})
