/** Several measures at two times: how each moved, and what is not held said once. */
import { expect, test } from 'vitest'
import { useRunning } from '../running.ts'

const running = useRunning()

test('each measure is told with its own difference', async () => {
  const answer = await running().scrutineer.ask(
    {
      text: 'Compared with the 2020-21 outturn, how many fewer children in need and how many fewer looked after children did we have at the end of Q1 2021-22?',
      council: 'rutland',
      now: '2021-09-30',
      thread: null,
    },
    0,
  )
  expect(answer.text).toContain('CIN: 26 fewer in Q1 2021/22 than in 2020/21 (59 − 85 = −26).')
  expect(answer.text).toContain('Children in care: 8 fewer in Q1 2021/22 than in 2020/21 (27 − 35 = −8).')
  expect(answer.items.map((i) => i.value)).toEqual([85, 59, 35, 27])
  expect(answer.understood).toBe('Number of CIN and Number of CLA Cases')
})

test.each([
  ['compare children in care and CP plans this year and last', [502, 261]],
  ['contacts, re-referrals and CP plans, this year and last', [18371, 17.3, 261]],
])('a figure that stands for two times is told once: %s', async (text, values) => {
  const answer = await running().scrutineer.ask({ text, council: 'rotherham', now: '2024-07-30', thread: null }, 0)
  expect(answer.items.map((i) => i.value)).toEqual(values)
  expect(answer.text).toContain('I hold nothing for 2024/25')
})
