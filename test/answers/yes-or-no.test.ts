/** A yes or a no is about what was asked: the time, the number, the benchmark, all of the months (contract, meanings 7 and 14). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

interface Asking {
  readonly council?: string
  readonly now?: string
}

const ask = (text: string, { council = 'rotherham', now = '2024-07-30' }: Asking = {}): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: null }, 0)

const firstOf = async (text: string, asking: Asking = {}): Promise<string> =>
  (await ask(text, asking)).text.split('\n')[0] as string

const RUTLAND = { council: 'rutland', now: '2021-10-01' }
const STOCKTON = { council: 'stockton', now: '2019-12-12' }

describe('the time that is named is the one that is compared with', () => {
  test.each([
    [
      'is CP visits better than last month?',
      'No, it is worse: 91.8%, down 3.9 percentage points from 95.7% in February 2024.',
    ],
    [
      'is dental worse than in January?',
      'Yes, it is worse: 61.8%, down 11.6 percentage points from 73.4% in January 2024.',
    ],
    ['are there fewer children in care than last month?', 'Yes: 502, down 4 from 506 in February 2024.'],
    ['are contacts in March 2024 higher than in February?', 'Yes: 1,607, up 19 from 1,588 in February 2024.'],
    [
      'is CP visits in March 2024 better than a year ago?',
      'No, it is worse: 91.8%, down 3.3 percentage points from 95.1% in 2022/23.',
    ],
    [
      'is CP visits in March 2024 better than last year?',
      'No, it is worse: 91.8%, down 3.3 percentage points from 95.1% in 2022/23.',
    ],
    ['are there more CP plans than last quarter?', 'I cannot say: I hold nothing for Q3 2023/24.'],
  ])('%s', async (text, first) => {
    expect(await firstOf(text)).toBe(first)
  })

  test('without a yes or a no too', async () => {
    const { text } = await ask(
      'how many children are being home schooled compared with the end of the summer term 2023',
    )
    expect(text).toContain('Up 126 from 397 in Term 3 2022/23: worse.')
  })
})

describe('where nothing may be compared', () => {
  test.each([
    [
      'is contacts higher than last year?',
      RUTLAND,
      'I cannot say: the figure before it, 1,524 in 2020/21, is for another length of time.',
    ],
    [
      'is EHCP timeliness improving?',
      {},
      'I cannot say: the figure before it, 59.9% in calendar year 2023, is for another length of time.',
    ],
    ['were assessments within 45 days on target in 2022/23?', {}, 'I cannot say: I hold no target for 2022/23.'],
  ])('"%s" says why', async (text, asking, first) => {
    expect(await firstOf(text, asking)).toBe(first)
  })

  test('the report has its own words for the movement, they are told, and no figure of years ago', async () => {
    expect(await firstOf('is the CP rate going up?', STOCKTON)).toMatch(
      /^I hold no earlier figure to set it against\. The report says: ".*increased in this period to 61/,
    )
    expect(await firstOf('is the number of children in care going up?', STOCKTON)).toContain('a significant increase')
  })

  test('what is counted on a day has the day before it', async () => {
    expect(await firstOf('is the number of CP plans going down?', RUTLAND)).toBe('Yes: 4, down 4 from 8 in 2020/21.')
  })
})

describe('two times of which one is not held', () => {
  test('are not compared, and the other is told', async () => {
    const { kind, text } = await ask('compare contacts in Q3 and Q4 2023/24')
    expect(kind).toBe('no_data')
    expect(text).toContain('I hold nothing for Q3 2023/24, so I cannot compare it with Q4 2023/24.')
    expect(text).toContain('4,720')
  })

  test('have no difference from a figure of before', async () => {
    const { text } = await ask('CP visits in Q4 vs Q3 2023/24')
    expect(text).toMatch(/^I hold nothing for Q3 2023\/24, so I cannot compare it with March 2024\./)
    expect(text).not.toContain('3.3 percentage points')
  })
})

describe('any month, or every month, is not the last one', () => {
  test.each([
    [
      'was the CP visits target met in any month?',
      'Yes: in February 2024 (95.7%), 1 of the 3 months with a colour that I hold.',
    ],
    [
      'has the CP visits target been met every month?',
      'No: in February 2024 (95.7%) only, 1 of the 3 months with a colour that I hold.',
    ],
    [
      'has dental ever been green?',
      'No: in none of the 3 months with a colour that I hold, from January 2024 to March 2024.',
    ],
    [
      'has dental always been red?',
      'Yes: in each of the 3 months with a colour that I hold, from January 2024 to March 2024.',
    ],
    [
      'have CP visits hit the target at all this year?',
      'I hold nothing for 2024/25. Before it, yes: in February 2024 (95.7%), 1 of the 3 months with a colour that I hold.',
    ],
  ])('%s', async (text, first) => {
    expect(await firstOf(text)).toBe(first)
  })
})

describe('a number, a benchmark, a judgement', () => {
  test.each([
    [
      'do we have fewer first time entrants than England?',
      'No: 186 per 100,000 is above the England average (166 per 100,000), which is worse.',
    ],
    ['are we in the top quartile for ICPCs?', 'No: 84.8% is below the top quartile threshold (87.3%), which is worse.'],
    ['are caseloads under 19?', 'No: 19.4 is higher than 19.'],
    ['is dental good?', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['did we fail to hit the target on dental?', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['did we meet the dental target last year?', 'No: 61.8%, against a target of 95% or more (RED).'],
    [
      'is placement order to match faster than last year?',
      'Yes: 182.6 days, down 14.8 days from 197.4 days in 2022/23, which is better.',
    ],
    ['has the number of CP plans doubled?', 'No: 261, down 136 from 397 in 2022/23.'],
  ])('%s', async (text, first) => {
    expect(await firstOf(text)).toBe(first)
  })

  test('a number of children is not held against a percentage', async () => {
    const { text } = await ask('are there at least 500 children in care?')
    expect(text).not.toMatch(/^(?:Yes|No):/)
  })

  test('what is held of a part is no yes or no of the whole', async () => {
    const { kind, text } = await ask(
      'The 16-17s whose whereabouts in education or work nobody knows: did we come in under target for the year?',
    )
    expect([kind, /\b(?:Yes|No):/.test(text)]).toEqual(['no_data', false])
  })
})

describe('two rows side by side', () => {
  test.each([
    [
      'is attendance lower in secondary than primary?',
      'Yes: secondary is 4.1 percentage points lower than primary (89.6 − 93.7 = −4.1).',
    ],
    ['are secondary suspensions higher than primary?', 'Yes: 3,361 more secondary than primary (3,607 − 246 = 3,361).'],
    [
      'is primary or secondary attendance lower?',
      'Primary is 4.1 percentage points higher than secondary (93.7 − 89.6 = 4.1).',
    ],
  ])('%s', async (text, first) => {
    expect(await firstOf(text)).toBe(first)
  })

  test('what holds for both is said once', async () => {
    const { text } = await ask('permanent exclusions')
    expect(text.match(/I hold no target/g)).toHaveLength(1)
  })
})

test('whether a figure is to be believed is what its report says of it', async () => {
  expect(await firstOf('is attendance data reliable?')).toBe(
    'Take it with care: the report itself says so, in the note below.',
  )
  expect(await firstOf('is the CP visits figure reliable?')).toBe('I hold nothing that speaks against it.')
})

test('a sum has the place of each of its parts', async () => {
  const { text } = await ask('total permanent exclusions primary and secondary')
  expect(text).toMatch(/^84 in all/)
  expect(text).toContain('ED.20 (primary)')
  expect(text).toContain('ED.20 (secondary)')
})

describe('a share of a quarter and that of the year before it', () => {
  const reviews = 'CP reviews on time'
  test.each([
    [
      `was ${reviews} worse in Q1 2021/22 than in the 2020/21 outturn?`,
      'Yes, it is worse: 75%, down 25 percentage points from 100% in the whole of 2020/21.',
    ],
    [
      `${reviews} Q1 2021/22 compared with 2020/21`,
      '25 percentage points lower in Q1 2021/22 alone than in the whole of 2020/21 (75 − 100 = −25): worse.',
    ],
    [
      `is ${reviews} worse than last year?`,
      'I cannot say: the figure before it, 100% in 2020/21, is for another length of time.',
    ],
  ])('"%s": are set against each other where both are named, as what they are', async (text, first) => {
    expect(await firstOf(text, RUTLAND)).toBe(first)
  })

  test('in a list too', async () => {
    const { text } = await ask('what is worse than in 2020/21?', RUTLAND)
    expect(text).toContain('75%, RED, target 100%; was 100% in the whole of 2020/21')
    expect((await ask('what got worse?', RUTLAND)).text).not.toContain('the whole of')
  })

  test('are not where one is a part of the other', async () => {
    expect(await firstOf('assessments within 45 days: March 2024 against 2023/24')).toContain(
      'times of different lengths',
    )
  })
})

describe('either side of a change of definition', () => {
  test.each([
    'how much did children in care plans up to date change from 2022/23 to 2023/24',
    'children in care with an up-to-date plan: compare 2022/23 and 2023/24',
  ])('"%s" has no difference', async (text) => {
    const answer = await ask(text)
    expect(answer.text).toContain('94.7%')
    expect(answer.text).toContain('84.4%')
    expect(answer.text).toContain('not count quite the same thing')
    expect(answer.text).not.toContain('10.3')
  })
})

describe('a target that stands with its measure', () => {
  test.each([
    ['has the target for dental checks been met', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['was the target for dental checks missed in March 2024', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    [
      'has a target been set for the number of home educated children, and if so what?',
      'I hold no target for this measure for academic year 2023/24 to date, to 31 March 2024. The measure’s own figure:',
    ],
  ])('%s', async (text, first) => {
    expect((await firstOf(text)).replace("'", '’')).toBe(first)
  })
})

describe('two rows that are named', () => {
  test.each([
    [
      'attendance primary v secondary, gap?',
      'Primary is 4.1 percentage points higher than secondary (93.7 − 89.6 = 4.1).',
    ],
    [
      'primary and secondary attendance, what is the gap',
      'Primary is 4.1 percentage points higher than secondary (93.7 − 89.6 = 4.1).',
    ],
    ['suspensions term 2, primary v secondary', '1,409 fewer primary than secondary (97 − 1,506 = −1,409).'],
  ])('are set against each other: %s', async (text, first) => {
    expect(await firstOf(text)).toBe(first)
  })
})

describe('what is meant, and what is not', () => {
  test.each([
    ["childrens centres: I don't mean registered, I mean accessed", 80.6],
    ["attendance, I don't want primary, just secondary", 89.6],
    ['I mean CP visits', 91.8],
  ])('%s', async (text, value) => {
    expect((await ask(text)).value).toBe(value)
  })

  test('"what do we mean by" asks what a term means', async () => {
    expect((await ask('what do we mean by edge of care')).kind).toBe('definition')
  })
})
