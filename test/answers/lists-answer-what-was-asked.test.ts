/** The first line of a list, and which measures stand in it, against the printed scorecards. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const ask = (text: string, council = 'rotherham', now = '2024-07-30', thread = text): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread }, 0)

const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? i.indicator?.name ?? '')

describe('what no measure can be at once is told apart', () => {
  test('colours, each with its number', async () => {
    const { text } = await ask('how many measures are red, amber and green')
    expect(text).toContain('of the 43 measures with a target, 9 are red, 9 are amber and 25 are green.')
  })

  test('better and worse, each measure with which it is', async () => {
    const answer = await ask("what's improved and what's got worse in children in care")
    expect(answer.text).toContain('5 are better than before and 4 are worse than before.')
    expect(answer.text).toMatch(/A\.17: 61\.8%.*; was 69\.4% in 2022\/23: worse than before/)
    expect(refs(answer)).toEqual(['B.10', 'B.8', 'A.16', 'A.15', 'A.13', 'A.17', 'A.14', 'A.18', 'B.9'])
  })
})

describe('"are all on target?"', () => {
  test('no, and those that are not are told', async () => {
    const rutland = await ask('is everything on target', 'rutland', '2021-10-01')
    expect(rutland.text).toMatch(/^No\. .*12 of the 15 measures with a target are on target; these 3 are not\./)
    expect(rutland.items.map((i) => i.value)).toEqual([75, 96, 41])
    expect(refs(await ask('are all education measures on target'))).toEqual(['ED.4', 'ED.5'])
  })

  test('with "which were not" those stand in the list as before', async () => {
    const { text } = await ask(
      'were all of the measures achieving their targets for Q1? which were not',
      'rutland',
      '2021-10-01',
    )
    expect(text).toMatch(/^No\. .*3 of the 15 measures with a target are not on target\./)
  })
})

test('a list against a benchmark tells the benchmark', async () => {
  const { text } = await ask('which measures are worse than the national average')
  expect(text).toContain('B.2: 194.8 per 10,000, GREEN, target under 227.1, worse than the England average (191.6')
  const stockton = await ask('which measures are better than the national average', 'stockton', '2019-12-12')
  expect(stockton.text).toContain('96%, better than the England average (77%)')
})

test('a target in words is not passed over as none', async () => {
  expect((await ask("what's red in youth justice")).text).toContain('none of them has a target (1 has one in words).')
})

test('of those listed before, only as many as can be judged are counted', async () => {
  await ask('which measures got worse since last year', 'rotherham', '2024-07-30', 'narrowed')
  const { text } = await ask('only the red ones', 'rotherham', '2024-07-30', 'narrowed')
  expect(text).toContain('4 of the 15 measures listed before with a target are red.')
})

test('what nothing is ordered by is what did not happen', async () => {
  const { text } = await ask('which measures improved the most', 'rutland', '2021-10-01')
  expect(text).toContain('the one measure that can be compared is not better than before.')
})
