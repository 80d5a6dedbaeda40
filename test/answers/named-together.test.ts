/** Measures, rows, times and councils that are asked about together: the verdict of all of them, sums, and what is asked of them next. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

async function talk(council: string | null, now: string, ...texts: readonly string[]): Promise<Answer> {
  let last: Answer | null = null
  for (const text of texts) last = await running().scrutineer.ask({ text, council, now, thread: texts.join('|') }, 0)
  return last as Answer
}
const rotherham = (...texts: readonly string[]): Promise<Answer> => talk('rotherham', '2024-07-30', ...texts)
const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? '')
const firstLine = ({ text }: Answer): string => text.split('\n')[0] as string

describe('a yes or no about several', () => {
  test.each([
    ['Did early help hit both the 3 day engagement target and the 45 day assessment target in 2023/24?', 'Yes, both.'],
    ['Are CP plans and children in care both lower than last year?', 'Yes, both.'],
    [
      'is it right that from january to march 2024 open child in need cases went up while CP plans and children in care both came down?',
      'Yes, all three.',
    ],
    [
      'is it right that from january to march 2024 open child in need cases came down while CP plans and children in care both went up?',
      'No, none of them.',
    ],
    [
      'Were both CSE and CCE up in March 2024 on February?',
      'No: it is so of children supported at risk of child criminal exploitation (59), but not of children supported at risk of child sexual exploitation (23).',
    ],
  ])('%s', async (text, verdict) => {
    expect(firstLine(await rotherham(text))).toBe(verdict)
  })

  test('of two measures is none of a third that has the words of both', async () => {
    const both = await talk('rotherham', '2016-07-20', 'contacts and referrals, 2014/15 beside 2015/16')
    expect(both.items.map((i) => i.value)).toEqual([10517, 12165, 4513, 4915])
    expect((await rotherham('NEET and not known in March 2024')).indicator?.id).toBe('neet-not-known')
  })
})

describe('what is added up', () => {
  test('at each of two times is set against the other', async () => {
    const answer = await rotherham(
      'suspensions, primary and secondary added together: term 1 2023/24, term 2 2023/24, and how many fewer was it',
    )
    expect(answer.items.map((i) => i.value)).toEqual([2250, 1603])
    expect(firstLine(answer)).toBe('647 fewer in Term 2 2023/24 than in Term 1 2023/24: 1,603 − 2,250 = −647.')
  })

  test('may be two measures, each time with its terms', async () => {
    const answer = await rotherham('CSE and CCE added together for January 2024 and March 2024')
    expect(answer.items.map((i) => i.value)).toEqual([85, 82])
    expect(answer.computed).toBe('28 + 57; 23 + 59')
  })

  test('has two ends', async () => {
    const answer = await rotherham('gap between the highest and lowest month for CP plans in 2023/24')
    expect(answer.value).toBe(45)
    expect(answer.computed).toBe('306 − 261')
  })

  test('and the difference of each of two is told of each', async () => {
    const answer = await rotherham(
      'How many more EHCPs have we got than at the end of 2022/23 - and how many more tribunal cases open?',
    )
    expect(answer.items.map((i) => i.value)).toEqual([304, 11])
  })
})

describe('a share', () => {
  test('is of those among whom the others are', async () => {
    const share = await rotherham('What proportion of the children in care were unaccompanied asylum seekers?')
    expect(share.value).toBe(7.8)
    const boys = await talk('rutland', '2021-09-30', 'of the education inclusion partnership referrals what % are boys')
    expect(boys.value).toBe(77.5)
  })

  test('of people who are not among the others is none', async () => {
    const none = await rotherham('what proportion of the secondary suspensions in term 2 were pupils with an EHCP')
    expect(none.kind).toBe('no_data')
  })
})

describe('times', () => {
  test('of which one is a run are one series, and stay for the next measure', async () => {
    const thread = [
      'How many secondary school suspensions were there in Term 3 of 2022/23 and in Terms 1 and 2 of 2023/24?',
    ] as const
    const series = await talk('rotherham', '2024-07-15', ...thread)
    expect(series.items.map((i) => i.value)).toEqual([1515, 2101, 1506])
    expect((await talk('rotherham', '2024-07-15', ...thread, 'so which term was the worst?')).value).toBe(2101)
  })

  test('that are named stay for "same months"', async () => {
    const next = await talk('rotherham', '2024-05-21', 'looked after kids jan feb mar 24', 'care leavers same months')
    expect(next.items.map((i) => i.value)).toEqual([340, 349, 348])
  })
})

describe('measures that were named together', () => {
  const three =
    '2023/24 outturn for these three: social care assessments in 45 days, ICPCs in 15 days, child protection reviews in timescale'

  test('stay what is asked about, question after question', async () => {
    const asked = [three, 'and against our statistical neighbours?'] as const
    expect(refs(await rotherham(...asked))).toEqual(['B.1', 'B.4', 'B.7'])
    const lead = await rotherham(...asked, 'which has the biggest lead over them, and what is it?')
    expect(refs(lead)).toEqual(['B.7'])
    expect(lead.text).toContain('16.6 percentage points above it')
    const january = await rotherham(three, 'and England?', 'and in January?')
    expect(january.items.map((i) => i.value)).toEqual([93, 100, 93.5])
  })

  test('are told how far each is', async () => {
    const far = await rotherham(three, 'how far off target is each?')
    expect(far.text).toContain('3.8 percentage points below the target')
    const two = await rotherham(
      'in 2023/24: suitable accommodation and EET for care leavers, and the number of care leavers',
      'how do the two percentages sit against England',
    )
    expect(two.text).toContain('8.3 percentage points above the England average (88.0%)')
    expect(two.text).toContain('10.4 percentage points above the England average (56.0%)')
  })

  test('of which one is not held are told without it, and it is named', async () => {
    const answer = await rotherham('how many cin, cp plans and in-house foster carers, end march 24')
    expect(answer.items.map((i) => i.value)).toEqual([846, 261])
    expect(answer.text).toContain('I hold nothing on "in-house foster carers".')
  })
})

describe('a list', () => {
  test.each([
    ['narrow that to the children in care ones', ['B.9', 'A.13', 'A.14']],
    ['cut it down to those about child protection', ['B.4', 'B.7', 'A.10', 'A.11']],
  ])('is narrowed: %s', async (text, wanted) => {
    const asked = 'which social care measures were amber in 2023/24'
    expect(refs(await rotherham(asked, text)).toSorted()).toEqual(wanted.toSorted())
  })

  test('may be of all that a theme has, by a word for measures', async () => {
    const lines = await talk('rutland', '2022-02-14', 'all the child protection lines for Q1 2021-22 pls')
    expect(lines.items.map((i) => i.value)).toEqual([4, 100, 75, 100])
  })

  test('is of percentages where each percentage is asked for', async () => {
    const answer = await rotherham('every social care percentage that went down in February 2024')
    expect(new Set(answer.items.map((i) => i.unit))).toEqual(new Set(['%']))
  })
})

describe('councils', () => {
  const two = 'care leavers in suitable accommodation in Rotherham and Stockton'

  test('told side by side take another, and are compared', async () => {
    const all = await talk(null, '2024-08-06', two, 'Add Rutland.')
    expect(all.items.map((i) => i.council)).toEqual(['rotherham', 'stockton', 'rutland'])
    const lowest = await talk(null, '2024-08-06', two, 'Add Rutland.', 'which of the three is lowest?')
    expect(firstLine(lowest)).toBe('Lowest: Stockton-on-Tees (April to September 2019), 93.3%.')
  })

  test('are put in the order that is asked for', async () => {
    const order = await talk(
      null,
      '2024-08-06',
      'Put the three councils in order, best first, on care leavers in education, employment or training.',
    )
    expect(order.items.map((i) => i.council).toSorted()).toEqual(['rotherham', 'rutland', 'stockton'])
    expect(firstLine(order)).toBe('Best: Rutland (Q1 2021/22), 82%.')
  })
})
