/** Heads of which little is known: units alone, areas side by side, codes as names. What nobody can know is asked, never left out. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted, namesIn } from './drafted.ts'
import { percent } from './table.ts'

test('a number and a percentage of the report’s own period', async () => {
  const found = await drafted({
    rows: [
      ['Children looked after as at 30 September 2024'],
      ['Measure', 'Number', '%', 'England 2023'],
      ['Placed more than 20 miles from home', 417, percent(0.21, 0), percent(0.16, 0)],
    ],
  })
  expect(cellsOf(found)).toEqual(['B3 value 2024/25 Q2 417', 'C3 value 2024/25 Q2 21', 'D3 national CY2023 16'])
  expect(found.measures.map((m) => m.unit)).toEqual(['count', '%'])
})

test('units below the council’s own name and below England’s are of two measures', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook, 1 April to 30 September 2024'],
      ['Measure', 'Northbrook (last 6 months)', null, 'England 2023/24'],
      [null, 'Number', 'Rate per 10,000', 'Rate per 10,000'],
      ['Lamps broken', 6120, 177.4, 518.3],
    ],
    merges: [[1, 1, 1, 2]],
  })
  expect(cellsOf(found)).toEqual([
    'B4 value 2024-04-01..2024-09-30 6120',
    'C4 value 2024-04-01..2024-09-30 177.4',
    'D4 national 2023/24 518.3',
  ])
  expect(found.measures.map((m) => m.unit)).toEqual(['count', 'per_10000'])
})

test('the council’s own column among other councils’, which are left out and told', async () => {
  const found = await drafted({
    rows: [
      ['Children’s services compared 2023/24'],
      ['Indicator', 'Northbrook', 'Bolton', 'Bury', 'Our family of councils', 'England'],
      ['Re-referrals within 12 months', '19.3%', '22.8%', '20.1%', '21.9%', '22.4%'],
    ],
  })
  expect(cellsOf(found)).toEqual(['B3 value 2023/24 19.3', 'F3 national  22.4'])
  expect(asksOf(found)).toEqual(['column E2'])
  expect(found.unused.map((u) => u.reason)).toEqual([
    'the column "Bolton" is not kept',
    'the column "Bury" is not kept',
    'the column "Our family of councils" is not known',
  ])
})

test('teams side by side are asked about, and nothing is taken for the council’s', async () => {
  const found = await drafted({
    rows: [
      ['Caseloads by team: September 2024'],
      ['Measure', 'North team', 'South team', 'All teams'],
      ['Open cases', 312, 180, 492],
      ['Average caseload', 18.4, 15.1, 16.7],
    ],
  })
  expect(cellsOf(found)).toEqual([])
  expect(asksOf(found)).toEqual(['column B2', 'column C2', 'column D2'])
  expect(found.findings.map((f) => f.code)).not.toContain('nothing-found')
})

test('days alone over figures are when they stood so', async () => {
  const found = await drafted({
    rows: [
      ['Measure', '31/07/2023', '31/07/2024'],
      ['Number of lamps lit', 2901, 2840],
    ],
  })
  expect(cellsOf(found)).toEqual(['B2 value 2023-07-31 2901', 'C2 value 2024-07-31 2840'])
})

test('a list of people is no table of measures', async () => {
  const found = await drafted(
    {
      name: 'List 6',
      rows: [
        ['Name', 'Gender', 'Age', 'Number of visits'],
        ['A. Example', 'F', 12, 4],
        ['B. Example', 'M', 8, 2],
      ],
    },
    {
      name: 'Summary',
      rows: [
        ['Measure', '31/07/2023', '31/07/2024'],
        ['Number of visits', 290, 284],
      ],
    },
  )
  expect(found.sheetsRead).toEqual(['Summary'])
  expect(namesIn(found)).toEqual(['Number of visits'])
})

test('codes below "KPI" and names below "Description"', async () => {
  const found = await drafted({
    rows: [
      ['KPI', 'Description', 'Q1 2024/25', 'Q2 2024/25'],
      ['CP1', 'Bins emptied on time', '81%', '84%'],
      ['CP2', 'Lamps lit', '91%', '92%'],
    ],
  })
  expect(found.measures.map((m) => `${m.ref} ${m.name}`)).toEqual(['CP1 Bins emptied on time', 'CP2 Lamps lit'])
})

test('a column without a head is asked about once, by the rows of its own table', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'Q2 2024/25'],
      ['Bins emptied on time', '81%', '84%'],
      [],
      ['Measure', '2022/23', '2023/24', 'England 2023/24'],
      ['Lamps lit', '91%', '92%', '90%'],
    ],
  })
  expect(cellsOf(found)).toHaveLength(5)
  expect(asksOf(found)).toEqual([])
})

test('a threshold without a target is asked about', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Threshold', 'Q1 2024/25', 'Q2 2024/25'],
      ['Bins emptied on time', '≥ 90%', '81%', '84%'],
    ],
  })
  expect(asksOf(found)).toEqual(['column B1'])
  expect(found.asks[0]?.suggestions).toEqual(['target', 'amber', 'red', 'ignore'])
})

test('a denominator below a merged quarter is asked about, and what it stands beside is read', async () => {
  const found = await drafted({
    rows: [
      [null, null, 'Quarter 1 2024/25', null, null, 'Quarter 2 2024/25', null, null],
      ['Measure', 'Target', 'Num', 'Den', '%', 'Num', 'Den', '%'],
      ['Lamps mended on time', percent(0.9, 0), 88, 120, percent(88 / 120), 97, 110, percent(97 / 110)],
    ],
    merges: [
      [0, 2, 0, 4],
      [0, 5, 0, 7],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C3 value 2024/25 Q1 88',
    'F3 value 2024/25 Q2 97',
    'B3 green 2024/25 90',
    'E3 value 2024/25 Q1 73.3',
    'H3 value 2024/25 Q2 88.2',
  ])
  expect(found.measures.map((m) => m.unit)).toEqual(['count', '%'])
  expect(asksOf(found)).toEqual(['column D2', 'column G2', 'basis A3'])
})
