/** What happens to those who are counted makes it another number, however small the words (contract, meaning 13). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const ask = (text: string, council = 'rotherham'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now: '2024-10-01', thread: null }, 0)

describe('a clause about what is counted', () => {
  // Words of the reply that name what was not answered, and the measure's own figure (scorecard rows A.30 and A.29).
  test.each([
    ['edge of care children open at the end of February 2024 whose mum was abroad', 'whose mum was abroad', '54'],
    ['how many family group conferences got called off in 2023/24, counting families', 'called off', '124'],
  ])('is named and answered by nothing: %s', async (question, named, own) => {
    const { kind, value, text } = await ask(question)
    expect({ kind, value }).toEqual({ kind: 'no_data', value: null })
    expect(text).toContain(named)
    expect(text).toContain(own)
  })

  test.each([
    ['how many children were there with a CP plan that was open at the end of March 2024', 261],
    ['edge of care children that we had open at the end of February 2024', 54],
    ['how many contacts were received over the whole of 2023/24', 18371],
  ])('of talk leaves it as it is: %s', async (question, value) => {
    expect(await ask(question)).toMatchObject({ kind: 'answer', value })
  })
})

describe('who names two', () => {
  test('is told both', async () => {
    const { items } = await ask('the number of contacts received in 2023/24, and the number of children with a CP plan')
    expect(items.map((i) => i.value)).toEqual([18371, 261])
  })

  test('by the same words is asked which', async () => {
    expect((await ask('transition reviews on time')).kind).toMatch(/clarify|comparison|list/)
  })

  test('times of which the later is not held is told the one that is, and which is not', async () => {
    const answer = await ask('contacts in Q4 compared with Q3 of 2023/24')
    expect(answer).toMatchObject({ kind: 'answer', value: 4720 })
    expect(answer.text.split('\n')[0]).toBe('I hold nothing for Q3 2023/24, so I cannot compare it with Q4 2023/24.')
  })

  test('readings of one answer is told it, though another is likelier than each', async () => {
    expect((await ask('is dental red, and how long has it been red')).kind).toBe('answer')
  })
})

test('a month alone asks for no list', async () => {
  expect((await ask('feb')).kind).not.toBe('list')
})
