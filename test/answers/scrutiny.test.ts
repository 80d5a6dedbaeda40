/** What members ask before and in a meeting: what to raise, what went well, how long it has been so. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const ask = (text: string, council = 'rotherham', now = '2024-07-30'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: null }, 0)

describe('what to ask', () => {
  test.each([
    'what should I ask about at scrutiny?',
    // The name of the committee is nothing that improved.
    'give me three things to raise at Improving Lives',
  ])('%s', async (question) => {
    const { kind, text } = await ask(question)
    expect(kind).toBe('summary')
    expect(text).toContain('What a member might ask:')
    expect(text).toContain('61.8% against a target of 95% or more, worse than 69.4% for 2022/23.')
    expect(text).not.toContain('better than before')
  })

  test('of a report without targets is the overview itself', async () => {
    expect((await ask('what should I ask about at scrutiny', 'stockton', '2019-12-12')).text).toContain('560 children')
  })

  test('and which number should worry most, is what is red', async () => {
    const { text } = await ask('which number should worry me most about adoption')
    expect(text).toMatch(/With a target, worst first:\n- .*182\.6 days, RED, target under 121 days/)
    expect(text).not.toContain('43')
  })
})

test('good news begins with what got better', async () => {
  const { text } = await ask('any good news')
  expect(text.indexOf('Got better')).toBeLessThan(text.indexOf('Red, '))
  expect((await ask("what's going well", 'rutland', '2021-10-01')).text).toContain(
    'Re-referrals within 12 months: 0%; England average 23%',
  )
})

test('one caution of two measures is quoted once', async () => {
  const { text } = await ask('summary of education')
  expect(text.split('difficulties reporting on attendance reliably')).toHaveLength(2)
  expect(text).toContain('89.6%, RED, target 91% or more. Officers: the same.')
})

test('a target in words is told once, and leaves no colour', async () => {
  const { text } = await ask('first time entrants')
  expect(text.split('Lower than same qtr previous year')).toHaveLength(2)
  expect(text).toContain('186 per 100,000 in calendar year 2023.')
})

test('a fallback in a comparison is told once', async () => {
  const { text, notes } = await ask('how many children on protection plans in 2016 and now')
  expect(text.split('the whole of calendar year 2016')).toHaveLength(2)
  expect(notes.join()).toContain('calendar year 2016')
})

describe('how long a colour has lasted', () => {
  test.each([
    [
      'how long have dental checks been red',
      'Red since at least January 2024, in each of the 3 months with a colour that I hold.',
    ],
    ['when did dental turn red', 'Red since at least January 2024, in each of the 3 months with a colour that I hold.'],
    ['how long has 45 day assessment been amber', 'Amber since March 2024; it was green in February 2024.'],
    ['how long has dental been green', 'It is not green: red since at least January 2024'],
  ])('%s', async (question, said) => {
    expect((await ask(question)).text.split('\n')[0]).toContain(said)
  })
})

describe('how a theme is doing', () => {
  test('is its measures with a target, worst first, each with its colour', async () => {
    const { kind, text } = await ask('how are care leavers doing?')
    expect(kind).toBe('summary')
    expect(text).toContain(
      'With a target, worst first:\n- Care leavers in suitable accommodation: 96.3%, GREEN, target 96% or more; worse than 97.2%\n- Care leavers in education, employment or training: 66.4%, GREEN, target 66% or more; worse than 69.6%',
    )
    // What is told with its target is not told again as worse.
    expect(text.split('69.6%')).toHaveLength(2)
  })

  test('has the reds first, and their colour said', async () => {
    const { text } = await ask('how is education doing?')
    const at = ['18.1%, RED', '89.6%, RED', '90.9%, GREEN'].map((said) => text.indexOf(said))
    expect(at.toSorted((a, b) => a - b)).toEqual(at)
    expect(at).not.toContain(-1)
  })

  test('without a target is its figures', async () => {
    const { text } = await ask('how are care leavers doing?', 'stockton', '2019-12-12')
    expect(text).toContain('Care leavers in suitable accommodation: 93.3%')
    expect(text).toContain('Care leavers in education, employment and training: 58.7%')
  })

  test('of which the report has nothing says so once', async () => {
    expect((await ask('how is SEND doing?', 'stockton', '2019-12-12')).text).toMatch(
      /^The latest report that I hold of Stockton-on-Tees has nothing on SEND: /,
    )
  })
})

test('what changed is what is of another colour, worse or better, first', async () => {
  const { text } = await ask('what changed since the last report?')
  const at = ['Changed colour', 'Got worse', 'Got better', 'Red, what matters'].map((said) => text.indexOf(said))
  expect(at.toSorted((a, b) => a - b)).toEqual(at)
  expect(at).not.toContain(-1)
})
