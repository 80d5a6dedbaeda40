/** Heads whose words make what stands below them no figure of its own. */
import { expect, test } from 'vitest'
import { cellsOf, drafted } from './drafted.ts'
import { percent } from './table.ts'

test.each([
  'Variance to target',
  'Gap to England average',
  'Distance from target',
  'Rank against statistical neighbours',
])('what stands below "%s" is neither a target nor a benchmark', async (head) => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'Q2 2024/25', 'Target 2024/25', head],
      ['Bins emptied on time', percent(0.8), percent(0.82), percent(0.9), percent(0.08)],
    ],
  })
  expect(cellsOf(found)).toEqual(['B2 value 2024/25 Q1 80.0', 'C2 value 2024/25 Q2 82.0', 'D2 green 2024/25 90.0'])
  expect(found.unused).toEqual([{ sheet: 'Sheet1', reason: `the column "${head}" is not kept`, cells: ['E2'] }])
})

test('colours as signs, alone and beside a word', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'RAG', 'Q2 2024/25', 'RAG'],
      ['Bins emptied on time', '80%', '🔴', '92%', '🟢 Green'],
      ['Lamps lit', '90%', '🟠', '91%', '⚪'],
    ],
  })
  expect(found.figures.map((f) => `${f.cell} ${f.printedRag}`)).toEqual(['B2 red', 'D2 green', 'B3 amber', 'D3 null'])
})

test('a revision’s mark is no part of the figure, and "No target" is none', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Apr 2024', 'May 2024', 'Target 2024/25'],
      ['Lamps lit per 10,000', '405.1 r', '398.0 p', 'No target'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B2 value 2024-04 405.1',
    'C2 value 2024-05 398.0',
    'D2 green 2024/25 (not_applicable)',
  ])
  expect(found.figures.map((f) => f.status)).toEqual(['published', 'provisional', 'not_applicable'])
})
