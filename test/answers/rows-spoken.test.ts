/** Measures that are asked for one after the other as people speak, without commas, and two times that share a word. */
import { expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const ask = (text: string, council = 'rotherham', now = '2024-04-29'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: null }, 0)
const values = ({ items }: Answer): unknown[] =>
  items.flatMap((i) => (i.items.length > 0 ? i.items : [i])).map((i) => i.value)

test.each([
  [
    'how many children in need how many on child protection plans and how many in care at the end of march',
    [846, 261, 502],
  ],
  [
    'what came in to the front door last month total contacts then what percentage was social care and what percentage early help',
    [1607, 62.6, 35.4],
  ],
])('"%s"', async (text, wanted) => {
  expect(values(await ask(text))).toEqual(wanted)
})

test('a number that nobody counts apart parts no row', async () => {
  const answer = await ask(
    'Of children coming into care, how many per cent got their first health assessment on time in February 2024?',
  )
  expect(answer.value).toBe(100)
})

test('"this year so far and last" is both', async () => {
  const { text } = await ask('contacts, this year so far and last', 'rutland', '2021-09-30')
  expect(text).toContain('356')
  expect(text).toContain('1,524')
})

test('a group that nobody counts apart is named for each of two, and once', async () => {
  const { kind, text } = await ask(
    'how many contacts and how many referrals for under fives last quarter',
    'rutland',
    '2021-10-19',
  )
  expect(kind).toBe('no_data')
  expect(text).toMatch(/^1\. I hold nothing on "under fives" for this measure\. The measure's own figure:/)
  expect(text.match(/I hold nothing on "under fives"/g)).toHaveLength(2)
})
