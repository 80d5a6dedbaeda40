/** What the figures of new measures are of: by their sums and their words, else asked once. */
import { beforeAll, expect, test } from 'vitest'
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { asksOf, drafted, mappingSaid } from './drafted.ts'
import { type Entry, workbook } from './table.ts'

type Rows = readonly (readonly Entry[])[]
let context: DraftContext
beforeAll(async () => {
  context = await draftContext('northbrook')
})

async function draft(rows: Rows, more: Partial<DraftContext> = {}): Promise<Draft> {
  const result = await draftOf('file.xlsx', await workbook({ rows }), { ...context, newMeasures: true, ...more })
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const bases = (d: Draft): string[] => d.indicators.map((i) => i.basis)
const asked = (d: Draft): string[] => d.asks.map((a) => `${a.about} ${a.cell}: ${a.suggestions.join(', ')}`)

const MONTHS = ['Indicator', 'Unit', 'Apr-24', 'May-24', 'Jun-24']

test.each([
  ['Bin complaints received', 'Number', 'flow'],
  ['New homes completed', 'Number', 'flow'],
  ['Number of bulky items in the month', 'Number', 'flow'],
  ['Planning applications outstanding at the end of the month', 'Number', 'position'],
  ['Household caseload', 'Number', 'position'],
  ['Staff vacancies', 'Number', 'position'],
  ['Calls answered in 15 seconds', '%', 'share'],
  ['Bins on the register at month end', '%', 'position'],
  ['Average visits per day', 'Number', 'share'],
  ['Lamps mended (rolling 12 months)', 'Number', 'rolling'],
  ['Parking income', '£', 'flow'],
  ['Council tax arrears', '£', 'position'],
])('%s (%s) is a %s', async (name, unit, basis) => {
  const found = await draft([MONTHS, [name, unit, 31, 32, 33]])
  expect(bases(found)).toEqual([basis])
  expect(asked(found)).toEqual([])
})

test('what its name alone says is told before it is published', async () => {
  const found = await draft([MONTHS, ['Bins reported', 'Number', 31, 32, 33], ['Staff vacancies', 'Number', 3, 4, 5]])
  expect(found.findings.find((f) => f.code === 'basis')?.text).toBe(
    'By the names of new measures, taken as counts of what happened in each period, so that months add up: Bins reported (A2); taken as how many there were on the last day of each period: Staff vacancies (A3). Where one is the other, import the file again and answer so of its cell (CELL=position or CELL=flow).',
  )
})

test('sums tell before words do', async () => {
  const heads = [...MONTHS, 'Q1 2024/25']
  const found = await draft([
    heads,
    ['Bulbs', 'Number', 100, 110, 120, 330],
    ['Lamps', 'Number', 100, 110, 120, 120],
    ['Vacancies filled', 'Number', 10, 11, 12, 33],
  ])
  expect(bases(found)).toEqual(['flow', 'position', 'flow'])
  expect(asked(found)).toEqual([])
  expect(found.findings.some((f) => f.code === 'basis')).toBe(false)
})

test('words that say nothing, or both, are asked about once', async () => {
  const rows = [MONTHS, ['Apprentices', 'Number', 100, 110, 120], ['Complaints outstanding', 'Number', 10, 11, 12]]
  const found = await draft(rows)
  expect(asked(found)).toEqual(['basis A2: flow, position, share', 'basis A3: position, flow, share'])
  const file = { name: 'file.xlsx', bytes: await workbook({ rows }) }
  const answered = await draft(rows, { mapping: await mappingSaid(file, context, ['A2=position', 'A3=flow']) })
  expect(asked(answered)).toEqual([])
  expect(bases(answered)).toEqual(['position', 'flow'])
})

test('a cumulative row has the year up to the end of each quarter', async () => {
  const found = await draft([
    ['Indicator', 'Unit', 'Q1 2024/25', 'Q2 2024/25', 'Q4 2024/25'],
    ['Homes built (cumulative)', 'Number', 20, 45, 90],
  ])
  expect(found.figures.map((f) => `${f.period} ${f.value}`)).toEqual([
    '2024/25 YTD 2024-06-30 20',
    '2024/25 YTD 2024-09-30 45',
    '2024/25 90',
  ])
  expect(bases(found)).toEqual(['flow'])
})

test('where the year so far has a column of its own, the months of a cumulative row are months', async () => {
  const found = await draft([
    ['Indicator', 'Unit', 'Apr-24', 'May-24', '2024/25 YTD'],
    ['Homes built (cumulative)', 'Number', 20, 25, 45],
  ])
  expect(found.figures.map((f) => f.period)).toEqual(['2024-04', '2024-05', '2024/25 YTD 2024-05-31'])
})

test('a head that names the time says nothing of what happened in it', async () => {
  const found = await drafted({
    rows: [
      ['Northbrook, Q2 2024/25'],
      ['Measure', 'Unit', 'This quarter', 'Last quarter'],
      ['Lamp posts', 'Number', 88, 90],
    ],
  })
  expect(asksOf(found)).toEqual(['basis A3'])
})
