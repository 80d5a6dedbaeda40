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

describe('a move between colours', () => {
  test.each([
    ['did anything go from green to red', /^No\. .*none of the 36 measures .* is red after green\./],
    ['what changed colour', /7 of the 36 measures with a colour at both times are of another colour than before\./],
    ['did anything slip from green in March 2024', /^Yes\. .*3 of the 32 .* are no longer green\./],
    [
      'which were green in February 2024 and not now',
      /3 of the 31 .* green in February 2024 and not green in March 2024/,
    ],
  ])('%s', async (question, head) => {
    expect((await ask(question)).text).toMatch(head)
  })

  test('is none where the two times are one', async () => {
    const same = await ask('measures green last month and not now', 'rotherham', '2024-04-20')
    expect(same.kind).toBe('no_data')
    expect(same.text).toContain('nothing after it')
    const missing = await ask('measures green last month and not now')
    expect(missing.text).toContain('I hold nothing for June 2024')
    expect(missing.text).not.toContain('none of')
  })
})

test('"for three months" is of each of the latest three', async () => {
  const answer = await ask('anything that has been red for three months')
  expect(answer.text).toContain('red in January 2024, February 2024 and March 2024')
  expect(refs(answer)).toEqual(['B.6', 'B.12', 'A.4', 'A.17', 'A.18', 'A.27'])
})

test('a distance that no condition can say makes no list', async () => {
  const { kind, text } = await ask('which measures are within one point of target')
  expect(kind).toBe('no_data')
  expect(text).toContain('"within one point of target"')
})

describe('an order', () => {
  test('of targets missed is by how far they were missed', async () => {
    const missed = await ask('which targets did we miss by the most')
    expect(missed.text).toContain('furthest off target, of 18 that are off target')
    expect(refs(missed)).toEqual(['B.6', 'A.11', 'B.12', 'A.17', 'A.4'])
  })

  test('says so where it is by share, and has beside the table only what is in it', async () => {
    const mixed = await ask('worst five measures against national')
    expect(mixed.text).toContain('so the order is by share of that benchmark')
    expect(refs(mixed)).not.toContain('ED.16')
    const percent = await ask('three social care percentages furthest off target')
    expect(percent.text).not.toMatch(/by share|up-to-date plan": 95%/)
    expect(refs(percent)).toEqual(['A.17', 'A.4', 'A.16'])
  })
})

test('two times of which none is held are not answered by a third', async () => {
  const { kind, text } = await ask('which measures were better in september 2023 than in september 2022')
  expect(kind).toBe('no_data')
  expect(text).toContain('nothing of Rotherham for September 2023 or September 2022')
})
