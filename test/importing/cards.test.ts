/** Pages of cards: a measure's name over rows of a label, a period and a figure. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, toldOf } from './drafted.ts'
import { percent } from './table.ts'

const page = {
  rows: [
    ['One page: position at the end of September 2025 (Quarter 2 2025/26)'],
    ['Lamps mended (number)', null, null, null, 'Lamps mended on time'],
    ['Latest', 'Sep 2025', 412, null, 'Latest', 'Oct 24–Sep 25', { ...percent(0.839), fill: 'FF0000' }],
    ['Previous', 'Aug 2025', 377, null, 'Previous', 'Sep 24–Aug 25', percent(0.861)],
    ['YTD', 'Apr–Sep 2025', 2398, null, 'YTD', null, 'n/a'],
    ['Target', '2025/26', 'No target', null, 'Target', '2025/26', '88% or more'],
    ['Status', null, 'Watch', null, 'Status', null, 'Off track'],
    ['England', '2023/24', '–', null, 'England', '2023/24', percent(0.845)],
    [null, null, null, null, 'Two menders left in August.'],
  ],
}

test('each card is a measure with its own periods, target, colour, comparator and comment', async () => {
  const found = await drafted(page)
  expect(found.measures.map((m) => [m.name, m.unit])).toEqual([
    ['Lamps mended (number)', 'count'],
    ['Lamps mended on time', '%'],
  ])
  expect(cellsOf(found)).toEqual([
    'C3 value 2025-09 412',
    'C4 value 2025-08 377',
    'C5 value 2025/26 YTD 2025-09-30 2398',
    'C8 national 2023/24 (not_available)',
    'G3 value R12 2025-09 83.9',
    'G4 value R12 2025-08 86.1',
    'G6 green 2025/26 88',
    'G8 national 2023/24 84.5',
  ])
  expect(found.figures.find((f) => f.cell === 'G3')?.printedRag).toBe('red')
  expect(found.commentary.map((c) => c.text)).toEqual(['Two menders left in August.'])
  expect(asksOf(found).filter((ask) => !ask.startsWith('basis'))).toEqual([])
  expect(toldOf(found).filter((told) => told.startsWith('error'))).toEqual([])
})

test('rows of actuals and targets below one head of quarters are no cards', async () => {
  const found = await drafted({
    rows: [
      ['Lamps mended on time'],
      [null, 'Q1 2025/26', 'Q2 2025/26', 'Q3 2025/26'],
      ['Actual', percent(0.8), percent(0.81), percent(0.82)],
      ['Target', percent(0.9), percent(0.9), percent(0.9)],
      [],
      ['Lamps tested on time'],
      [null, 'Q1 2025/26', 'Q2 2025/26', 'Q3 2025/26'],
      ['Actual', percent(0.7), percent(0.71), percent(0.72)],
      ['Target', percent(0.9), percent(0.9), percent(0.9)],
    ],
  })
  expect(found.measures.map((m) => m.name)).toEqual(['Lamps mended on time', 'Lamps tested on time'])
  expect(cellsOf(found)).toContain('C8 value 2025/26 Q2 71.0')
})

test('a colour at the left of all figures is of the newest of them', async () => {
  const found = await drafted({
    rows: [
      ['Month: June 2025'],
      ['Measure', 'RAG', 'This month', 'Last month', 'YTD', 'Target'],
      ['% of lamps mended on time', 'Red', percent(0.812), percent(0.842), percent(0.8417), percent(0.9)],
      ['% of lamps tested on time', 'Green', percent(0.955), percent(0.947), percent(0.9543), percent(0.95)],
    ],
  })
  expect(found.figures.flatMap((f) => (f.printedRag ? [`${f.cell} ${f.printedRag}`] : []))).toEqual([
    'C3 red',
    'C4 green',
  ])
})
