/** Tables as councils' performance reports lay them out: which period, measure and target each cell is of. */
import { expect, test } from 'vitest'
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { percent, type SheetSpec, workbook } from './table.ts'

const context = async (): Promise<DraftContext> => ({ ...(await draftContext('northbrook')), newMeasures: true })

async function draft(...sheets: SheetSpec[]): Promise<Draft> {
  const result = await draftOf('file.xlsx', await workbook(...sheets), await context())
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const cells = (d: Draft): string[] => d.figures.map((f) => `${f.cell} ${f.kind} ${f.period} ${f.value}`)

test('an annual target is of this year, though the last outturn was of the year before', async () => {
  const found = await draft({
    rows: [
      ['Northbrook scorecard Q3 2024/25'],
      ['Measure', 'Unit', 'Q3 2024/25', 'Annual target', 'Q3 target'],
      ['Homes completed', 'Number', 160, 200, 150],
    ],
  })
  expect(cells(found)).toEqual(['C3 value 2024/25 Q3 160', 'D3 green 2024/25 200', 'E3 green 2024/25 Q3 150'])
})

test('the year to date of a whole year’s report ends where its months do', async () => {
  const found = await draft({
    rows: [
      ['Northbrook dashboard 2024/25'],
      ['Measure', 'Unit', 'Apr', 'May', 'Jun', 'YTD'],
      ['Complaints received', 'Number', 20, 22, null, 42],
    ],
  })
  expect(cells(found).at(-1)).toBe('F3 value 2024/25 YTD 2024-05-31 42')
})

test('first days of months in a row are the months, and one alone is a day', async () => {
  const rows = (...heads: string[]) => [
    ['Measure', 'Unit', ...heads],
    ['Bins collected', '%', ...heads.map(() => '91%')],
  ]
  expect((await draft({ rows: rows('01/04/2024', '01/05/2024') })).figures.map((f) => f.period)).toEqual([
    '2024-04',
    '2024-05',
  ])
  expect((await draft({ rows: rows('01/04/2024', '01/07/2024') })).figures.map((f) => f.period)).toEqual([
    '2024-04-01',
    '2024-07-01',
  ])
})

test('a sheet a month is that month’s', async () => {
  const sheet = (name: string, n: number): SheetSpec => ({
    name,
    rows: [
      ['Indicator', 'Unit', 'Actual'],
      ['Complaints received', 'Number', n],
    ],
  })
  const found = await draft(sheet('Apr 2024', 41), sheet('May 2024', 38))
  expect(found.figures.map((f) => `${f.sheet} ${f.period} ${f.value}`)).toEqual([
    'Apr 2024 2024-04 41',
    'May 2024 2024-05 38',
  ])
  expect(found.reportPeriod).toBe('2024-05')
  expect(found.findings.filter((f) => f.severity === 'error')).toEqual([])
})

test('"Annual" below a quarter is no figure and no head, and "PI" stands over names', async () => {
  const found = await draft({
    rows: [
      ['Northbrook report Q2 2024/25'],
      ['PI', 'Unit', 'Q1', 'Q2'],
      ['Residents satisfied with us', '%', 'Annual', 'Reported annually'],
      ['Gas safety checks', '%', percent(1, 0), percent(0.998)],
    ],
  })
  expect(found.measures.map((m) => m.name)).toEqual(['Residents satisfied with us', 'Gas safety checks'])
  expect(found.figures.map((f) => `${f.period} ${f.value} ${f.status}`)).toEqual([
    '2024/25 Q1 null not_available',
    '2024/25 Q2 null not_available',
    '2024/25 Q1 100 published',
    '2024/25 Q2 99.8 published',
  ])
})

test('which of two targets of one time is which is asked', async () => {
  const found = await draft({
    rows: [
      ['Northbrook report Q2 2024/25'],
      ['Measure', 'Unit', 'Good is', 'Low target', 'High target', 'Q2 2024/25'],
      ['Enquiries answered in time', '%', 'High', 75, 90, 85],
    ],
  })
  expect(cells(found)).toEqual(['F3 value 2024/25 Q2 85'])
  expect(found.asks.map((a) => `${a.about} ${a.cell}`)).toEqual(['column D2', 'column E2'])
})

test('one name under two services, or below two merged sections, is two measures', async () => {
  const found = await draft({
    rows: [
      ['Service', 'Indicator', 'Unit', 'Q1 2024/25'],
      ['Adults', 'Complaints received', 'Number', 12],
      ['Housing', 'Complaints received', 'Number', 40],
    ],
  })
  expect(found.measures.map((m) => m.id)).toEqual(['complaints-received-adults', 'complaints-received-housing'])
  const merged = await draft({
    rows: [['Ref', 'Indicator', 'Unit', 'Q1 2024/25'], ['Finance'], ['F1', 'Invoices paid on time', '%', '91%']],
    merges: [[1, 0, 1, 3]],
  })
  expect(merged.measures.map((m) => `${m.service}: ${m.name}`)).toEqual(['Finance: Invoices paid on time'])
})

test('a date is no number, whatever it is written with', async () => {
  const found = await draft({
    rows: [
      ['Measure', 'Unit', 'Q1 2024/25'],
      ['Days since the audit', 'Number', { v: new Date(Date.UTC(2024, 5, 3)), f: 'dd/mm/yyyy' }],
    ],
  })
  expect(found.figures.map((f) => f.value)).toEqual([null])
  expect(found.findings.map((f) => f.code)).toContain('date-for-number')
})

test('a list’s targets are taken, and columns that nobody knows are told', async () => {
  const csv =
    'Service,KPI Ref,KPI,Unit,Period,Actual,Target,Denominator\nPlace,P1,Potholes mended,%,Q1 2024/25,88%,90%,200\n'
  const found = await draftOf('list.csv', Buffer.from(csv), await context())
  if (isRefusal(found)) throw new Error(found.refused.text)
  expect(found.figures.map((f) => `${f.ref} ${f.kind} ${f.period} ${f.value}`).toSorted()).toEqual([
    'P1 green 2024/25 Q1 90',
    'P1 value 2024/25 Q1 88',
  ])
  expect(found.unused).toEqual([{ sheet: 'list', reason: 'the column "Denominator" is not known', cells: ['H2'] }])
})

test('each of several ratings is of the figure before it', async () => {
  const found = await draft({
    rows: [
      ['Northbrook KPIs Q2 2024/25'],
      ['KPI', 'Unit', 'Q1', 'RAG', 'Q2', 'RAG'],
      ['Food premises rated well', '%', '91%', 'Green', '88%', 'Amber'],
    ],
  })
  expect(found.figures.map((f) => f.printedRag)).toEqual(['green', 'amber'])
})

test('an annual target of a count is not held against a quarter without somebody’s word', async () => {
  const rows = (target: string) => [
    ['Northbrook scorecard Q1 2024/25'],
    ['Measure', 'Unit', 'Good is', 'Q1 2024/25', target],
    ['Homes completed', 'Number', 'High', 40, 200],
  ]
  const found = await draft({ rows: rows('Annual target') })
  expect(found.findings.find((f) => f.code === 'annual-target')?.text).toBe(
    'E3 of "Sheet1": 200 is the target of a whole year, and 40 in D3 is of a part of it, so its colour would mislead; write the target for that time, or confirm it with the reason.',
  )
  expect((await draft({ rows: rows('Q1 target') })).findings.map((f) => f.code)).not.toContain('annual-target')
})

test('a target that does not say of how long it is, is not held against a count of a quarter', async () => {
  const of = async (unit: string, good: string, value: string, target: string, name = 'Homes completed') =>
    (
      await draft({
        rows: [
          ['Measure', 'Unit', 'Good is', 'Q1 2024/25', 'Target'],
          [name, unit, good, value, target],
        ],
      })
    ).findings.find((f) => f.code === 'annual-target')?.text
  expect(await of('Number', 'High', '40', '200')).toBe(
    'E2 of "Sheet1": "Target" does not say whether 200 is of a whole year or of a part of it, as 40 in D2 is, so its colour would mislead; head it as "Annual target" or "Q1 target", with the target for that time, or confirm it with the reason.',
  )
  expect(await of('%', 'High', '40%', '90%')).toBeUndefined()
  expect(await of('Number', 'Info', '40', '200')).toBeUndefined()
  expect(await of('Number', 'Low', '398', '400')).toBeUndefined()
  expect(await of('Number', 'Low', '40', '200', 'Homes empty at the end of the quarter')).toBeUndefined()
})

test('a title that says "cumulative" is of all its rows, but of those that say otherwise', async () => {
  const found = await draft({
    rows: [
      ['Northbrook scorecard Q2 2024/25 (figures are cumulative)'],
      ['Measure', 'Unit', 'Q1', 'Q2'],
      ['Homes completed', 'Number', 40, 90],
      ['Homes started in the quarter', 'Number', 41, 42],
      ['Homes empty at the end of the quarter', 'Number', 71, 72],
    ],
  })
  expect(cells(found)).toEqual([
    'C3 value 2024/25 YTD 2024-06-30 40',
    'D3 value 2024/25 YTD 2024-09-30 90',
    'C4 value 2024/25 Q1 41',
    'D4 value 2024/25 Q2 42',
    'C5 value 2024/25 Q1 71',
    'D5 value 2024/25 Q2 72',
  ])
  expect(found.findings.find((f) => f.code === 'to-date')).toMatchObject({ severity: 'warning', cell: 'A1' })
})

test('heads that are merged down have what stands between them', async () => {
  const found = await draft({
    rows: [
      ['Indicator', 'Q1 2024/25', null, null],
      [null, 'Num', 'Den', '%'],
      ['Bins emptied on time', 40, 50, percent(0.8, 0)],
    ],
    merges: [
      [0, 0, 1, 0],
      [0, 1, 0, 3],
    ],
  })
  expect(cells(found)).toEqual(['B3 value 2024/25 Q1 40', 'D3 value 2024/25 Q1 80'])
  expect(found.asks.map((a) => `${a.about} ${a.cell}`)).toContain('column C2')
})

test('a number that stands in a head alone is told', async () => {
  const found = await draft({
    rows: [
      ['Indicator', 'Unit', 'Q1 2024/25', 'Target 2024/25: 95%', 'Target (2025/26)'],
      ['Bins emptied on time', '%', '80%', null, null],
    ],
  })
  expect(found.findings.filter((f) => f.code === 'number-in-head').map((f) => f.cell)).toEqual(['D1'])
})

test('a dash below "Good is" says nothing, unless a plus stands there too', async () => {
  const sides = async (...signs: string[]) =>
    (
      await draft({
        rows: [
          ['Measure', 'Unit', 'Good is', 'Q1 2024/25'],
          ...signs.map((sign, i) => [`Potholes mended ${i}`, 'Number', sign, 30 + i]),
        ],
      })
    ).measures.map((m) => m.polarity)
  expect(await sides('High', '-')).toEqual(['high', null])
  expect(await sides('+', '-')).toEqual(['high', 'low'])
  expect(await sides('▲', '↓')).toEqual(['high', 'low'])
})

test('a column of periods says when the value beside it is of', async () => {
  const found = await draft({
    rows: [
      ['Northbrook plan'],
      ['Measure', 'Unit', 'Latest value', 'Latest data', 'Current value', 'Current data', 'Target'],
      ['Lamps lit', '%', '94%', 'Q2 2024/25', '92%', 'Q1 2024/25', '95%'],
      ['Lamps mended', '%', '46%', '2023/24', '45%', '2022/23', '47%'],
    ],
  })
  expect(cells(found)).toEqual([
    'C3 value 2024/25 Q2 94',
    'E3 value 2024/25 Q1 92',
    'G3 green 2024/25 95',
    'C4 value 2023/24 46',
    'E4 value 2022/23 45',
    'G4 green 2023/24 47',
  ])
  const due = await draft({
    rows: [
      ['Northbrook report Q1 2024/25'],
      ['Measure', 'Unit', 'Actual', 'Next update'],
      ['Lamps lit', '%', '94%', 'Q3 2024/25'],
    ],
  })
  expect(cells(due)).toEqual(['C3 value 2024/25 Q1 94'])
})

test('a year over years says which they are, and a quarter of four digits is asked about', async () => {
  const found = await draft({
    rows: [
      ['Measure', 'Unit', 'Academic year', null, 'Financial year'],
      [null, null, '2022/23', '2023/24', '2023/24'],
      ['Lamps lit', '%', '94%', '92%', '95%'],
    ],
    merges: [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [0, 2, 0, 3],
    ],
  })
  expect(cells(found)).toEqual(['C3 value AY2022/23 94', 'D3 value AY2023/24 92', 'E3 value 2023/24 95'])
  const open = await draft({
    rows: [
      ['Northbrook report Q1 2024/25'],
      ['Measure', 'Unit', 'Q1 2024/25', 'Q4 2024'],
      ['Lamps lit', '%', '94%', '92%'],
    ],
  })
  expect(open.asks.map((a) => `${a.about} ${a.cell}`)).toEqual(['period D2'])
})

test('a list’s bands, tolerance, colours and benchmarks are taken', async () => {
  const csv = (tolerance: string) =>
    `KPI,Unit,Period,Actual,Target,Tolerance,England 2022/23,RAG,Polarity\nPotholes mended,%,Q1 2024/25,88%,90%,${tolerance},85%,Amber,High\n`
  const read = async (tolerance: string) => {
    const found = await draftOf('list.csv', Buffer.from(csv(tolerance)), await context())
    if (isRefusal(found)) throw new Error(found.refused.text)
    return found
  }
  const found = await read('5 points')
  expect(cells(found).toSorted()).toEqual([
    'D2 value 2024/25 Q1 88',
    'E2 green 2024/25 Q1 90',
    'F2 amber 2024/25 Q1 85',
    'G2 national 2022/23 85',
  ])
  expect(found.figures.find((f) => f.kind === 'value')?.printedRag).toBe('amber')
  expect((await read('5%')).asks.map((a) => `${a.about} ${a.cell}`)).toEqual(['column F1'])
  expect((await read('')).findings.map((f) => f.code)).toContain('amber-without-tolerance')
})
