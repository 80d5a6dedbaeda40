/** Rows that match no measure, taken as new: no two become one, none becomes somebody else's, and all are checked. */
import { expect, test } from 'vitest'
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { mappingSaid } from './drafted.ts'
import { type Entry, workbook } from './table.ts'

type Rows = readonly (readonly Entry[])[]
const HEADS = ['Indicator', 'Unit', 'Apr-24', 'May-24', 'Jun-24']
const MONTHS = ['Indicator', 'Unit', 'Apr-24', 'May-24', 'Jun-24', 'YTD']
const context = (): Promise<DraftContext> => draftContext('northbrook')

async function draft(rows: Rows, more: Partial<DraftContext> = { newMeasures: true }): Promise<Draft> {
  const result = await draftOf('file.xlsx', await workbook({ rows }), { ...(await context()), ...more })
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

/** The draft after answers such as "A2=new". */
async function answered(rows: Rows, ...said: string[]): Promise<Draft> {
  const file = { name: 'file.xlsx', bytes: await workbook({ rows }) }
  return draft(rows, { mapping: await mappingSaid(file, await context(), said, ['contacts']) })
}
const ids = (d: Draft): (string | null)[] => d.measures.map((m) => (m.sub === '' ? m.id : `${m.id} (${m.sub})`))
const errors = (d: Draft): string[] =>
  d.findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.cell}`)

const LONG =
  'Percentage of children and young people with an education health and care plan who attend a school judged good or outstanding'

test('long names that differ in their last words are two measures', async () => {
  const rows = [HEADS, [`${LONG}, primary phase`, '%', 90, 91, 92], [`${LONG}, secondary phase`, '%', 50, 51, 52]]
  const found = await draft(rows)
  expect(new Set(ids(found)).size).toBe(2)
  expect(found.indicators.map((i) => i.id)).toEqual(ids(found))
  expect(found.asks).toEqual([])
  expect(errors(found)).toEqual([])
  expect(ids(await answered(rows, 'A2=new', 'A3=new'))).toEqual(ids(found))
})

test('one name in two sections is two measures, each said with its section', async () => {
  const found = await draft([
    HEADS,
    ['Child protection'],
    ['Timeliness of home visits', '%', 91, 92, 93],
    ['Children in need'],
    ['Timeliness of home visits', '%', 71, 72, 73],
  ])
  expect(ids(found)).toEqual([
    'timeliness-of-home-visits-child-protection',
    'timeliness-of-home-visits-children-in-need',
  ])
  expect(found.indicators.map((i) => i.name)).toEqual([
    'Timeliness of home visits (Child protection)',
    'Timeliness of home visits (Children in need)',
  ])
  expect(errors(found)).toEqual([])
})

test('an answer about a row is of that row, and not of its namesake in another section', async () => {
  const found = await answered(
    [HEADS, ['Safe'], ['Home visits', 'Number', 9, 9, 9], ['Well'], ['Home visits', 'Number', 1, 2, 3]],
    'A3=new',
  )
  expect(found.measures.map((m) => m.id !== null)).toEqual([true, false])
})

test('the parts of one measure are one measure', async () => {
  const found = await draft([
    ['Indicator', 'Breakdown', 'Unit', 'Q1 2024/25'],
    ['Bin rounds', 'Boys', 'Number', 198],
    ['Bin rounds', 'Girls', 'Number', 30],
  ])
  expect(ids(found)).toEqual(['bin-rounds (Boys)', 'bin-rounds (Girls)'])
})

test('one name in two units is two parts', async () => {
  const found = await draft([HEADS, ['Bin rounds', 'Number', 3, 4, 5], ['Bin rounds', '%', 91, 92, 93]])
  expect(ids(found)).toEqual(['bin-rounds', 'bin-rounds (%)'])
})

test('a name that is an indicator’s in another unit is asked about', async () => {
  const found = await draft([HEADS, ['Contacts', '%', 5, 6, 7]])
  expect(ids(found)).toEqual([null])
  expect(found.asks.map((a) => `${a.about} ${a.cell}`)).toEqual(['indicator A2'])
})

test('a total is no measure without somebody’s word, and is left out with it', async () => {
  const rows = [HEADS, ['Bin rounds', 'Number', 3, 4, 5], ['Total', 'Number', 3, 4, 5]]
  const found = await draft(rows)
  expect(ids(found)).toEqual(['bin-rounds', null])
  expect(found.asks.filter((a) => a.about !== 'basis')).toMatchObject([{ about: 'indicator', cell: 'A3' }])
  expect(found.asks[0]?.suggestions).toContain('ignore: leave the row out')
  const without = await answered(rows, 'A2=new', 'A2=flow', 'A3=ignore')
  expect(ids(without)).toEqual(['bin-rounds'])
  expect(without.asks).toEqual([])
  expect(without.unused).toMatchObject([
    { reason: 'the row is left out, as was said of it', cells: ['C3', 'D3', 'E3'] },
  ])
})

test('two rows of one name are told as the same measure, taken as new or not', async () => {
  const rows = [HEADS, ['Bin rounds', 'Number', 3, 4, 5], ['Bin rounds', 'Number', 30, 40, 50]]
  expect(errors(await draft(rows))).toContain('measure-twice A3')
  expect(errors(await draft(rows, {}))).toEqual([
    'measure-twice A3',
    'disagreement C3',
    'disagreement D3',
    'disagreement E3',
  ])
})

test('a year to date below its months is told of a new measure too', async () => {
  expect(errors(await draft([MONTHS, ['Bin rounds', 'Number', 100, 110, 120, 300]]))).toEqual(['total F2'])
  expect(errors(await draft([MONTHS, ['Bin rounds', 'Number', 100, 110, 120, 330]]))).toEqual([])
  expect(errors(await draft([MONTHS, ['Open cases', 'Number', 100, 110, 120, 120]]))).toEqual([])
})

test('sentences are measures of their own where all that is unknown is, and several numbers in one are no row twice', async () => {
  const rows = [
    ['In June 2024 the council mended 91% of all broken lamps and 85% of broken benches in the town.'],
    ['Of all bins in the district 77% were emptied on the day that they were promised.'],
  ]
  const asked = await draft(rows, {})
  expect(asked.figures.map((f) => [f.id, f.asPrinted])).toEqual([
    [null, '91%'],
    [null, '85%'],
    [null, '77%'],
  ])
  expect(errors(asked)).toEqual([])
  const taken = await draft(rows)
  expect(taken.figures.every((f) => f.id !== null && f.offered)).toBe(true)
  expect(new Set(ids(taken)).size).toBeGreaterThan(1)
  expect(errors(taken)).toEqual([])
})

test('letters that are only written otherwise, and none at all, make ids of their own', async () => {
  const names = ['Ünïcode mëasure', 'Unicode measure', '数据', '指标']
  const found = await draft([HEADS, ...names.map((name) => [name, 'Number', 1, 2, 3])])
  expect(ids(found)).toEqual(['unicode-measure', 'unicode-measure-2', 'measure', 'measure-2'])
})
