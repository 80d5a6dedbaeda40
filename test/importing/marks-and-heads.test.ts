/** Marks behind words for no figure, and heads that say a period twice or stand over officers' words. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted } from './drafted.ts'

test('what stands for no figure does so with a footnote mark too', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Unit', 'Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25', 'Q4 2024/25'],
      ['Young people not in education', '%', '5.4%', 'n/a†', '<6*', '9.8% (c)'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value 2024/25 Q1 5.4',
    'D2 value 2024/25 Q2 (not_applicable)',
    'E2 value 2024/25 Q3 (suppressed)',
    'F2 value 2024/25 Q4 9.8',
  ])
})

test('a head that says when beside "same month last year" is of that month', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'This month', 'Same month last year', 'Amber to'],
      [null, 'Aug 25', 'Aug 24', null],
      ['Visits on time (%)', 92.7, 91.1, 90],
    ],
  })
  expect(asksOf(found)).toEqual([])
  expect(cellsOf(found)).toEqual(['B3 value 2025-08 92.7', 'C3 value 2024-08 91.1', 'D3 amber 2025/26 90'])
})

test('a question over the officers’ words is a head of commentary, and a share behind a colon a percentage', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'Q2 2024/25', 'What is the data telling us?'],
      ['Early years: % achieving a good level', 66.9, 67.9, 'Steady improvement.'],
    ],
  })
  expect(asksOf(found)).toEqual([])
  expect(found.figures.map((f) => f.unit)).toEqual(['%', '%'])
  expect(found.commentary.map((c) => `${c.at.cell} ${c.text}`)).toEqual(['D2 Steady improvement.'])
})

test('a colour of the month is of no year so far that ends with it', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Good is', 'Aug-24', 'Sep-24', '2024/25 YTD', 'RAG (in month)'],
      ['Visits on time (%)', 'High', 86.1, 88.4, 85.7, 'Green'],
    ],
  })
  expect(found.figures.filter((f) => f.printedRag).map((f) => `${f.cell} ${f.printedRag}`)).toEqual(['D2 green'])
})
