/** Tables with a row for each month, quarter or year, and columns for measures or for what one measure came to. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, draftedWith, namesIn, toldOf } from './drafted.ts'
import { monthCell, percent } from './table.ts'

test('a column for each measure', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook figures'],
      [],
      [null, 'Month', 'Calls answered', '% bins emptied on time', 'Comments'],
      [null, monthCell(2024, 4), 120, percent(0.71, 0), 'A bank holiday'],
      [null, monthCell(2024, 5), '<5', percent(0.735), null],
      [null, 'Jun-24', 'n/a', '74.2%', null],
      [null, 'Target', null, percent(0.75, 0), null],
      [null, 'Total', 251, null, null],
      ['Calls of partners are left out'],
    ],
  })
  expect(namesIn(found)).toEqual(['Calls answered', '% bins emptied on time'])
  expect(cellsOf(found)).toEqual([
    'C4 value 2024-04 120',
    'C5 value 2024-05 (suppressed)',
    'C6 value 2024-06 (not_applicable)',
    'D4 value 2024-04 71',
    'D5 value 2024-05 73.5',
    'D6 value 2024-06 74.2',
    'D7 green 2024/25 75',
  ])
  expect(found.commentary).toMatchObject([{ at: { cell: 'E4' }, period: '2024-04', text: 'A bank holiday' }])
  expect(found.unused).toEqual([
    { sheet: 'Sheet1', reason: 'the row is of no table', cells: ['A9'] },
    { sheet: 'Sheet1', reason: 'the row says no period', cells: ['C8'] },
  ])
  expect(found.reportPeriod).toBe('2024/25 Q1')
})

test('the measure that the title names: its actuals, targets, colours and England', async () => {
  const found = await drafted({
    name: 'Lamps',
    rows: [
      ['Lamps mended on time'],
      ['Polarity: higher is better'],
      [],
      ['Period', 'Numerator', 'Actual', 'Target', 'RAG', 'England 2022/23'],
      ['Q1 2023/24', 55, '55%', '60%', 'R', '56%'],
      ['Q2 2023/24', 61, '61%', '60%', 'G', '56%'],
    ],
  })
  expect(found.measures).toMatchObject([{ name: 'Lamps mended on time', unit: '%', polarity: 'high' }])
  expect(cellsOf(found)).toEqual([
    'C5 value 2023/24 Q1 55',
    'C6 value 2023/24 Q2 61',
    'D5 green 2023/24 Q1 60',
    'D6 green 2023/24 Q2 60',
    'F5 national 2022/23 56',
    'F6 national 2022/23 56',
  ])
  expect(found.figures.slice(0, 2).map((f) => f.printedRag)).toEqual(['red', 'green'])
  expect(asksOf(found)).toEqual(['column B4'])
})

test('a sheet a measure asks about a head once', async () => {
  const sheet = (name: string) => ({
    name,
    rows: [
      ['Month', 'Numerator', 'Actual'],
      ['Apr-24', 5, '51%'],
      ['May-24', 6, '52%'],
    ],
  })
  const found = await drafted(sheet('Lamps mended'), sheet('Potholes filled'))
  expect(namesIn(found)).toEqual(['Lamps mended', 'Potholes filled'])
  expect(asksOf(found)).toEqual(['column B1'])
  expect((await draftedWith({ numerator: 'ignore' }, sheet('Lamps mended'))).asks).toEqual([])
})

test('a year and a quarter in columns of their own, measures in merged heads with what they came to', async () => {
  const found = await drafted({
    rows: [
      ['Year', 'Quarter', 'Lamps mended', null, 'Potholes filled', null],
      [null, null, 'Actual', 'Target', 'No.', '%'],
      ['2023/24', 'Q4', '81%', '80%', 5, '51%'],
      ['2024/25', 'Q1', '82%', '85%', 6, '61%'],
      [null, 'Q2', '83%', '85%', 7, '71%'],
    ],
    merges: [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [0, 2, 0, 3],
      [0, 4, 0, 5],
    ],
  })
  expect(found.measures.map((m) => `${m.name} ${m.unit}`)).toEqual([
    'Lamps mended %',
    'Potholes filled count',
    'Potholes filled %',
  ])
  expect(cellsOf(found)).toEqual([
    'C3 value 2023/24 Q4 81',
    'C4 value 2024/25 Q1 82',
    'C5 value 2024/25 Q2 83',
    'D3 green 2023/24 Q4 80',
    'D4 green 2024/25 Q1 85',
    'D5 green 2024/25 Q2 85',
    'E3 value 2023/24 Q4 5',
    'E4 value 2024/25 Q1 6',
    'E5 value 2024/25 Q2 7',
    'F3 value 2023/24 Q4 51',
    'F4 value 2024/25 Q1 61',
    'F5 value 2024/25 Q2 71',
  ])
})

test('which year it is, and whose figures, are as the heads say', async () => {
  const table = {
    rows: [
      ['Lamps lit (%), Eastmere'],
      ['Academic year', 'Eastmere', 'Northbrook', 'England'],
      ['2021/22', '12.1', '13.1', '13.2'],
      ['2022/23', '22.8', '22.5', '22.1'],
    ],
  }
  const found = await drafted(table)
  expect(cellsOf(found)).toEqual([
    'C3 value AY2021/22 13.1',
    'C4 value AY2022/23 22.5',
    'D3 national AY2021/22 13.2',
    'D4 national AY2022/23 22.1',
  ])
  expect(asksOf(found)).toContain('column B2')
  const ending = await drafted({
    rows: [
      ['Quarter ending', 'Lamps lit'],
      ['Jun-24', '51%'],
      ['Sep-24', '52%'],
    ],
  })
  expect(cellsOf(ending)).toEqual(['B2 value 2024/25 Q1 51', 'B3 value 2024/25 Q2 52'])
})

test('months down and years across', async () => {
  const table = (corner: string | null) => ({
    rows: [
      ['Lamps lit'],
      [corner, '2023/24', '2024/25', 'Target 2024/25'],
      ['Apr', '51%', '52%', '60%'],
      ['Mar', '53%', null, '60%'],
    ],
  })
  const cells = [
    'B3 value 2023-04 51',
    'B4 value 2024-03 53',
    'C3 value 2024-04 52',
    'D3 green 2024/25 60',
    'D4 green 2024/25 60',
  ]
  expect(cellsOf(await drafted(table('Month')))).toEqual(cells)
  expect(cellsOf(await drafted(table(null)))).toEqual(cells)
})

test('months that do not follow are told where they stand', async () => {
  const found = await drafted({
    rows: [
      ['Month', 'Lamps lit'],
      ['Apr-24', '51%'],
      ['Jun-24', '52%'],
      ['Jul-24', '53%'],
    ],
  })
  expect(toldOf(found)).toEqual(['error month-left-out A3'])
})

test('two tables one below the other', async () => {
  const found = await drafted({
    rows: [
      ['Lamps lit'],
      ['Month', 'Actual', 'Target'],
      ['Apr-24', '51%', '60%'],
      ['May-24', '52%', '60%'],
      [],
      ['Bins emptied'],
      ['Month', 'Actual', 'Target'],
      ['Apr-24', '71%', '80%'],
      ['May-24', '72%', '80%'],
    ],
  })
  expect(found.figures.map((f) => `${f.cell} ${f.name} ${f.kind}`)).toEqual([
    'B3 Lamps lit value',
    'B4 Lamps lit value',
    'C3 Lamps lit green',
    'C4 Lamps lit green',
    'B8 Bins emptied value',
    'B9 Bins emptied value',
    'C8 Bins emptied green',
    'C9 Bins emptied green',
  ])
})

test('a period is no measure', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'Q2 2024/25'],
      ['Lamps lit', '51%', '52%'],
      ['Apr-24', '51%', '52%'],
    ],
  })
  expect(namesIn(found)).toEqual(['Lamps lit'])
  expect(toldOf(found)).toEqual(['error no-name A3'])
})

test('what stands over the table of one measure is said of it, its target among them', async () => {
  const rows = [
    ['Measure', 'Lamps lit'],
    ['Target: 90%'],
    ['Good is', 'High'],
    ['Month', 'Actual'],
    ['Apr-24', '91%'],
    ['May-24', '88%'],
  ]
  const found = await drafted({ rows })
  expect(found.measures).toMatchObject([{ name: 'Lamps lit', polarity: 'high' }])
  expect(cellsOf(found)).toEqual(['A2 green 2024/25 90', 'B5 value 2024-04 91', 'B6 value 2024-05 88'])
})

test('heads that say no more than the title are asked about', async () => {
  const found = await drafted({
    rows: [
      ['Calls answered within 30 seconds'],
      ['Month', 'Calls', '% answered'],
      ['Apr-24', 100, '91%'],
      ['May-24', 110, '86%'],
    ],
  })
  expect(asksOf(found)).toEqual(['column B2', 'column C2'])
  expect(toldOf(found)).toEqual([])
})

test('rows of the heads that say more of each measure, and rows of targets below its months', async () => {
  const found = await drafted({
    rows: [
      [null, 'Bins emptied on time', 'Lamps broken'],
      ['Polarity', 'Higher is better', 'Lower is better'],
      ['Unit', '%', 'Number'],
      ['Apr 2024', '88%', 340],
      ['May 2024', '91%', 362],
      ['Jun 2024', '90%', 318],
      ['Q1 total', '90%', 1020],
      ['Target 2024/25', '95%', 1200],
      ['England 2022/23', '86%', null],
    ],
  })
  expect(found.measures.map((m) => `${m.name} ${m.unit} ${m.polarity}`)).toEqual([
    'Bins emptied on time % high',
    'Lamps broken count low',
  ])
  expect(cellsOf(found).filter((c) => c.startsWith('B'))).toEqual([
    'B4 value 2024-04 88',
    'B5 value 2024-05 91',
    'B6 value 2024-06 90',
    'B7 value 2024/25 Q1 90',
    'B8 green 2024/25 95',
    'B9 national 2022/23 86',
  ])
})

test('a row of targets between the heads and the first month', async () => {
  const found = await drafted({
    rows: [
      ['Month', 'Bins emptied on time', 'Lamps lit'],
      ['Target', '95%', '90%'],
      ['Apr 2024', '88%', '91%'],
      ['May 2024', '91%', '92%'],
    ],
  })
  expect(namesIn(found)).toEqual(['Bins emptied on time', 'Lamps lit'])
  expect(cellsOf(found).filter((c) => c.includes('green'))).toEqual(['B2 green 2024/25 95', 'C2 green 2024/25 90'])
})
