/** A file that names another council than the one it is said to be of. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { isRefusal, publishable } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { workbook } from './table.ts'

async function told(title: string, council: string, file = 'file.xlsx') {
  const rows = [[title], [], ['Indicator', 'Unit', 'Q2 2024/25'], ['Contacts received', 'Number', 110]]
  const result = await draftOf(file, await workbook({ rows }), await draftContext(council))
  if (isRefusal(result)) throw new Error(result.refused.text)
  return { text: result.findings.find((f) => f.code === 'other-council')?.text, isFree: publishable(result) }
}

test.each([
  ['Rutland County Council performance Q2 2024/25', 'rotherham', 'file.xlsx', 'is of Rutland County Council'],
  ['Performance in Leeds, Q2 2024/25', 'rotherham', 'file.xlsx', 'is of Leeds'],
  ['Eastmere District Council performance Q2 2024/25', 'rotherham', 'file.xlsx', 'is of Eastmere'],
  ['Somerset scorecard Q2 2024/25', 'north-somerset', 'file.xlsx', 'is of Somerset'],
  ['Performance Q2 2024/25', 'rotherham', 'rutland-q2.xlsx', 'is of Rutland'],
])('"%s" for %s in %s stands against publication', async (title, council, file, text) => {
  const found = await told(title, council, file)
  expect(found.text).toContain(text)
  expect(found.isFree).toBe(false)
})

test.each([
  ['Rotherham and Rutland compared, Q2 2024/25', 'rotherham'],
  ['North Somerset Council performance Q2 2024/25', 'north-somerset'],
  ['RMBC performance Q2 2024/25', 'rotherham'],
  ['Performance Q2 2024/25', 'rotherham'],
  ['Eastmere District Council performance Q2 2024/25', 'eastmere'],
])('"%s" for %s does not', async (title, council) => {
  expect((await told(title, council)).text).toBeUndefined()
})
