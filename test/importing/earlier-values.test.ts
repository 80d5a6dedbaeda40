/** Columns that stand in pairs of a period and a value, running totals by quarter, and colours that look like heads. */
import { expect, test } from 'vitest'
import { cellsOf, drafted } from './drafted.ts'
import { percent } from './table.ts'

test('a value is of the period before it where periods stand before their values', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook scorecard, Spring 2025'],
      ['Measure', 'Good is', 'Latest period', 'Latest value', 'Earlier period', 'Earlier value', 'Target (tolerance)'],
      ['% of lamps mended on time', 'High', 'Q4 24/25', percent(0.903), 'Q3 24/25', percent(0.917), '90% (±3)'],
      ['% of lamps tested on time', 'High', 'Apr 24 – Mar 25', percent(0.81), 'Apr 23 – Mar 24', percent(0.8), '80%'],
    ],
  })
  expect(cellsOf(found).filter((cell) => cell.includes(' value '))).toEqual([
    'D3 value 2024/25 Q4 90.3',
    'F3 value 2024/25 Q3 91.7',
    'D4 value R12 2025-03 81.0',
    'F4 value R12 2024-03 80.0',
  ])
  expect(cellsOf(found).filter((cell) => cell.startsWith('G'))).toEqual([
    'G3 green 2024/25 (words)',
    'G4 green 2024/25 80',
  ])
})

test('an earlier value without a period beside it is asked about', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook scorecard, Quarter 4 2024/25'],
      ['Measure', 'Latest value', 'Earlier value'],
      ['% of lamps mended on time', percent(0.903), percent(0.917)],
    ],
  })
  expect(cellsOf(found)).toEqual(['B3 value 2024/25 Q4 90.3'])
  expect(found.asks.map((ask) => `${ask.about} ${ask.cell}`)).toContain('column C2')
})

test('"Cum. Q1–Q3" is the year up to the end of the third quarter', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook pack 2024/25'],
      ['Measure', 'Unit', 'Q1', 'Q2', 'Cum. Q1–Q2', 'Q3', 'Cum. Q1–Q3'],
      ['Lamps mended', 'Number', 150, 160, 310, 170, 480],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C3 value 2024/25 Q1 150',
    'D3 value 2024/25 Q2 160',
    'E3 value 2024/25 YTD 2024-09-30 310',
    'F3 value 2024/25 Q3 170',
    'G3 value 2024/25 YTD 2024-12-31 480',
  ])
})

test('a row of colours below figures is no row of heads', async () => {
  const found = await drafted({
    rows: [
      ['L.140 Percentage of lamps mended on time'],
      [null, 'Q1 2025/26', 'Q2 2025/26', 'Q3 2025/26'],
      ['Actual', percent(0.8), percent(0.91), percent(0.92)],
      ['Target', percent(0.9), percent(0.9), percent(0.9)],
      ['Status', 'Red', 'Green', 'Green'],
    ],
  })
  expect(found.figures.flatMap((f) => (f.printedRag ? [`${f.cell} ${f.printedRag}`] : []))).toEqual([
    'B3 red',
    'C3 green',
    'D3 green',
  ])
})
