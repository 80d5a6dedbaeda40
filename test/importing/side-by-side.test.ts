/** Two tables beside one another on a sheet are read as two. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { type Entry, type SheetSpec, workbook } from './table.ts'

async function draft(rows: readonly (readonly Entry[])[], more: Partial<SheetSpec> = {}): Promise<Draft> {
  const context = { ...(await draftContext('northbrook')), newMeasures: true }
  const result = await draftOf('file.xlsx', await workbook({ rows, ...more }), context)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const lines = (d: Draft): string[] => d.figures.map((f) => `${f.cell} ${f.id} ${f.period} ${f.value}`)

test('each figure is of the name in its own table', async () => {
  const found = await draft([
    ['Ref', 'Indicator', 'Q1 2024/25', 'Q2 2024/25', null, 'Ref', 'Indicator', 'Q1 2024/25', 'Q2 2024/25'],
    ['L1', 'Bins emptied', 1000, 1100, null, 'R1', 'Lamps mended', 300, 305],
    ['L2', 'Bins mended', 200, 210, null, 'R2', 'Lamps lit', 100, 99],
    [null, null, null, null, null, 'R3', 'Lamps lost', 30, 29],
  ])
  expect(lines(found)).toEqual([
    'C2 bins-emptied 2024/25 Q1 1000',
    'D2 bins-emptied 2024/25 Q2 1100',
    'C3 bins-mended 2024/25 Q1 200',
    'D3 bins-mended 2024/25 Q2 210',
    'H2 lamps-mended 2024/25 Q1 300',
    'I2 lamps-mended 2024/25 Q2 305',
    'H3 lamps-lit 2024/25 Q1 100',
    'I3 lamps-lit 2024/25 Q2 99',
    'H4 lamps-lost 2024/25 Q1 30',
    'I4 lamps-lost 2024/25 Q2 29',
  ])
  expect(found.measures.map((m) => m.ref)).toEqual(['L1', 'L2', 'R1', 'R2', 'R3'])
  expect(found.unused).toEqual([])
})

test('one head over two columns names the measure and its part', async () => {
  const found = await draft(
    [
      ['Indicator', null, 'Q1 2024/25', 'Q2 2024/25'],
      ['Bins', 'Emptied', 1000, 1100],
    ],
    { merges: [[0, 0, 0, 1]] },
  )
  expect(found.measures).toMatchObject([{ name: 'Bins', sub: 'Emptied' }])
})

test('hidden columns are named, and not read', async () => {
  const found = await draft(
    [
      ['Indicator', 'Polarity', 'Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25'],
      ['Bins emptied', 'Neither', 1000, 1100, 1200],
    ],
    { hiddenColumns: [2, 4] },
  )
  expect(lines(found)).toEqual(['D2 bins-emptied 2024/25 Q2 1100'])
  expect(found.findings.find((f) => f.code === 'hidden-columns')?.text).toContain('hidden columns (C, E)')
  expect(found.measures.map((m) => m.polarity)).toEqual(['info'])
})
