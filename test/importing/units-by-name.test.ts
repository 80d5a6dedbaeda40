/** Units that nobody prints: what a row's name and its figures say together. */
import { expect, test } from 'vitest'
import { drafted } from './drafted.ts'

test('whole numbers of what happens need no unit where one is too large for a percentage', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Q1 2024/25', 'Q2 2024/25'],
      ['Triage referrals', 141, 98],
      ['Suspensions (number)', 41, 38],
      ['Visits completed', 91, 88],
      ['Days lost', 412, 388],
    ],
  })
  expect(found.measures.map((m) => m.unit)).toEqual(['count', 'count', null, null])
})

test('which of a name’s two units is asked about, is said', async () => {
  const found = await drafted({
    rows: [['Northbrook, Q2 2024/25'], ['Measure', 'Number', 'Rate per 10,000'], ['Referrals', 6120, 177.4]],
  })
  expect(found.asks.map((a) => a.text)).toEqual([
    'Which indicator is "Referrals, Rate per 10,000"? If it is none of these, it is a new one; "ignore" leaves the row out.',
  ])
})
