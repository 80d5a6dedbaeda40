/** A question about a person says so in its answer and before it: by that every surface knows what may not be kept. */
import { describe, expect, test } from 'vitest'
import { isAboutPerson, personAnswer } from '../../src/answers/about-person.ts'
import { buildAnswer } from '../../src/model/answer.ts'
import { TerminalConversation } from '../../src/surfaces/terminal/conversation.ts'
import { tellingOfTexts } from '../../src/wording/line.ts'
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
  'I was in care from 1996 and would like copies of everything in my social services file, and why I moved homes.',
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
      telling: tellingOfTexts([]),
      items: [buildAnswer({ kind: 'help', telling: tellingOfTexts([]) }), personAnswer()],
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

describe('a question that perhaps tells who somebody is', () => {
  test.each([
    'when was Aisha last visited',
    "Sarah Brown's dental check in March 2024",
    'when was the Thistlewood family last seen',
    'CP visits to the Molyneux children',
  ])('whose name is asked about, whatever measure its words fit, is answered about nobody: %s', async (text) => {
    const { kind, value } = await running().scrutineer.ask(asked(text), 0)
    expect([kind, value]).toEqual(['out_of_scope', null])
  })

  test.each([
    'Mr Chairman, what were CP visits in March 2024',
    'Concern was expressed at the continuing rise in home educated children: how many were there in Term 2 2023/24?',
    "Cllr Pitchley's question on dental checks in March 2024",
    "the Chair's query on CP visits in March 2024",
  ])('is not who asks: %s', async (text) => {
    expect((await running().scrutineer.ask(asked(text), 0)).value).not.toBeNull()
  })

  test.each([
    'why was Muhammad not visited in March 2024',
    'has john been visited',
    'was l. okafor seen',
    'is l okafor on a plan',
    'can you check whether okafor has been visited',
    'why did Sian Briain not get a dental check',
    'why did sian briain not get a dental check',
    "Why wasn't Ethan placed with family",
    "Aisha's CP visits",
    "Kayden's last dental check",
  ])('by a name that nobody here knows: %s', (text) => {
    expect(running().scrutineer.explain(asked(text)).about).not.toBeNull()
  })

  test.each([
    'why was case 88123 not visited?',
    'case number 88123 last visit',
    'client id: P-204, visits',
    'child 12345 visits',
    'child no. 45 visits',
    'lcs204417 last seen',
    'NHS number 943 476 5919 dental',
    'dental checks 9434765919',
    'UPN A123456789012 absence',
    'dob 12/03/2014 visits',
    'visits, born 3 May 2014',
    'children in care at S60 2AB',
  ])('by a number, a date of birth or a postcode: %s', (text) => {
    expect(running().scrutineer.explain(asked(text)).about).not.toBeNull()
  })

  test('is answered as if nothing of that were known', async () => {
    const { scrutineer } = running()
    const { text } = await scrutineer.ask(asked('CP visits in March 2024, case 88123'), 0)
    expect(text).toContain('91.8%')
  })
})

test.each([
  'case numbers 2023',
  'babies born in May 2014',
  'contacts 12345 in March 2024',
  'Q4 2nd quarter visits',
  "What was Barnsley's rate of children in need last year?",
  'were visists seen in March 2024',
  'is progress at risk',
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
