/** What a message says besides its measure is kept or named, never read over (contract, meanings 12 to 15). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

async function conversation(council: string, now: string, ...said: readonly string[]): Promise<Answer> {
  const thread = said.join('|')
  let last: Answer | null = null
  for (const text of said) last = await running().scrutineer.ask({ text, council, now, thread }, 0)
  return last as Answer
}
const ask = (council: string, now: string, text: string): Promise<Answer> => conversation(council, now, text)

describe('a part of a message', () => {
  test('keeps the time that the rest of it names', async () => {
    const answer = await ask(
      'rotherham',
      '2016-07-11',
      'How many care leavers were not in any sort of education, job or training at the end of March 2016 - the number, not the percentage?',
    )
    expect(answer.period?.end ?? '2016-03-31').toBe('2016-03-31')
    expect(answer.text).not.toContain('66.4%')
  })

  test('that says who is counted is refused where all are counted together', async () => {
    const answer = await ask(
      'rotherham',
      '2024-07-30',
      'the percentage of care leavers aged 19 to 21 in education, employment or training at the end of March 2024',
    )
    expect(answer.kind).toBe('no_data')
    expect(answer.value).toBeNull()
    expect(answer.text).toContain('19-21')
    expect(answer.text).toContain('66.4%')
  })
})

describe('two measures', () => {
  test('that were told one after the other have a gap between them', async () => {
    const answer = await conversation(
      'rotherham',
      '2024-07-30',
      'CSE in March 2024',
      'and CCE',
      'difference between the two',
    )
    expect(answer.kind).toBe('comparison')
    expect(answer.items.map((i) => i.value)).toEqual([23, 59])
    expect(answer.text).toContain('36')
  })

  test('each have their own distance from target', async () => {
    const answer = await ask(
      'rotherham',
      '2024-07-30',
      'How far off target were CP visits, visits to children in care and care plan reviews for 2023/24?',
    )
    for (const gap of ['3.2', '0.4', '5.8']) expect(answer.text).toContain(gap)
  })

  test('of several councils are each told for each council', async () => {
    const answer = await ask(
      'rotherham',
      '2024-07-30',
      'rotherham and stockton side by side: rate of cp plans, rate of children in need and rate in care',
    )
    for (const figure of ['45.6', '61', '316.8', '485', '88.4', '128']) expect(answer.text).toContain(figure)
  })
})

describe('times', () => {
  test('"then" is the time that was told', async () => {
    const answer = await conversation(
      'rotherham',
      '2024-09-10',
      'number of children in care, March 2024',
      'and at the end of March 2016?',
      'what was the rate per 10k then?',
    )
    expect(answer.value).toBe(76.6)
    expect(answer.period?.end).toBe('2016-03-31')
  })

  test('"23 24" is a year', async () => {
    const answer = await ask('rotherham', '2024-07-30', 'fgc families 23 24')
    expect([answer.value, answer.period?.label]).toEqual([124, '2023/24'])
  })

  test('of a run that nothing is held for are said, and no neighbour stands in', async () => {
    const answer = await ask('rotherham', '2024-05-20', 'agency staff: Feb, Mar, Apr 2024')
    expect(answer.items.map((i) => i.value)).toEqual([7.9, 6.6])
    expect(answer.text).toContain('I hold nothing for April 2024')
  })
})

describe('lists', () => {
  test('judge each condition for the time on its own side of "but"', async () => {
    const answer = await ask(
      'rotherham',
      '2024-07-30',
      'Which social care measures improved between February and March 2024 but ended 2023/24 worse than 2022/23?',
    )
    expect(answer.items.map((i) => i.indicator?.ref).toSorted()).toEqual(['A.5', 'B.15', 'B.7', 'B.9'])
  })

  test('keep their limit when told which end comes first', async () => {
    const answer = await ask(
      'rotherham',
      '2024-07-30',
      'Name the three social care percentages furthest below their 2023/24 target, biggest gap first.',
    )
    expect(answer.items.map((i) => i.indicator?.ref)).toEqual(['A.17', 'A.4', 'A.16'])
  })

  test('of the year under way are of the report that tells its first part', async () => {
    const answer = await ask('rutland', '2021-09-30', 'Which KPIs are short of the 2021-22 target at quarter one?')
    expect(answer.items.map((i) => i.value)).toEqual([75, 96, 41])
  })
})

test('a number that is not held is told with the rate that is', async () => {
  const answer = await ask('rotherham', '2024-07-30', 'How many section 47 enquiries were there in 2023/24?')
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain('194.8')
})

test('the gap to a target printed for a later year says which year', async () => {
  const answer = await ask('rotherham', '2024-07-30', 'how far off target is GCSE english and maths grade 5')
  expect(answer.value).toBe(6.4)
  expect(answer.text).toContain('read as that of academic year 2023/24')
})

/** What has no figure is named, and the measure's own figure told beside it. */
async function expectNamed(text: string, said: string, own: string): Promise<void> {
  const answer = await ask('rotherham', '2024-07-30', text)
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain(said)
  expect(answer.text).toContain(own)
}

describe('what is to be left out of a measure', () => {
  test.each([
    ['contacts in March excluding early help', 'early help', '1,607'],
    ['children in care, not counting UASC', 'uasc', '502'],
    ['how many contacts excluding duplicates in March', 'duplicates', '1,607'],
    ['social worker caseload apart from agency staff', 'agency staff', '19.4'],
  ])('is named where nothing is published without it: %s', (text, said, own) =>
    expectNamed(text, `I hold nothing on "${said}" for this measure.`, own))

  test.each([
    ['NEET excluding the not knowns, March 2024', '4.8'],
    ['social worker caseload excluding the disability team', '19.4'],
    ['number of children in need leaving out those on child protection plans', '846'],
  ])('leaves the figure as it is where the measure counts without it: %s', async (text, value) => {
    const answer = await ask('rotherham', '2024-07-30', text)
    expect(answer.kind).toBe('answer')
    expect(String(answer.value)).toBe(value)
  })
})

describe('what is said of a part of those who are counted', () => {
  test.each([
    ['how many of the contacts in March led to a strategy discussion', 'led to a strategy discussion', '1,607'],
    ['of the contacts in March, how many were from schools', 'schools', '1,607'],
    ['how many of our children in care are placed out of area', 'out of area', '502'],
  ])('is named, and all of them are told as all: %s', (text, said, own) =>
    expectNamed(text, `I hold nothing on "${said}" for this measure.`, own))

  test.each([
    ['how many of the contacts were there in March', '1,607'],
    ['how many of our children in care are unaccompanied asylum seekers', ': 39 at'],
  ])('is the figure where a time or another measure says it: %s', async (text, value) => {
    const answer = await ask('rotherham', '2024-07-30', text)
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain(value)
  })
})

describe('another statistic than the one that is published', () => {
  test.each([
    ['median days between placement order and match 2023/24', 'I hold nothing on "median"', '182.6 days'],
    ['highest caseload of any social worker', 'I hold nothing on "highest"', '19.4'],
    ['the shortest time in care before adoption', 'I hold nothing on "shortest"', '387.2 days'],
    ['% unaccompanied asylum-seeking children', 'no percentage for this, only a number', ': 39 at'],
  ])('is named beside the one that is: %s', expectNamed)

  test.each([
    ['which month had the highest caseload', 'Highest in March 2024: 19.4'],
    ['what share of term 2 2023/24 suspensions were in secondary schools', '93.9%'],
  ])('is not meant: %s', async (text, said) => {
    const answer = await ask('rotherham', '2024-07-30', text)
    expect(answer.kind).not.toBe('no_data')
    expect(answer.text).toContain(said)
  })
})
