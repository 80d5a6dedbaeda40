/** Sentences around a figure, held against what the documents print. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

interface Asking {
  readonly council?: string
  readonly now?: string
  readonly thread?: string
}

const ask = (text: string, { council = 'rotherham', now = '2024-07-30', thread }: Asking = {}): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: thread ?? null }, 0)

const firstLine = ({ text }: Answer): string => text.split('\n')[0] as string

describe('why', () => {
  test.each([
    ['dental checks last year', 'Some children (often teenagers) decline health and dental checks'],
    ['CP visits last quarter', 'Performance in this area fluctuated across the year'],
  ])('after "%s", a figure of another period, is from that figure\'s own report', async (text, reason) => {
    const thread = `why ${text}`
    await ask(text, { now: '2026-11-26', thread })
    const why = await ask('why?', { now: '2026-11-26', thread })
    expect(why.kind).toBe('commentary')
    expect(why.text).toContain(reason)
    expect(why.text).not.toMatch(/2015|2016|20\.7%|Covid/)
    expect(why.source?.published).toBe('2024-07-30')
  })

  test('of a month in an old report has that month beside it', async () => {
    const why = await ask('why was the CP review late in March 2016')
    expect(why.text).toContain('98.9% in March 2016')
    expect(why.text).not.toContain('95.7%')
  })

  test('is not found in what is written of a whole section', async () => {
    const { text } = await ask('why have suspensions gone up')
    expect(firstLine({ text } as Answer)).toBe(
      'Officers wrote nothing on suspensions alone (Rotherham). Of these measures together they wrote:',
    )
    const attendance = await ask('why is attendance low')
    expect(attendance.text).toContain('paragraph 2.3.3')
    expect(attendance.text).not.toMatch(/2\.3\.1|2\.3\.2/)
  })

  test('has both halves, each with its name and colour', async () => {
    const why = await ask('why is attendance low')
    expect(why.text).toMatch(/\(primary\), Rotherham: 93\.7% .*GREEN/)
    expect(why.text).toMatch(/\(secondary\), Rotherham: 89\.6% .*RED/)
    expect((await ask('why are exclusions going up')).text).toMatch(/\(secondary\), Rotherham: 73 /)
  })
})

describe('direction', () => {
  test('is never of three terms against two', async () => {
    const series = await ask('suspensions trend over the years')
    expect(series.text).toContain('4,780')
    expect(series.text).toContain('3,607')
    expect(series.text).not.toMatch(/1,173|better|worse/)
  })

  test('in a list is never of a year so far against a whole year', async () => {
    const worse = await ask('worse than last year')
    expect(worse.text).not.toMatch(/was [^;]* in academic year 2022\/23$/m)
    expect(worse.items.map((i) => i.indicator?.ref)).not.toContain('ED.4')
    const exclusions = worse.items.find((i) => i.indicator?.ref === 'ED.20' && i.indicator.sub === 'primary')
    expect(exclusions?.value).toBe(11)
    expect(worse.text).toContain('was 6 in academic year 2022/23 to 31 March 2023')
    const red = await ask('which measures are worse than last year and red in 2023/24')
    expect(red.text).toContain('ED.4 and ED.5 cannot be compared, so they are left out.')
  })

  test('is of whole years where a month and a half-year stand beside them', async () => {
    const { text } = await ask('EHCP timeliness over the years')
    expect(text).not.toContain('24.4')
    expect(text).toContain('From calendar year 2022 to calendar year 2023: up 8.3 percentage points, better.')
  })

  test('over many years does not hide that the latest step was down', async () => {
    const { text } = await ask('LAC dental checks trend since 2015')
    expect(text).not.toMatch(/up 3\.0 percentage points, better/)
    expect(text).toContain('From 2022/23 to 2023/24: down 7.6 percentage points, worse.')
    expect(text).toContain('Highest: 94.5% (2015/16)')
  })

  test('does not cross a change of definition that a note names', async () => {
    expect((await ask('CP visits over the years')).text).not.toContain('0.2 percentage points')
    const plans = await ask('children in care who had an up-to-date plan')
    expect(plans.value).toBe(84.4)
    expect(plans.trend).toBeNull()
    expect(plans.text).toContain('94.7% in 2022/23, which does not count quite the same thing')
  })

  test('without an earlier figure of the same kind is what the report says', async () => {
    const { text } = await ask('CP plan rate', { council: 'stockton', now: '2019-12-12' })
    expect(text).toContain('increased in this period to 61')
    expect(text).not.toContain('not the same kind of period')
  })

  test('of a term has the year to date and the year before beside it', async () => {
    const { text } = await ask('permanent exclusions last term')
    expect(text).toContain('Secondary: the year to 31 March 2024: 73, against 60 a year earlier.')
  })

  test('between two year ends is not of two kinds of period', async () => {
    for (const question of ['CP visits in 2022/23', 'contacts in 2022/23'])
      expect((await ask(question)).text).not.toMatch(/kind of period/)
  })
})

test('a series says where the months that it has begin, where more were asked for', async () => {
  expect((await ask('total contacts since October 2023')).text).toContain('The months I hold begin with January 2024.')
  expect((await ask('children in care over the years')).text).not.toContain('I hold begin with')
})

test('a target of all is not more than all', async () => {
  const { text } = await ask('CP reviews on time', { council: 'rutland', now: '2021-10-01' })
  expect(text).toContain('RED, target 100%.')
})

describe('what is not held', () => {
  test.each([
    ['contacts in Q3 2023/24', {}],
    ['contacts in Q3 2020/21', {}],
    ['re-referrals for Q1 2024/25', { council: 'rutland' }],
  ])('"%s" is not said to be unpublished', async (text, asking) => {
    const answer = await ask(text, asking)
    expect(answer.text).toContain('I hold nothing for ')
    expect(answer.text).not.toMatch(/Nothing is published|publishes nothing/)
  })
})

describe('targets', () => {
  test.each([
    ['GCSE english and maths grade 5', '45.1%'],
    ['attainment 8', '46.20'],
    ['KS2 reading writing and maths expected standard', '59.0%'],
  ])('%s has the target that the scorecard prints beside it, with its year', async (text, target) => {
    const answer = await ask(text)
    expect(answer.rag).toBe('none')
    expect(answer.text).toContain(
      `prints a target of ${target} beside it, which I read as that of academic year 2023/24`,
    )
  })
})

describe('other published figures', () => {
  test.each([
    ['care leavers in EET in March 2024', '72.4%'],
    ['care leavers EET', '72.4%'],
    ['care leavers in suitable accommodation', '95.5%'],
    ['how many care leavers', '351'],
    ['how many children in care', '500'],
  ])('%s tells that the peer challenge gives %s', async (text, other) => {
    expect((await ask(text)).text).toContain(`Also published: ${other} on 1`)
  })

  test('a rate at referral is told with the rate at contact', async () => {
    expect((await ask('referrals with decisions made within timescales')).text).toContain('96.5% at contact')
  })

  test('a backlog that was cleared is told so', async () => {
    expect((await ask('assessment backlog 2015/16')).text).toContain(
      'The assessment backlog of 313 has been eradicated.',
    )
  })

  test('a number is not told as a percentage', async () => {
    const { text } = await ask('EIP referrals boys', { council: 'rutland', now: '2021-10-01' })
    expect(text).toContain('Published beside it: all 80')
    expect(text).not.toContain('percentage 80')
  })
})

describe('doubt', () => {
  test.each([
    'attendance',
    'attendance in Term 2',
    'persistent absence',
    'attendance over the years',
  ])("%s has the report's own caution", async (text) => {
    const answer = await ask(text)
    expect(answer.text).toContain('difficulties reporting on attendance reliably')
  })

  test('few children are said to be few', async () => {
    const rutland = { council: 'rutland', now: '2021-10-01' }
    expect((await ask('CP reviews on time', rutland)).text).toContain('Few children: this is 3 of 4')
    expect((await ask('LAC reviews on time', rutland)).text).toContain('Few children: this is 25 of 26')
    expect((await ask('CP visits')).text).not.toContain('Few children')
  })

  test('a column that the report does not spell out is named', async () => {
    expect((await ask('social care assessments within 45 days')).text).toContain('headed "RIA"')
  })

  test('an old figure has its age', async () => {
    expect(firstLine(await ask('how many referrals'))).toContain('4,915 in 2015/16, the newest I hold')
    expect(firstLine(await ask('CP reviews on time', { council: 'rutland' }))).toContain('the newest I hold')
    expect(firstLine(await ask('CP visits'))).not.toContain('the newest I hold')
  })

  test('a month does not go by a label that says the year', async () => {
    const { text } = await ask('CP reviews on time March 2016')
    expect(text).toContain('98.9%')
    expect(text).not.toContain('entire year')
  })
})

test('a note is about the councils of the reply', async () => {
  for (const question of ['care leavers EET over the years', 'contacts over the years', 'CP plans over the years'])
    expect((await ask(question)).text).not.toMatch(/Rutland|Stockton/)
})

describe('the first line answers', () => {
  test.each([
    ['are we hitting target on dental checks', 'No: 61.8%, against a target of 95% or more (RED).'],
    ["dental checks are green aren't they?", 'No: 61.8%, against a target of 95% or more (RED).'],
    ['is CP visits getting better', 'No, it is worse: 91.8%, down 3.3 percentage points from 95.1% in 2022/23.'],
    [
      'are we above the national average for GCSE english and maths',
      'No: 38.7% is below the England average (42.2%), which is worse.',
    ],
    ['is the number of children in care lower than 500', 'No: 502 is higher than 500.'],
  ])('%s', async (question, verdict) => {
    expect(firstLine(await ask(question))).toBe(verdict)
  })

  test('a question about a figure on hold', async () => {
    await ask('agency staff', { thread: 'good' })
    expect(firstLine(await ask('is that good?', { thread: 'good' }))).toBe(
      'Yes: 6.6%, against a target of under 10% (GREEN).',
    )
  })

  test('of the period that there is, where nothing is held for the one asked about', async () => {
    expect(firstLine(await ask('did we hit target on dental checks last quarter'))).toBe(
      'I hold nothing for Q1 2024/25. For March 2024, no: 61.8%, against a target of 95% or more (RED).',
    )
  })

  test('with value, day, colour and target', async () => {
    expect(firstLine(await ask('dental checks'))).toBe(
      'Children in care with an up-to-date dental assessment, Rotherham: 61.8% at 31 March 2024 (the end of 2023/24), RED, target 95% or more.',
    )
  })
})

describe('a paper of the meeting', () => {
  test('that is named has its own figure', async () => {
    const { value, period } = await ask('care leavers EET in the LGA peer challenge')
    expect([value, period?.end]).toEqual([72.4, '2024-03-15'])
  })

  test('is not named by a word or a letter that stands in its place', async () => {
    expect((await ask('children in care in b and b')).kind).toBe('no_data')
  })
})

test('how many there are on a day is no number a month', async () => {
  const thread = 'per month'
  const old = { now: '2016-10-04', thread }
  await ask('assessment backlog 2015/16', old)
  expect((await ask('what is that on average a month?', old)).text).not.toContain('÷ 12')
})

describe('two rows side by side', () => {
  test('have each their distance from the benchmark that is asked for', async () => {
    const { text } = await ask('how does attendance compare with England?')
    expect(text).toContain('Primary: exactly at the England average (93.7%).')
    expect(text).toContain('Secondary: 1.4 percentage points below the England average (91.0%), which is worse.')
  })

  test('are told once why neither can be compared', async () => {
    const thread = 'attendance change'
    await ask('attendance', { thread })
    const { text } = await ask('how much did it change?', { thread })
    expect(text.match(/I cannot work that out/g)).toHaveLength(1)
  })
})

test('a missing target is said once', async () => {
  for (const question of ['schools judged good or better: are we on target?', 'is the take up of the 15 hours good?']) {
    const { text } = await ask(question, { council: 'stockton', now: '2019-12-12' })
    expect(text.match(/no target/g)?.length ?? 0, text).toBeLessThanOrEqual(1)
  }
})
