/** Figures in thousands or millions: where a title, a head or a name says so, nothing is published until somebody has looked. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Mapping, NO_MAPPING } from '../../src/importing/matching/mapping.ts'
import { type Draft, isRefusal, publishable } from '../../src/importing/model.ts'
import { scaleIn } from '../../src/importing/words/scale-words.ts'
import { draftContext } from './context.ts'
import { type Entry, workbook } from './table.ts'

const draft = (...rows: readonly (readonly Entry[])[]): Promise<Draft> => draftWith(NO_MAPPING, rows)

async function draftWith(mapping: Mapping, rows: readonly (readonly Entry[])[]): Promise<Draft> {
  const context = { ...(await draftContext('northbrook')), newMeasures: true, mapping }
  const result = await draftOf('file.xlsx', await workbook({ rows }), context)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const errors = (d: Draft): string[] =>
  d.findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.cell}`)

const HEADS = ['Indicator', 'Unit', 'Q1 2024/25', 'Q2 2024/25']
const ROWS: readonly Entry[][] = [
  ['Tokens sold', 'Number', 102, 104],
  ['Trips on time', '%', 91, 92],
]

test.each<[string, readonly (readonly Entry[])[], string]>([
  ['a title', [["Riders by fare (000'S)"], HEADS, ...ROWS], 'A1'],
  [
    'the title of a second table',
    [HEADS, ROWS[1] as Entry[], [], ['All figures in thousands'], HEADS, ROWS[0] as Entry[]],
    'A4',
  ],
  ['the head of the names', [["Indicator (£'000)", ...HEADS.slice(1)], ...ROWS], 'A1'],
  ['a name', [HEADS, ['Net budget (£ million)', 'Number', 12, 13]], 'A2'],
  ['a unit', [HEADS, ['Tokens sold, number of', 'in thousands', 12, 13]], 'A2'],
])('%s stands against publication', async (_, rows, cell) => {
  const found = await draft(...rows)
  expect(errors(found)).toEqual([`thousands ${cell}`])
  expect(publishable(found)).toBe(false)
})

test('the head of a column stands against publication once somebody has said what the column is', async () => {
  const mapping = { ...NO_MAPPING, column: (_: string, head: string) => (/£m/.test(head) ? 'value' : null) }
  const found = await draftWith(mapping, [['Indicator', 'Unit', 'Q1 2024/25 (£m)', 'Q2 2024/25'], ...ROWS])
  expect(errors(found)).toEqual(['thousands C1'])
})

test('what it says is told, and of how many figures', async () => {
  const found = await draft(["Riders by fare (000'S)"], HEADS, ...ROWS)
  expect(found.findings.find((f) => f.code === 'thousands')?.text).toBe(
    `A1 of "Sheet1": "Riders by fare (000'S)" says "(000'S)", and the 2 figures under it are taken as printed, without the thousands or millions. Write the figures out in full, or confirm with the reason why they are right as they are.`,
  )
})

test('shares are in no thousands', async () => {
  expect(errors(await draft(["Riders by fare (000'S)"], HEADS, ROWS[1] as Entry[]))).toEqual([])
})

test.each([
  'Rate per 1,000 of population',
  'Rate per 100,000',
  'A scheme of £3m',
  'Offences per thousand',
  'Homes built since the 2000s',
  'Spending of £1,000 or more',
  '£ per resident',
])('"%s" says nothing of the kind', (text) => {
  expect(scaleIn(text)).toBeNull()
})
