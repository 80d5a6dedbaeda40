/** A question about a person says so in its answer and before it: by that every surface knows what may not be kept. */
import { describe, expect, test } from 'vitest'
import { isAboutPerson, personAnswer } from '../../src/answers/about-person.ts'
import { buildAnswer } from '../../src/model/answer.ts'
import { TerminalConversation } from '../../src/surfaces/terminal/conversation.ts'
import { CONFIG, useRunning } from '../running.ts'

const running = useRunning()
const asked = (text: string) => ({ text, council: 'rotherham', now: '2024-07-30', thread: null })

const ABOUT = [
  'why was Liam Okafor of 14 Herringthorpe Lane not visited?',
  'is the family at 12 Acacia Avenue known to social care',
  'is my daughter on a child protection plan?',
  'was the child removed from Mrs Karen Smith, on a CP plan in March 2024',
  'Mrs Karen Smith wanted visits on her CP plan in March 2024',
  "list the families with a child who's been on a CP plan over two years",
]

describe('a question about a person', () => {
  test.each(ABOUT)('says so before it is answered and in its answer, which quotes nothing: %s', async (text) => {
    const { scrutineer } = running()
    expect(scrutineer.explain(asked(text)).about).toBe('person')
    expect(await scrutineer.ask(asked(text), 0)).toEqual(personAnswer())
  })

  test('is told by its parts too', () => {
    const list = buildAnswer({
      kind: 'list',
      text: '',
      items: [buildAnswer({ kind: 'help', text: '' }), personAnswer()],
    })
    expect(isAboutPerson(list)).toBe(true)
  })

  test('is not in the history of the terminal, as every other line is', async () => {
    const settings = { council: 'rotherham', now: '2024-07-30', explain: false, chosen: true }
    const conversation = new TerminalConversation(running(), CONFIG, settings)
    const screen = { width: 80, colour: false, unicode: true }
    for (const text of ABOUT) expect((await conversation.reply(text, screen as never)).unkept, text).toBe(true)
    expect((await conversation.reply('CP visits in March 2024', screen as never)).unkept).toBe(false)
  })
})

test.each([
  'CP visits in March 2024',
  'how many children are on a child protection plan',
  'good morning',
  'Minute 214: Mrs Powell sought clarification on the percentage of CP visits at Q4 2023/24',
  'list care leavers in EET',
])('any other says nothing of it: %s', async (text) => {
  const { scrutineer } = running()
  expect(scrutineer.explain(asked(text)).about).toBeNull()
  expect(await scrutineer.ask(asked(text), 0)).not.toHaveProperty('about')
})
