/** What an officer says of one measure, by the cell of its name: which side is good, what its tolerance is, that it has none. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal, publishable } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { COUNCIL, cellsOf, mappingSaid, toldOf } from './drafted.ts'
import { type SheetSpec, workbook } from './table.ts'

/** The file with the answers that were given to another, such as last quarter's. */
async function answered(file: SheetSpec, asked: SheetSpec, ...said: string[]): Promise<Draft> {
  const known = { ...(await draftContext(COUNCIL)), newMeasures: true }
  const mapping = await mappingSaid({ name: 'file.xlsx', bytes: await workbook(asked) }, known, said)
  const result = await draftOf('file.xlsx', await workbook(file), { ...known, mapping })
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

const table = (quarter: string, missed: string): SheetSpec => ({
  rows: [
    ['Measure', quarter, 'Target 2024/25', 'Tolerance', 'RAG'],
    ['Bins emptied on time', missed, '95%', '5%', 'Amber'],
    ['Lamps lit', '96%', '95%', '10%', 'Green'],
  ],
})

test('which side is good', async () => {
  const rows = table('Q1 2024/25', '94%')
  expect(toldOf(await answered(rows, rows))).toContain('warning no-good-side A2')
  const found = await answered(rows, rows, 'A2=high', 'A3=high', 'A2=tolerance-points', 'A3=tolerance-points')
  expect(found.measures.map((m) => m.polarity)).toEqual(['high', 'high'])
  expect(toldOf(found)).not.toContain('warning no-good-side A2')
})

test('a tolerance of one row alone', async () => {
  const rows = table('Q1 2024/25', '94%')
  const found = await answered(rows, rows, 'A2=high', 'A3=high', 'A2=tolerance-points', 'A3=tolerance-share')
  expect(cellsOf(found).filter((c) => c.includes('amber'))).toEqual(['D2 amber 2024/25 90', 'D3 amber 2024/25 85.5'])
  expect(found.asks).toEqual([])
})

test('that what misses the target is red is asked once, and remembered for the next quarter', async () => {
  const untold = (spec: SheetSpec): SheetSpec => ({ rows: spec.rows.map((row) => row.filter((_, c) => c !== 3)) })
  const first = untold(table('Q1 2024/25', '94%'))
  const next = untold(table('Q2 2024/25', '93%'))
  const before = await answered(first, first, 'A2=high')
  expect(toldOf(before)).toContain('error amber-without-tolerance B2')
  expect(publishable(before)).toBe(false)
  const found = await answered(next, first, 'A2=high', 'A3=high', 'A2=no-tolerance')
  expect(toldOf(found)).toEqual([])
  expect(publishable(found)).toBe(true)
})
