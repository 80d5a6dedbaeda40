/** Figures that cannot be right, in the first file that anybody sends of a council: nothing is published to hold them against. */
import { describe, expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { mappingOf } from '../../src/importing/matching/mapping.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { type Entry, workbook } from './table.ts'

const HEADS = ['Indicator', 'Unit', 'Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25', 'Q4 2024/25']

async function draft(...rows: readonly (readonly Entry[])[]): Promise<Draft> {
  const context = { ...(await draftContext('northbrook')), newMeasures: true }
  const result = await draftOf('file.xlsx', await workbook({ rows: [HEADS, ...rows] }), context)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const told = (d: Draft): string[] =>
  d.findings.filter((f) => f.severity !== 'note').map((f) => `${f.severity} ${f.code} ${f.cell}`)

test.each<[string, string, Entry[], string]>([
  ['a 1 for 100%', '%', [95.7, 98, 96, 1], 'error fraction-in-percent F2'],
  ['a count among rates', 'per 10,000', [66, 67, 312, 65], 'error count-as-rate E2'],
  ['another digit among counts', 'Number', [201, 210, 1990, 207], 'warning jump E2'],
  ['pounds among days', 'days', ['12 days', '£12', 13, 12], 'error unit-of-figure D2'],
  ['weeks among days', 'days', [12, { v: 3, f: '0" weeks"' }, 13, 12], 'error unit-of-figure D2'],
  ['a rate among counts', 'Number', [12, '13 per 10,000', 13, 12], 'error unit-of-figure D2'],
])('%s is told', async (_, unit, cells, finding) => {
  expect(told(await draft(['Bin rounds', unit, ...cells]))).toEqual([finding])
})

test.each<[string, string, Entry[]]>([
  ['a small percentage', '%', [2, 3, 2, 1]],
  ['rates that grow', 'per 10,000', [10, 20, 35, 60]],
  ['small counts', 'Number', [1, 2, 9, 1]],
  ['the row’s own unit', 'days', ['12 days', '13 days', 13, 12]],
  ['percentages', '%', ['91%', '92 %', { v: 0.9, f: '0%' }, '95 per cent']],
  ['a percent sign in quotes', '%', [91.8, 92.4, 93, 93.25].map((v) => ({ v, f: '0.0"%"' }))],
])('%s is nothing', async (_, unit, cells) => {
  expect(told(await draft(['Bin rounds', unit, ...cells]))).toEqual([])
})

test('a padded number is the number', async () => {
  const found = await draft(['Bin rounds', 'Number', { v: 7, f: '000' }, '0012', { v: 0, f: '000' }, '1,000'])
  expect(found.figures.map((f) => f.value)).toEqual(['7', '12', '0', '1000'])
})

test('hours are those that the cell shows', async () => {
  const hours = [20, 25, 2, 30.25].map((h) => ({ v: h / 24, f: '[h]:mm' }))
  const found = await draft(['Average wait', 'hours', ...hours])
  expect(found.figures.map((f) => f.asPrinted)).toEqual(['20:00', '25:00', '2:00', '30:15'])
})

test('the numerator and the denominator of a percentage are counts', async () => {
  const context = { ...(await draftContext('northbrook')), newMeasures: true }
  const rows = [
    ['Indicator', 'Breakdown', 'Q1 2024/25'],
    ['Bin rounds', 'Numerator', 3],
    ['Bin rounds', 'Denominator', 50],
    ['Bin rounds', '%', { v: 0.06, f: '0%' }],
  ]
  const found = await draftOf('file.xlsx', await workbook({ rows }), context)
  if (isRefusal(found)) throw new Error(found.refused.text)
  expect(found.figures.map((f) => f.unit)).toEqual(['count', 'count', '%'])
  expect(found.asks.filter((a) => a.about !== 'basis')).toEqual([])
})

describe('a nought', () => {
  const HEADS_OF_NOUGHT = ['Indicator', 'Unit', 'Good is', 'Q1 2024/25', 'Q2 2024/25', 'Target', 'RAG', 'Comments']
  const found = async (...cells: Entry[]): Promise<string[]> => {
    const context = { ...(await draftContext('northbrook')), newMeasures: true }
    const rows = [HEADS_OF_NOUGHT, ['Bin rounds', ...cells]]
    const result = await draftOf('file.xlsx', await workbook({ rows }), context)
    if (isRefusal(result)) throw new Error(result.refused.text)
    return told(result).filter((text) => text.includes(' zero '))
  }

  test.each<[string, Entry[]]>([
    ['after figures far from it', ['%', 'High', '99.6%', '0%', '', '', '']],
    ['after counts far from it', ['Number', 'High', 412, 0, '', '', '']],
    ['with a note that it is yet to be agreed', ['Number', 'Low', 0, 0, '', '', 'Figures have yet to be agreed.']],
    ['with a note that there is no data', ['Number', 'Low', 3, 0, '', '', 'No data this quarter']],
    ['with a note that it is not yet available', ['%', 'High', '3%', '0%', '', '', 'Not yet available.']],
    ['coloured green where a high figure is good', ['%', 'High', '4%', '0%', '99%', 'Green', '']],
    ['coloured green beside a share that has to be high', ['%', '', '4%', '0%', '99%', 'Green', '']],
  ])('%s stands against publication until it is confirmed', async (_, cells) => {
    expect(await found(...cells)).toContain('error zero E2')
  })

  test('of a quarter is not held against counts of whole years', async () => {
    const context = { ...(await draftContext('northbrook')), newMeasures: true }
    const rows = [
      ['Indicator', 'Unit', '2022/23', '2023/24', 'Q1 2024/25'],
      ['Bin rounds', 'Number', 165, 158, 0],
    ]
    const result = await draftOf('file.xlsx', await workbook({ rows }), context)
    expect(isRefusal(result) ? result.refused.text : told(result)).toEqual([])
  })

  test.each<[string, Entry[]]>([
    ['after small counts', ['Number', 'Low', 3, 0, '', '', '']],
    ['that is green because a low figure is good', ['Number', 'Low', 3, 0, 4, 'Green', '']],
    ['that is red', ['%', 'High', '4%', '0%', '99%', 'Red', '']],
  ])('%s is nothing', async (_, cells) => {
    expect(await found(...cells)).toEqual([])
  })
})

test('a figure that is merged over several quarters is of none of them', async () => {
  const context = { ...(await draftContext('northbrook')), newMeasures: true }
  const rows = [HEADS, ['Bins emptied on time', '%', '91%', null, null, null], ['Lamps lit', '%', '81%', '82%', '83%']]
  const book = await workbook({ rows, merges: [[1, 2, 1, 5]] })
  const found = await draftOf('file.xlsx', book, context)
  if (isRefusal(found)) throw new Error(found.refused.text)
  expect(found.figures.map((f) => f.cell)).toEqual(['C3', 'D3', 'E3'])
  expect(told(found)).toEqual(['error merged-figure C2'])
})

test('what happened in a time is not of a day', async () => {
  const context = { ...(await draftContext('northbrook')), newMeasures: true }
  const rows = (name: string) => [
    ['Indicator', 'Unit', '30/06/2024', '30/09/2024'],
    [name, 'Number', 31, 34],
  ]
  const codes = async (name: string) => {
    const found = await draftOf('file.xlsx', await workbook({ rows: rows(name) }), context)
    return isRefusal(found) ? [] : [...found.findings.map((f) => f.code), ...found.asks.map((a) => a.about)]
  }
  expect(await codes('Contacts received')).toContain('flow-on-a-day')
  expect(await codes('Homes built')).toContain('basis')
  expect(await codes('Homes empty at the end of the quarter')).not.toContain('flow-on-a-day')
})

test('a total beside the months of a year that is not over is of the year so far', async () => {
  const said = { council: 'northbrook', what: 'column', words: 'total', means: 'value', sub: '' } as const
  const context = { ...(await draftContext('northbrook')), newMeasures: true, mapping: mappingOf([said]) }
  const rows = [
    ['Northbrook figures 2024/25'],
    ['Indicator', 'Unit', 'Apr', 'May', 'Total'],
    ['Homes built', 'Number', 10, 12, 22],
  ]
  const found = await draftOf('file.xlsx', await workbook({ rows }), context)
  if (isRefusal(found)) throw new Error(found.refused.text)
  expect(found.figures.map((f) => `${f.cell} ${f.period}`).at(-1)).toBe('E3 2024/25 YTD 2024-05-31')
})
