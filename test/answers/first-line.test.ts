/** The first line says what was asked (contract, meaning 14). */
import { expect, test } from 'vitest'
import { useRunning } from '../running.ts'

const running = useRunning()

test.each<[string, string]>([
  ['how do we compare nationally on ICPC timeliness', '6.4 percentage points above the England average (78.4%)'],
  ['is ICPC timeliness better than England', 'Yes: 84.8% is above the England average (78.4%)'],
  [
    'is LAC rate better than statistical neighbours and the top quartile in 2023/24',
    'Yes: 88.4 per 10,000 is below the statistical neighbours average',
  ],
  ['CIN rate vs England and stat neighbours', '25.9 per 10,000 below the England average (342.7 per 10,000)'],
])('%s', async (text, first) => {
  const answer = await running().scrutineer.ask({ text, council: 'rotherham', now: '2024-08-01', thread: text }, 0)
  expect(answer.text.startsWith(first), answer.text).toBe(true)
})
