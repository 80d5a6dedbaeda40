/** Whose a benchmark is and of when, as councils print it: with a mean's name, in short, with its year in a column of its own. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, namesIn } from './drafted.ts'

test('a year of the benchmarks in a column of its own', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Period', 'Northbrook', 'England', 'SN', 'Benchmark year'],
      ['Lamps lit', 'Sep-24', '91%', '95%', '94%', '2023/24'],
      ['Bins emptied', 'Q2 24/25', '88%', '90%', '91%', '2022/23'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value 2024-09 91',
    'D2 national 2023/24 95',
    'E2 statistical_neighbours 2023/24 94',
    'C3 value 2024/25 Q2 88',
    'D3 national 2022/23 90',
    'E3 statistical_neighbours 2022/23 91',
  ])
})

test('beside another column of periods nothing says of when the benchmarks are', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Period', 'Northbrook', 'England', 'Bmk'],
      ['Lamps lit', 'Sep-24', '91%', '95%', '2023/24'],
      ['Bins emptied', 'Sep-24', '88%', '90%', '2022/23'],
    ],
  })
  expect(cellsOf(found).filter((c) => c.includes('national'))).toEqual(['D2 national  95', 'D3 national  90'])
})

test('benchmarks by a mean’s name, in short and with a mark', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q2 2024/25', 'England (latest, 22/23)', 'NW (22/23)', 'Stat. Nbrs (22/23)', 'National 2023/24p'],
      ['Lamps lit', '91%', '95%', '94%', '93%', '92%'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'B2 value 2024/25 Q2 91',
    'C2 national 2022/23 95',
    'D2 region 2022/23 94',
    'E2 statistical_neighbours 2022/23 93',
    'F2 national 2023/24 92',
  ])
  expect(asksOf(found)).toEqual([])
})

test('a row of neighbours’ averages below a measure is no measure', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook lamps, September 2024'],
      [null, 'Apr', 'May', 'Jun'],
      ['Number of lamps', null, null, null],
      ['2024/25', 742, 748, 751],
      ['2023/24', 701, 705, 712],
      ['Stat neighbour average 2023/24', 690, 690, 690],
    ],
  })
  expect(namesIn(found)).toEqual(['Number of lamps'])
  expect(cellsOf(found).filter((c) => c.startsWith('B'))).toEqual([
    'B4 value 2024-04 742',
    'B5 value 2023-04 701',
    'B6 statistical_neighbours 2023-04 690',
  ])
})

test('blanks part thousands as commas do', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Apr-24', 'May-24'],
      ['Number of lamps', '1 204', '12 187'],
    ],
  })
  expect(cellsOf(found)).toEqual(['B2 value 2024-04 1204', 'C2 value 2024-05 12187'])
})
