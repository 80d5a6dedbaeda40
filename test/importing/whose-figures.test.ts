/** Heads with a period in them: the council's own figures only where no other word says that they are something else. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { mappingOf } from '../../src/importing/matching/mapping.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { type Entry, workbook } from './table.ts'

async function draft(rows: readonly (readonly Entry[])[], council = 'rotherham'): Promise<Draft> {
  const result = await draftOf('file.xlsx', await workbook({ rows }), await draftContext(council))
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const withHead = (head: string, council?: string): Promise<Draft> =>
  draft([['Ref', 'Measure', 'Unit', 'Q1 2024/25', head], ['X1', 'Bins emptied', 'Number', 31, 77], [], []], council)
const kinds = (d: Draft): string[] => d.figures.map((f) => `${f.cell} ${f.kind}`)

test.each([
  'England 2023/24',
  'Eng 23/24',
  'National 2023/24',
  'Nat Av Q1 2024/25',
  'Q1 2024/25 (England)',
])('"%s" is the national benchmark', async (head) => {
  expect(kinds(await withHead(head))).toEqual(['D2 value', 'E2 national'])
})

test('"Region 2023/24" is the region’s', async () => {
  expect(kinds(await withHead('Region 2023/24'))).toEqual(['D2 value', 'E2 region'])
})

test.each([
  'Comparator 2023/24',
  'Benchmark 2023/24',
  'Numerator Q1',
  'Denominator Q1 2024/25',
  'Change since Q1 2023/24',
  'Lower CI 2023/24',
  'Cohort size 2023/24',
  'Rutland 2023/24',
])('"%s" is asked about', async (head) => {
  const found = await withHead(head)
  expect(kinds(found)).toEqual(['D2 value'])
  expect(found.asks.filter((a) => a.about === 'column')).toMatchObject([{ cell: 'E1' }])
})

test.each([
  'Rotherham 2023/24',
  'RMBC 2023/24',
  'Rotherham Council actual Q4 2023/24',
  'Actual 2023/24',
  '2023/24 (provisional)',
  'As at end of June 2024',
  '2023/24 %',
  'FY 2023/24',
  'Jun-24 (M3)',
])('"%s" is the council’s own', async (head) => {
  expect(kinds(await withHead(head))).toEqual(['D2 value', 'E2 value'])
})

test('a row of comparators over bare years is asked about, each year', async () => {
  const found = await draft([
    ['Ref', 'Measure', 'Unit', 'Performance', null, 'Comparators', null],
    [null, null, null, '2022/23', '2023/24', '2022/23', '2023/24'],
    ['X1', 'Bins emptied', 'Number', 31, 77, 5, 6],
  ])
  expect(kinds(found)).toEqual(['D3 value', 'E3 value'])
  expect(found.asks.filter((a) => a.about === 'column').map((a) => a.cell)).toEqual(['F2', 'G2'])
})

test('a file whose only column of figures is another council’s asks whose they are', async () => {
  const found = await draft([
    ['Ref', 'Measure', 'Unit', 'Rutland 2023/24'],
    ['X1', 'Bins emptied', 'Number', 31],
  ])
  expect(found.figures).toEqual([])
  expect(found.asks.filter((a) => a.about === 'column').map((a) => a.cell)).toEqual(['D1'])
})

test('a period after the report’s own is stopped, one that is not over then is told', async () => {
  const found = await draft([
    ['Rotherham performance, Quarter 1 2024/25'],
    [],
    ['Ref', 'Measure', 'Unit', 'Q1 2024/25', 'Q3 2024/25', '2025/26', '2024/25', 'Target 2025/26'],
    ['X1', 'Bins emptied', 'Number', 31, 77, 5, 6, 8],
    ['X2', 'Bins mended', 'Number', 31, 77, 5, 6, 8],
  ])
  expect(found.findings.filter((f) => f.code === 'after-report').map((f) => `${f.severity} ${f.cell}`)).toEqual([
    'error E4',
    'error F4',
    'warning G4',
  ])
})

test('what a column means is remembered for the same words beside another period', async () => {
  const said = { council: 'rotherham', what: 'column', words: 'cohort size 2023/24', means: 'ignore', sub: '' } as const
  const rows = [
    ['Ref', 'Measure', 'Unit', 'Q1 2024/25', 'Cohort size 2024/25'],
    ['X1', 'Bins emptied', 'Number', 31, 77],
  ]
  const context = { ...(await draftContext('rotherham')), mapping: mappingOf([said]) }
  const found = await draftOf('file.xlsx', await workbook({ rows }), context)
  if (isRefusal(found)) throw new Error(found.refused.text)
  expect(kinds(found)).toEqual(['D2 value'])
  expect(found.asks.filter((a) => a.about === 'column')).toEqual([])
})
