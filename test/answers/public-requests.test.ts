/** Long public requests: parts, times, rows, other councils, and what stands around them (contract, meanings 8 and 11 to 14). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const ask = (text: string, council = 'rotherham', now = '2024-11-05', thread = text): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread }, 0)

describe('parts of a request', () => {
  test('lean on the first for their measure', async () => {
    const answer = await ask(
      'SEND: a) please state the number of home educated children at the end of the spring term 2024; b) the same figure 12 months earlier.',
    )
    expect(answer.kind).toBe('comparison')
    expect(answer.items.map((i) => i.value)).toEqual([523, 435])
  })

  test.each([
    ['How many children were in care at 31 March 2024? Of these, how many had a parent in prison?', 'prison', 502],
    [
      '8. How many children were in care at 31 March 2024? 9. How many of those were placed over 30 miles away?',
      'miles',
      502,
    ],
    [
      '21. The average caseload of a social worker on 31 March 2024. 22. The lowest number held by any one of them on that date.',
      'lowest',
      19.4,
    ],
  ])('name what cannot be answered, in the kind of what can: %s', async (text, word, value) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('answer')
    expect(answer.value).toBe(value)
    expect(answer.text).toContain(word)
  })

  test('are no data where none is held, and lean on nothing that was not told', async () => {
    const answer = await ask(
      '1. How many home educated children do you have recorded? 2. How many households do these children come from?',
      'rutland',
    )
    expect(answer.kind).toBe('no_data')
    expect(answer.text).not.toContain('fostering')
  })

  test('are told apart only where they are published so', async () => {
    const answer = await ask('What share of care leavers were in (a) education and (b) work?', 'rutland')
    expect(answer.kind, answer.text).toBe('no_data')
  })
})

describe('times and rows of a request', () => {
  test.each([
    ['Initial health assessments in time, in March 2024 and over the year as a whole', [66.7, 63.1]],
    [
      'The share of EHC plans issued within 20 weeks for the calendar years 1 January 2022 - 31 December 2022 and 1 January 2023 - 31 December 2023',
      [51.6, 59.9],
    ],
    [
      'What proportion of care leavers were in suitable accommodation in (i) 2022-23 and (ii) 2023-24; and what was the national average?',
      [97.2, 96.3],
    ],
  ])('are each told: %s', async (text, values) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('comparison')
    expect(answer.items.map((i) => i.value)).toEqual(values)
  })

  test('never say better of a month and a year', async () => {
    const answer = await ask('Initial health assessments in time, in March 2024 and over the year as a whole')
    expect(answer.text).not.toMatch(/: (?:better|worse)\./)
  })

  test('tell the row of what was not done', async () => {
    const answer = await ask(
      'How many pupils were due a secondary EHCP transition review but had not received it by the deadline?',
    )
    expect(answer.indicator?.id).toBe('transition-secondary')
    expect(answer.value).toBe(49)
  })

  test('lead with the percentage where both are wanted', async () => {
    const answer = await ask(
      'The number of looked after children in non-LA placements at 30 June 2021. Please give it both as a number and as a percentage.',
      'rutland',
    )
    expect(answer.value).toBe(41)
    expect(answer.text).toContain('11')
  })
})

describe('a request that is not for the council or its figures', () => {
  test('is never answered with the figure of the one who asks', async () => {
    const answer = await ask('3. The number of looked after children under the care of Doncaster Council')
    expect(answer.kind).toBe('no_data')
    expect(answer.text).toContain('Doncaster')
    expect(answer.text).not.toContain('502')
  })

  test('is out of scope of one child', async () => {
    const answer = await ask("My son's EHCP was due at 20 weeks and there is no draft. When will his plan be issued?")
    expect(answer.kind).toBe('out_of_scope')
  })

  test('still tells the figure that categories would part', async () => {
    const answer = await ask('How many contacts were there in 2023/24, per source (police, school, hospital, other)?')
    expect(answer.kind).toBe('no_data')
    expect(answer.text).toContain('18,371')
  })
})
