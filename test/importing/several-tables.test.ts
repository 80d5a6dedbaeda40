/** One measure in several tables or sheets: its figures in one, its targets or England's in another, a sheet a quarter. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, toldOf } from './drafted.ts'

test('targets on a sheet of their own are the measure’s, which has the unit and the good side of both', async () => {
  const found = await drafted(
    {
      name: 'Performance',
      rows: [
        ['Ref', 'Measure', 'Unit', 'Q2 2024/25'],
        ['E1', 'Bins emptied on time', '%', 71],
      ],
    },
    {
      name: 'Targets',
      rows: [
        ['Measure', 'Good is', 'Green 2024/25', 'Red 2024/25'],
        ['Bins emptied on time', 'High', '85%', '75%'],
      ],
    },
  )
  expect(found.measures).toMatchObject([{ name: 'Bins emptied on time', ref: 'E1', unit: '%', polarity: 'high' }])
  expect(found.asks).toEqual([])
  expect(found.figures.map((f) => f.measure)).toEqual([0, 0, 0])
  expect(found.indicators).toMatchObject([{ id: 'bins-emptied-on-time', polarity: 'high' }])
})

test('a table of benchmarks below the table of figures', async () => {
  const found = await drafted({
    rows: [
      ['Indicator', 'Unit', 'Q3 2023/24', 'Q4 2023/24'],
      ['Lamps out', 'per 10,000', 81.2, 82.4],
      [],
      ['Indicator', 'England 2022/23', 'Stat neighbours 2022/23'],
      ['Lamps out', 71, 92.4],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value 2023/24 Q3 81.2',
    'D2 value 2023/24 Q4 82.4',
    'B5 national 2022/23 71',
    'C5 statistical_neighbours 2022/23 92.4',
  ])
  expect(found.measures).toHaveLength(1)
  expect(asksOf(found)).toEqual([])
  expect(toldOf(found)).toEqual([])
})

test('rows of one table, and tables of one period, that are the same measure are told', async () => {
  const head = ['Indicator', 'Unit', 'Q3 2023/24']
  const row = ['Lamps out', 'Number', 81]
  const again = [head, row, [], head, ['Lamps out', 'Number', 82]]
  expect(toldOf(await drafted({ rows: [head, row, row] }))).toContain('error measure-twice A3')
  expect(toldOf(await drafted({ rows: again }))).toContain('error measure-twice A5')
})

test('a sheet a quarter has its year from the title or the file', async () => {
  const sheet = (name: string, n: number) => ({
    name,
    rows: [
      ['Northbrook report 2024/25'],
      ['Indicator', 'Unit', 'Actual'],
      ['Bins emptied on time', '%', n],
      ['Lamps mended on time', '%', n + 1],
    ],
  })
  const found = await drafted(sheet('Q1', 71), sheet('Qtr 2', 72), sheet('Q3 (draft)', 73))
  expect(found.figures.map((f) => `${f.sheet} ${f.period} ${f.value}`)).toEqual([
    'Q1 2024/25 Q1 71',
    'Q1 2024/25 Q1 72',
    'Qtr 2 2024/25 Q2 72',
    'Qtr 2 2024/25 Q2 73',
    'Q3 (draft) 2024/25 Q3 73',
    'Q3 (draft) 2024/25 Q3 74',
  ])
  expect(found.reportPeriod).toBe('2024/25 Q3')
  expect(toldOf(found)).toEqual([])
})
