/** What may become of a question to the service, what the modals take, and that every message fits and pings nobody. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/surfaces/slack/cards/card.ts'
import {
  answerToAsker,
  confirmation,
  givenBack,
  toOfficers,
  updateForOfficers,
} from '../../src/surfaces/slack/service/calls.ts'
import { answerModal, askModal, written } from '../../src/surfaces/slack/service/modals.ts'
import { officersMessage, openQuestionsMessage } from '../../src/surfaces/slack/service/officers-message.ts'
import {
  ANSWER_LENGTH,
  answered,
  assigned,
  QUESTION_LENGTH,
  type ServiceQuestion,
  serviceQuestion,
} from '../../src/surfaces/slack/service/question.ts'
import { idFor, questionIdAt } from '../../src/surfaces/slack/service/question-id.ts'
import { problemsOf } from './cards/block-limits.ts'
import { seen } from './cards/seen.ts'

const AT = Date.UTC(2024, 3, 2, 10, 0)

const question = (fields: Partial<ServiceQuestion> = {}): ServiceQuestion => ({
  id: 'Q-7F3K',
  council: 'somewhere',
  indicator: 'visits',
  measure: 'Somewhere: B.1 % of visits on time',
  period: 'March 2024',
  valueText: '91.8%',
  facts: 'B.1 % of visits on time, March 2024: 91.8%.\nTarget: 95%+.\nRAG: AMBER.',
  text: 'Why has this fallen?',
  state: 'open',
  askedOn: '2024-04-02',
  asker: 'U0ASKER',
  channel: 'C0TALK',
  thread: '1.000100',
  token: 'token',
  view: 'V1',
  assignee: null,
  answer: null,
  answeredOn: null,
  answeredBy: null,
  answerView: null,
  history: [{ at: '2024-04-02T10:00:00.000Z', by: 'U0ASKER', did: 'asked' }],
  ...fields,
})
const reply = (text: string) => ({ text, view: 'V2', on: '2024-04-03' })
const became = (outcome: ReturnType<typeof assigned>): ServiceQuestion => {
  if ('refused' in outcome) throw new Error(outcome.refused)
  return serviceQuestion.parse(outcome.question)
}

describe('what may become of a question', () => {
  test('the first of two who saw it open has it', () => {
    const first = became(assigned(question(), null, { by: 'U1', at: AT }))
    expect(first).toMatchObject({ state: 'assigned', assignee: 'U1' })
    expect(assigned(first, null, { by: 'U2', at: AT })).toEqual({
      refused: '<@U1> took Q-7F3K just before you; look again.',
    })
  })

  test('whoever sees who has it may take over; nobody takes what they have', () => {
    const first = became(assigned(question(), null, { by: 'U1', at: AT, officersTs: '5.0' }))
    expect(assigned(first, 'U1', { by: 'U1', at: AT })).toEqual({ refused: 'You already have Q-7F3K.' })
    const second = became(assigned(first, 'U1', { by: 'U2', at: AT }))
    expect(second).toMatchObject({ assignee: 'U2', officersTs: '5.0' })
    expect(second.history.map(({ by, did }) => `${by} ${did}`)).toEqual(['U0ASKER asked', 'U1 assigned', 'U2 assigned'])
  })

  test('the first answer stays, and is final', () => {
    const done = became(answered(question(), reply('Staff sickness.'), { by: 'U1', at: AT }))
    expect(done).toMatchObject({
      state: 'answered',
      answer: 'Staff sickness.',
      answeredBy: 'U1',
      answeredOn: '2024-04-03',
    })
    const refused = { refused: '<@U1> has answered Q-7F3K already.' }
    expect(answered(done, reply('Another.'), { by: 'U2', at: AT })).toEqual(refused)
    expect(assigned(done, null, { by: 'U2', at: AT })).toEqual(refused)
  })
})

describe('ids', () => {
  test('are short, readable and the same for the same modal', () => {
    for (let i = 0; i < 500; i++) expect(questionIdAt(`V${i}`, 0)).toMatch(/^Q-[2-9A-HJKMNP-TV-Z]{4}$/)
    expect(questionIdAt('V1', 0)).toBe(questionIdAt('V1', 0))
  })

  test('are unique, also where the short ones are taken', async () => {
    const kept = new Map<string, string>()
    const get = async (id: string) => kept.get(id) ?? null
    for (let i = 0; i < 2000; i++) kept.set((await idFor(`V${i}`, get)).id, `V${i}`)
    expect(kept.size).toBe(2000)
    expect(await idFor('V7', get)).toMatchObject({ known: true })
    const { id } = await idFor('V', async (candidate) => (candidate.length < 8 ? 'another' : null))
    expect(id).toMatch(/^Q-\w{8}$/)
  })
})

describe('what a modal takes', () => {
  const typed = (value: unknown) => ({ written: { written: { type: 'plain_text_input', value } } })

  test('text of the length allowed, cleaned', () => {
    expect(written(typed('  Why?\u202e \n'), QUESTION_LENGTH)).toEqual({ text: 'Why?' })
    expect(written(typed('🙂'.repeat(1000)), QUESTION_LENGTH)).toEqual({ text: '🙂'.repeat(1000) })
  })

  test.each([[null], [''], [' \n '], [undefined], [7]])('nothing: %j', (value) => {
    expect(written(typed(value), QUESTION_LENGTH)).toEqual({
      errors: { written: 'Please write something: this is empty.' },
    })
  })

  test('too much, with the number', () => {
    expect(written(typed('x'.repeat(1001)), QUESTION_LENGTH)).toEqual({
      errors: { written: 'This has 1,001 characters; at most 1,000 can be sent. Please shorten it.' },
    })
  })

  test('anything at all without throwing', () => {
    fc.assert(fc.property(fc.anything(), (value) => void written(value, QUESTION_LENGTH)))
  })
})

describe('messages and modals', () => {
  /** A mention of a checked id is the only mark-up. */
  const problems = (message: Message): string[] =>
    problemsOf(JSON.parse(JSON.stringify(message).replaceAll(/<@U[A-Z0-9]+>/g, '@someone')))
  const hostile = '<!channel> <@U0OTHER> *x* @here & <https://example.org|click>\n> quoted'
  const long = question({
    text: `${hostile} ${'&'.repeat(QUESTION_LENGTH)}`.slice(0, QUESTION_LENGTH),
    measure: 'm'.repeat(400),
    facts: `${hostile}\n`.repeat(200),
    assignee: 'U1',
    state: 'answered',
    answer: `${hostile}\n\n${'<'.repeat(ANSWER_LENGTH)}`.slice(0, ANSWER_LENGTH),
    answeredBy: 'U1',
    answeredOn: '2024-04-03',
  })

  test.each([
    ['open', question()],
    ['assigned', question({ state: 'assigned', assignee: 'U1' })],
    ['answered, long and hostile', long],
    ['open, long and hostile', { ...long, state: 'open' as const, answer: null }],
  ])('fit and ping nobody: %s', (_, q) => {
    const messages = [
      officersMessage(q),
      openQuestionsMessage([q]),
      ...[toOfficers(q, 'C0'), updateForOfficers(q, 'C0', 'k'), answerToAsker(q)].map(
        (c) => c.args as unknown as Message,
      ),
    ]
    for (const { text, blocks } of messages) expect(problems({ text, blocks })).toEqual([])
    for (const call of [confirmation(q), givenBack('U1', 'k', 'Sorry.', q.text)])
      expect(String(call.args.text)).not.toMatch(/<[!@#h]/)
  })

  test('nothing written is cut', () => {
    expect(seen(officersMessage(long)).replaceAll('\n', '')).toContain(long.text.replaceAll('\n', ''))
    const { text, blocks } = answerToAsker(long).args as unknown as Message
    expect(seen({ text, blocks })).toContain(long.answer)
  })

  test('the officers see figure, question, who has it and what they can do', () => {
    const open = officersMessage(question())
    expect(seen(open)).toMatch(/B\.1 % of visits on time/)
    expect(seen(open)).toMatch(/March 2024/)
    expect(seen(open)).toMatch(/Target:\s+95%\+/)
    expect(seen(open)).toMatch(/🔶 AMBER/)
    expect(seen(open)).toMatch(/Why has this fallen\?/)
    expect(seen(open)).toMatch(/Q-7F3K · asked by <@U0ASKER> on 2 April 2024/)
    expect(seen(open)).toMatch(/⏳ Open/)
    expect(seen(open)).toMatch(/Assign to me/)
    expect(seen(officersMessage(question({ state: 'assigned', assignee: 'U1' })))).toMatch(
      /👤 Assigned to <@U1>[\s\S]*Take over/,
    )
    const done = officersMessage(long)
    expect(seen(done)).toMatch(/✅ Answered by <@U1> on 3 April 2024/)
    expect(done.blocks.some(({ type }) => type === 'actions')).toBe(false)
  })

  test('the list of open ones fits, however many there are', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...long, id: questionIdAt(`V${i}`, 0), answer: null }))
    expect(problems(openQuestionsMessage(many))).toEqual([])
    expect(seen(openQuestionsMessage(many))).toMatch(/200 questions to the service are open/)
    expect(seen(openQuestionsMessage(many))).toMatch(/185 more are open/)
    expect(openQuestionsMessage([]).text).toBe('No question to the service is open.')
  })

  test('modals keep their limits and warn against details of cases', () => {
    const from = { token: 't'.repeat(200), channel: 'C0TALK', thread: '1.000100' }
    for (const view of [askModal(long, from), answerModal(long)]) {
      expect(view.title.text.length).toBeLessThanOrEqual(24)
      expect(view.submit?.text.length).toBeLessThanOrEqual(24)
      expect(view.blocks.length).toBeLessThanOrEqual(100)
      expect(view.private_metadata?.length).toBeLessThanOrEqual(3000)
      expect(JSON.stringify(view)).toContain('Write nothing that could tell who a child or a family is')
    }
    expect(JSON.stringify(askModal(long, from))).toContain('comes back to the thread')
    expect(JSON.stringify(askModal(long, { ...from, channel: null, thread: null }))).toContain('a direct message')
  })
})
