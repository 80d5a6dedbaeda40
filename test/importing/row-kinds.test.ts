/** Rows that say what their figures are: "Target" and "Last year" are never parts of a measure, nor measures. */
import { expect, test } from 'vitest'
import { cellsOf, drafted, namesIn, toldOf } from './drafted.ts'

const QUARTERS = ['Q1 2024/25', 'Q2 2024/25']

test('beside the name, with the years of the heads', async () => {
  const found = await drafted({
    rows: [
      ['Measure', null, ...QUARTERS],
      ['Bins emptied on time', 'Actual', '81%', '84%'],
      [null, 'Target', '85%', '86%'],
      [null, 'Same period last year', '79%', '80%'],
      [null, 'England 2022/23', '70%', '71%'],
      [null, 'Variance', '-4%', '-2%'],
      [null, 'RAG', 'R', 'A'],
    ],
    merges: [[1, 0, 6, 0]],
  })
  expect(namesIn(found)).toEqual(['Bins emptied on time'])
  expect(cellsOf(found)).toEqual([
    'C2 value 2024/25 Q1 81',
    'D2 value 2024/25 Q2 84',
    'C3 green 2024/25 Q1 85',
    'D3 green 2024/25 Q2 86',
    'C4 value 2023/24 Q1 79',
    'D4 value 2023/24 Q2 80',
    'C5 national 2022/23 Q1 70',
    'D5 national 2022/23 Q2 71',
  ])
  expect(found.figures.slice(0, 2).map((f) => f.printedRag)).toEqual(['red', 'amber'])
  expect(found.unused).toEqual([{ sheet: 'Sheet1', reason: 'the row "Variance" is not kept', cells: ['C6', 'D6'] }])
})

test('below the measure, each part with its own', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Phase', ...QUARTERS],
      ['Lamps lit', 'Primary', '94%', '95%'],
      [null, 'Target', '96%', '96%'],
      [null, 'Secondary', '91%', '92%'],
      [null, 'Target', '93%', '93%'],
      ['Lamps mended', null, 31, 34],
      ['Target', null, 30, 30],
    ],
  })
  expect(namesIn(found)).toEqual(['Lamps lit (Primary)', 'Lamps lit (Secondary)', 'Lamps mended'])
  expect(found.figures.map((f) => `${f.cell} ${f.name} ${f.sub} ${f.kind}`).filter((t) => t.includes('green'))).toEqual(
    [
      'C3 Lamps lit Primary green',
      'D3 Lamps lit Primary green',
      'C5 Lamps lit Secondary green',
      'D5 Lamps lit Secondary green',
      'C7 Lamps mended  green',
      'D7 Lamps mended  green',
    ],
  )
})

test('below a title that names the one measure of each table', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook dashboard 2024/25'],
      [],
      ['Bins emptied on time'],
      ['Good is: High'],
      [null, 'Apr', 'May', 'Jun'],
      ['2023/24', '90%', '89%', '88%'],
      ['2024/25', '91%', '92%', '93%'],
      ['Target', '95%', '95%', '95%'],
      [],
      ['Lamps out'],
      [null, 'Apr', 'May', 'Jun'],
      ['Actual', 21, 20, 19],
    ],
  })
  expect(namesIn(found)).toEqual(['Bins emptied on time', 'Lamps out'])
  expect(found.measures.map((m) => m.polarity)).toEqual(['high', null])
  expect(cellsOf(found).slice(0, 10)).toEqual([
    'B6 value 2023-04 90',
    'C6 value 2023-05 89',
    'D6 value 2023-06 88',
    'B7 value 2024-04 91',
    'C7 value 2024-05 92',
    'D7 value 2024-06 93',
    'B8 green 2024-04 95',
    'C8 green 2024-05 95',
    'D8 green 2024-06 95',
    'B12 value 2024-04 21',
  ])
})

test('a sheet a measure below the report’s title is named by its sheet', async () => {
  const sheet = (name: string, n: number) => ({
    name,
    rows: [['Northbrook report'], [null, ...QUARTERS], ['Actual', n, n + 1], ['Target', 90, 90]],
  })
  expect(namesIn(await drafted(sheet('Lamps mended', 81), sheet('Potholes filled', 71)))).toEqual([
    'Lamps mended',
    'Potholes filled',
  ])
})

test('what nothing names is told, and no measure', async () => {
  const found = await drafted({
    rows: [
      [null, ...QUARTERS],
      ['Actual', 81, 82],
      ['Target', 90, 90],
    ],
  })
  expect(found.figures).toEqual([])
  expect(toldOf(found)).toContain('error no-name A2')
})

test('a measure with a reference of its own, and a part with a unit’s name, are what they are', async () => {
  const found = await drafted({
    rows: [
      ['Ref', 'Measure', 'Part', ...QUARTERS],
      ['K1', 'Outturn', null, 81, 82],
      ['K2', 'Attainment', 'Score', 46, 47],
      ['K3', 'Bins emptied', 'Plan', 46, 47],
    ],
  })
  expect(namesIn(found)).toEqual(['Outturn', 'Attainment (Score)', 'Bins emptied (Plan)'])
})

test('ratings in columns of their own are of their own quarter', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook plan 2024/25'],
      ['Measure', 'Actual', null, 'Target', null, 'RAG', null],
      [null, 'Q1', 'Q2', 'Q1', 'Q2', 'Q1', 'Q2'],
      ['Bins emptied on time (%)', 91, 96, 95, 95, 'R', 'G'],
    ],
    merges: [
      [1, 0, 2, 0],
      [1, 1, 1, 2],
      [1, 3, 1, 4],
      [1, 5, 1, 6],
    ],
  })
  expect(found.figures.map((f) => `${f.cell} ${f.kind} ${f.period} ${f.printedRag}`)).toEqual([
    'B4 value 2024/25 Q1 red',
    'C4 value 2024/25 Q2 green',
    'D4 green 2024/25 Q1 null',
    'E4 green 2024/25 Q2 null',
  ])
})

test('without merges, with a tolerance and words in rows of their own', async () => {
  const found = await drafted({
    rows: [
      ['Measure', '', 'Good is', ...QUARTERS],
      ['Bins emptied on time', 'Actual', 'High', '84%', '91%'],
      ['', '2023/24', '', '81%', '82%'],
      ['', 'Target', '', '90%', '90%'],
      ['', 'Tolerance', '', '5 points', '5 points'],
      ['', 'Comments', '', 'A bank holiday', null],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'D2 value 2024/25 Q1 84',
    'E2 value 2024/25 Q2 91',
    'D3 value 2023/24 Q1 81',
    'E3 value 2023/24 Q2 82',
    'D4 green 2024/25 Q1 90',
    'E4 green 2024/25 Q2 90',
    'D5 amber 2024/25 Q1 85',
    'D5 amber 2024/25 Q2 85',
  ])
  expect(found.commentary).toMatchObject([{ at: { cell: 'D6' }, period: '2024/25 Q1' }])
  const open = await drafted({
    rows: [
      ['Measure', '', 'Good is', 'Q1 2024/25'],
      ['Bins emptied on time', 'Actual', 'High', '84%'],
      ['', 'Target', '', '90%'],
      ['', 'Tolerance', '', '5%'],
    ],
  })
  expect(open.asks).toEqual([])
  expect(toldOf(open)).toEqual(['warning tolerance D4'])
})

test('ages are parts, and what stands among the rows of one measure is something more of it', async () => {
  const ages = await drafted({
    rows: [
      ['Measure', 'Age', 'Q1 2024/25'],
      ['Lamps lit', '17-18', '51%'],
      [null, '19-21', '61%'],
    ],
  })
  expect(namesIn(ages)).toEqual(['Lamps lit (17-18)', 'Lamps lit (19-21)'])
  const found = await drafted({
    rows: [
      ['Lamps lit (%)'],
      [null, '2022/23', '2023/24'],
      ['Northbrook', 51, 52],
      ['England', 61, 62],
      ['Gap', 10, 10],
    ],
  })
  expect(namesIn(found)).toEqual(['Lamps lit (%)', 'Lamps lit (%): Gap'])
})

test('the outturn of a year is never that of a quarter', async () => {
  const found = await drafted({
    rows: [
      ['Measure', '', ...QUARTERS],
      ['Bins emptied on time', 'Actual', '84%', '91%'],
      ['', '2023/24 outturn', '81%', null],
    ],
  })
  expect(cellsOf(found).at(-1)).toBe('C3 value 2023/24 81')
})

test('below a head of names, and beside a service, a measure may be called as a kind', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook report'],
      ['Service', 'Measure', 'Unit', 'Q1 2024/25'],
      ['Housing', 'Performance', '%', 91],
      ['Finance', 'Budget', '£', 1000],
      ['Finance', 'Outturn', '£', 900],
    ],
  })
  expect(namesIn(found)).toEqual(['Performance', 'Budget', 'Outturn'])
})
