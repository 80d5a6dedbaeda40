/** Who asks for several measures is told no one of them, whatever words of a measure the question has. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const ask = (text: string, thread = text, council = 'rotherham', now = '2024-07-30'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread }, 0)

const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? i.indicator?.name ?? '')

describe('a condition of what stands open', () => {
  test.each([
    ['whats amber for looked after children', ['A.13', 'A.14', 'B.9']],
    ["children in care: what isn't on target", ['A.13', 'A.14', 'A.16', 'A.17', 'A.18', 'B.9']],
    ['child protection plan measures not at target for 2023/24', ['A.10', 'A.11', 'B.4', 'B.6', 'B.7']],
    ['Which of our percentages are worse than England?', null],
    ['which of the youth justice numbers look better than the England average', ['B.20', 'B.21', 'B.22']],
    ['the three worst in children in care against target for 2023/24', ['A.16', 'A.17', 'A.18']],
  ])('"%s" is a list', async (text, wanted) => {
    const answer = await ask(text)
    expect(answer.kind).toBe('list')
    if (wanted) expect(refs(answer).toSorted()).toEqual(wanted)
  })
})

test('measures that are named in a row are all told', async () => {
  const answer = await ask('March 2024: children in need, CP plans, children in care, care leavers')
  expect(refs(answer)).toEqual(['A.8', 'A.9', 'A.12', 'A.19'])
})

describe('what is said of colours', () => {
  test('either of two colours has to hold beside another condition', async () => {
    const { items, text } = await ask('social care: amber or red in March 2024 and worse than in February')
    expect(text).toMatch(/amber and worse .* red and worse /)
    expect(items.every((i) => i.rag === 'red' || i.rag === 'amber')).toBe(true)
  })

  test('a move needs no word for moving', async () => {
    await ask('RAG movement February to March 2024: what went from green to amber?', 'moves')
    const answer = await ask('amber to red?', 'moves')
    expect(refs(answer)).toEqual(['A.16'])
  })

  test('"out of the red ones" is of them', async () => {
    const { text } = await ask('out of the red ones which got worse since last year')
    expect(text).toMatch(/are red and worse|red and worse than/)
  })
})

describe('both sides of a condition', () => {
  test('"which met its target and which did not" tells both', async () => {
    const answer = await ask('of the two adoption measures which met its 2023/24 target and which did not')
    expect(refs(answer).toSorted()).toEqual(['B.11', 'B.12'])
  })

  test('after those that missed, those that met are of all', async () => {
    await ask('which targets did we miss', 'met', 'rutland', '2021-10-01')
    const { items } = await ask('and the ones that were met?', 'met', 'rutland', '2021-10-01')
    expect(items).toHaveLength(12)
  })
})

describe('a list that leaves out what was asked is none', () => {
  test.each([
    'early help: improved on 22/23 but nowhere near what its target wants',
    'early help measures where the statistical neighbours get on better',
  ])('%s', async (text) => {
    expect((await ask(text)).kind).not.toBe('list')
  })

  test('where neighbours do better than us is where we are worse', async () => {
    const answer = await ask('youth justice measures where statistical neighbours are doing better than us')
    expect(answer.text).toContain('worse than the statistical neighbours average')
  })
})

test('"not as good as" leaves no measure out', async () => {
  const { text } = await ask('social care 2023/24: green on our own target, but not as good as England')
  expect(text).toContain('are green and worse than the England average')
})

test('one picked out of a list leaves the list as it was', async () => {
  await ask('KS2 and KS4 results below the England average?', 'picked')
  await ask('which of the percentages is furthest below it', 'picked')
  const answer = await ask('any of the six where we beat statistical neighbours', 'picked')
  expect(refs(answer)).toEqual(['ED.16'])
})

test('the three furthest are three, wherever the number stands', async () => {
  const answer = await ask(
    'of the percentage measures in social care, name the three that ended 2023/24 furthest below target',
  )
  expect(refs(answer)).toEqual(['A.17', 'A.4', 'A.16'])
})

describe('what a follow-up is about', () => {
  test('after measures that were named, all of them at another time', async () => {
    await ask('children in care, CP plans and care leavers at the end of March 2024', 'named')
    const answer = await ask('and february?', 'named')
    expect(answer.items.map((i) => [i.indicator?.ref, i.value])).toEqual([
      ['A.9', 278],
      ['A.12', 506],
      ['A.19', 349],
    ])
  })

  test('after a list, the list at another time', async () => {
    await ask('what is red in social care in march 2024', 'when')
    const answer = await ask('and jan?', 'when')
    expect(answer.kind).toBe('list')
    expect(answer.items.every((i) => i.rag === 'red')).toBe(true)
  })

  test('another theme', async () => {
    await ask('what missed its target in q1 2021-22', 'theme', 'rutland', '2021-10-01')
    const answer = await ask('just child protection', 'theme', 'rutland', '2021-10-01')
    expect(answer.items.map((i) => i.value)).toEqual([75])
  })

  test('so many of those that were told before', async () => {
    await ask('which measures were amber in 2023/24', 'nine')
    await ask('which of those were green in january', 'nine')
    const answer = await ask('of the nine, any red in january?', 'nine')
    expect(refs(answer)).toEqual(['A.14'])
  })

  test('the same two times, the other way', async () => {
    await ask('social care measures green in february 2024 and amber in march 2024', 'between')
    expect(refs(await ask('and amber to green?', 'between')).toSorted()).toEqual(['B.10', 'B.7'])
  })
})

describe('words that say the reverse of what they hold', () => {
  test('less favourable than England is worse', async () => {
    const { text } = await ask('early help measures less favourable than England in 2023/24')
    expect(text).toContain('worse than the England average')
  })

  test('more favourable is better', async () => {
    const { text } = await ask('early help measures more favourable than England in 2023/24')
    expect(text).toContain('better than the England average')
  })

  test('red in January and in March not', async () => {
    const { text } = await ask('which measures were red in January 2024 and in March 2024 are not red any more')
    expect(text).toContain('red in January 2024')
  })
})

test('of measures in a row each has what the last one says', async () => {
  const answer = await ask('CIN, CP and CLA reviews on time for Q1 2021-22', 'row', 'rutland', '2021-10-04')
  expect(answer.items.map((i) => i.value)).toEqual([90, 75, 96])
})

test('"all inside target?" after measures that are named is of them, and no list of everything', async () => {
  const { items } = await ask('Care leavers in EET and in suitable accommodation for 2023/24. All inside target?')
  expect(items.length).toBeLessThan(4)
})

test('two colours of what comes to one time are asked about', async () => {
  const answer = await ask('green in March but amber for the year')
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain('No measure has two colours at one time')
})

describe('numbered questions', () => {
  test('a year before a comma is no number', async () => {
    const { text } = await ask(
      '1) As of 31 March 2024, how many children were in care? 2) In 2023/24, what percentage of CP visits were on time? 3) How many care leavers are there?',
    )
    for (const value of ['502', '91.8%', '348']) expect(text).toContain(value)
  })

  test('Q1 and Q2 before questions are their numbers, and no quarters', async () => {
    const { items } = await ask(
      'Request to Rutland. For 2020-21: Q1. How many contacts were received? Q2. How many referrals were received?',
      'q',
      'rutland',
      '2021-11-08',
    )
    expect(items.map((i) => i.value)).toEqual([1524, 248])
  })
})

test('the results of a quarter are its figures, and no school’s', async () => {
  const asked = 'which of the quarter one results are better than the regional average'
  const answer = await ask(asked, asked, 'rutland', '2021-09-30')
  expect(answer.items.map((i) => i.value)).toEqual([0, 100, 82])
})

test.each([
  'secondary schools good or better, the schools not pupils',
  'secndry schls good or beter pct not pupils',
  'not the pupils this time but the schools: secondaries judged good or better',
])('of two that are counted, the one that is not meant is left: %s', async (text) => {
  const answer = await ask(text, text, 'stockton', '2019-12-12')
  expect(answer.kind).toBe('answer')
  expect(answer.value).toBe(77)
})

test('measures that are named for one phase are of that phase', async () => {
  const answer = await ask('attendance, persistent absence and suspensions for secondary: all on target?')
  expect(answer.kind).toBe('list')
  expect(answer.items.length).toBeGreaterThan(0)
  for (const { indicator } of answer.items) expect(indicator?.sub).not.toBe('primary')
})
