/** Nothing that a message numbers, lists or restricts is left out of its answer (contract, meanings 12 and 13). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const ask = (text: string, council = 'rotherham', now = '2024-11-05', thread = text): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread }, 0)

describe('a message with several parts', () => {
  test('answers each that is numbered', async () => {
    const answer = await ask(
      '1. How many children are on a CP plan? 2. How many care leavers are there? 3. Average caseload of a social worker?',
    )
    expect(answer.items.map((i) => i.value)).toEqual([261, 348, 19.4])
  })

  test('is one question where only its times are', async () => {
    const answer = await ask(
      'How many looked after children did we have at 31 March 2024, at 31 March 2023 and at 31 March 2022?',
    )
    expect(answer.text).toContain('502')
    expect(answer.text).toContain('545')
    expect(answer.text).toContain('I hold nothing for 31 March 2022')
  })

  test('answers both of two short sentences', async () => {
    const answer = await ask('Phonics result please. And good level of development?')
    expect(answer.kind).toBe('list')
    expect(answer.items.map((i) => i.indicator?.id)).toEqual(['phonics', 'gld'])
  })

  test('gives both sides what they share', async () => {
    const answer = await ask('compare primary and secondary EHCP transition reviews on time')
    expect(answer.items.map((i) => i.indicator?.id)).toEqual(['transition-primary', 'transition-secondary'])
  })
})

describe('what parts a measure', () => {
  test.each([
    ['care leavers who could drive', 'drive'],
    ['care leavers aged 21 to 25 in EET', '25'],
    ['16-17s with an EHCP who were NEET', 'ehcp'],
    ['top 5 secondary schools for suspensions, term 2', 'schools'],
    ['list the statistical neighbours who did better than us on care leavers in EET', 'neighbours'],
    ['How many EHCP tribunals did parents win in 2023/24?', 'win'],
  ])('is named: %s', async (text, word) => {
    const answer = await ask(text, text.includes('21 to 25') ? 'rutland' : 'rotherham')
    expect(answer.kind, answer.text).toBe('no_data')
    expect(answer.text.toLowerCase()).toContain(word)
  })

  test.each([
    ['adoptions that went ahead in 2015/16', 43],
    ['reviews of looked after children that took place on time', 89.2],
    ['16 and 17 year olds whose activity was not known, annual figure 2023/24', 0.6],
    ['care leavers in accommodation that was safe and suitable, 2023/24', 96.3],
  ])('is not what says the same again: %s', async (text, value) => {
    const answer = await ask(text)
    expect(answer.value, answer.text).toBe(value)
  })
})

describe('a change', () => {
  test('is from the first time named to the last', async () => {
    const answer = await ask('change in EHC plans from March 2023 to March 2024')
    expect(answer.text).toContain('304 more')
  })
})

describe('a conversation', () => {
  const talk = async (...texts: string[]): Promise<Answer> => {
    let last: Answer | null = null
    for (const text of texts) last = await ask(text, 'rotherham', '2024-09-17', texts.join())
    return last as Answer
  }

  test("keeps the row that was told after the officers' words on it", async () => {
    const answer = await talk(
      'contacts decided within one working day 2023/24',
      'why is it so low?',
      'and what was it in the previous year?',
    )
    expect(answer.value).toBe(72.1)
  })

  test('comes home from another council', async () => {
    const answer = await talk('rate of children in care in Stockton', 'and ours?')
    expect([answer.council, answer.value]).toEqual(['rotherham', 88.4])
  })

  test('turns to the other of two that differ by a word', async () => {
    const answer = await talk('transition reviews on time', 'the secondary one', 'the other one')
    expect(answer.indicator?.id).toBe('transition-primary')
  })
})

describe('a target that is asked for by itself', () => {
  test('is told, or said not to be held', async () => {
    const answer = await ask(
      'What figure was the authority aiming at for the number of children educated at home in 2023/24?',
    )
    expect(answer.kind).toBe('no_data')
    expect(answer.text).toContain('I hold no target')
    expect(answer.text).toContain('523')
  })
})

test('how a figure is counted is no time without the one that leads', async () => {
  const answer = await ask(
    'During the 2022-23 academic year, how many local children were known to be electively home educated (the cumulative total, not a snapshot)?',
    'rotherham',
    '2024-08-14',
  )
  expect(answer.period?.end).toBe('2023-07-31')
})
