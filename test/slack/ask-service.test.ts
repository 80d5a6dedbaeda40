/** "Ask the service" from the button to the answer in the thread, by the real app over the loopback Slack. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { State } from '../../src/store/state.ts'
import { type SlackApp, slackApp } from '../../src/surfaces/slack/app.ts'
import { keptQuestion, openQuestions, questionsOf } from '../../src/surfaces/slack/service/kept-questions.ts'
import { openQuestionsMessage } from '../../src/surfaces/slack/service/officers-message.ts'
import { ANSWER_LENGTH, QUESTION_LENGTH } from '../../src/surfaces/slack/service/question.ts'
import { CONFIG, useRunning } from '../running.ts'
import { LoopbackSlack, type Message, seen, type View } from './loopback/index.ts'

const running = useRunning()
const OFFICERS = '#officers'
const TALK = '#councillors'
const INPUT = 'written'

let slack: LoopbackSlack
let folder: string
let state: State
let app: SlackApp
let logged: string[]

/** Begins, or begins again, on the same database. `around` changes what the app sees of it. */
async function begin(options: { officers?: boolean; around?: (state: State) => State } = {}): Promise<void> {
  state = await openSqliteState(join(folder, 'state.sqlite'))
  app = slackApp({
    config: CONFIG,
    settings: {
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: null,
      port: 0,
      host: '127.0.0.1',
      officers: [slack.user('olive').id],
      officersChannel: options.officers === false ? null : slack.channel(OFFICERS).id,
      outsiders: 'ask',
      teams: [],
      questionsAMinute: 0,
      apiUrl: slack.apiUrl,
    },
    running,
    state: options.around?.(state) ?? state,
    log: (message) => logged.push(message),
    today: () => '2024-04-20',
  })
  await app.start()
}

async function end(): Promise<void> {
  await app.stop()
  await state.close()
}

beforeEach(async () => {
  logged = []
  folder = mkdtempSync(join(tmpdir(), 'ask-service-'))
  // What the manifest asks for has to be enough.
  slack = await LoopbackSlack.start({
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
  })
  for (const name of ['cara', 'olive', 'omar', 'pat']) slack.addUser(name)
  slack.addChannel({ name: 'councillors', members: ['cara', 'pat'] })
  slack.addChannel({ name: 'officers', private: true, members: ['olive', 'omar'] })
})
afterEach(async () => {
  await end()
  await slack.stop()
  rmSync(folder, { recursive: true })
})

const shown = (it: { readonly blocks: Message['blocks'] }): string => seen(it.blocks).join('\n')
const ownIn = (channel: string): Message[] => slack.ownMessages(channel)
const direct = (user: string): Message[] => slack.ownMessages(slack.dm(user))

/** Asks for a figure in the councillors' channel; its card. */
async function card(): Promise<Message> {
  const said = slack.mention('cara', TALK, 'CP visits in March 2024 in Rotherham')
  return slack.waitFor(() => slack.thread(TALK, said.thread).find((m) => m.botId === slack.botId))
}

async function modalFor(user: string): Promise<View> {
  return slack.waitFor(() => slack.modal(user))
}

const typing = (text: string) => ({ [INPUT]: { [INPUT]: text } })

/** As far as the message in the officers' channel. */
async function asked(
  text = 'Why are fewer visits on time?',
): Promise<{ card: Message; officers: Message; id: string }> {
  const figure = await card()
  await slack.click('cara', figure, 'ask-service')
  await modalFor('cara')
  await slack.submit('cara', null, typing(text))
  const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
  await slack.settled()
  const id = /Q-\w{4}/.exec(officers.text)?.[0] ?? ''
  return { card: figure, officers, id }
}

async function answers(officer: string, officers: Message, text: string): Promise<void> {
  await slack.click(officer, officers, 'service:answer')
  await modalFor(officer)
  await slack.submit(officer, null, typing(text))
}

const replies = (figure: Message): Message[] =>
  slack.thread(TALK, figure.threadTs ?? figure.ts).filter((m) => m.text.startsWith('Answer from the service'))

describe('a councillor asks the service', () => {
  test('from the card to the answer in the thread', async () => {
    await begin()
    const figure = await card()
    await slack.click('cara', figure, 'ask-service')
    const modal = await modalFor('cara')
    expect(modal.title).toBe('Ask the service')
    expect(shown(modal)).toMatch(/Measure: Rotherham: .*visits[\s\S]*Period: March 2024[\s\S]*Figure: 91\.8%/)
    expect(JSON.stringify(modal.blocks)).toContain('Write nothing that could tell who a child or a family is')

    const ack = await slack.submit('cara', modal, typing('Why *fewer* & <later>?\n@here'))
    expect(ack).toMatchObject({ acked: true, response_action: null, view: null })
    const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
    const id = /Q-\w{4}/.exec(officers.text)?.[0] ?? ''
    expect(shown(officers)).toMatch(/Figure: 91\.8%[\s\S]*target[\s\S]*Why \*fewer\* & <later>\?\n@here[\s\S]*Open/)
    expect(slack.buttons(officers).map((b) => b.text)).toEqual(['Assign to me', 'Answer'])
    const confirmation = await slack.waitFor(() => slack.ephemerals('cara')[0])
    expect(confirmation.text).toContain(`Your question ${id} about`)
    expect(confirmation.threadTs).toBe(figure.threadTs)

    await slack.click('olive', officers, 'service:assign')
    await slack.waitFor(() => shown(officers).includes(`Assigned to <@${slack.user('olive').id}>`))
    expect(slack.buttons(officers).map((b) => b.text)).toEqual(['Take over', 'Answer'])

    await slack.click('omar', officers, 'service:answer')
    const form = await modalFor('omar')
    expect(shown(form)).toContain('Why *fewer* & <later>?')
    await slack.submit('omar', form, typing('Two teams were short of staff.\n\nBoth are full again.'))
    const answer = await slack.waitFor(() => replies(figure)[0])
    expect(shown(answer)).toMatch(/Answer from the service\nAbout Rotherham: .*March 2024: 91\.8%/)
    expect(shown(answer)).toContain(id)
    expect(shown(answer)).toContain('Why *fewer* & <later>?')
    expect(shown(answer)).toContain('Two teams were short of staff.\n\nBoth are full again.')
    expect(JSON.stringify(answer)).not.toContain(slack.user('omar').id)
    await slack.waitFor(() => shown(officers).includes(`Answered by <@${slack.user('omar').id}> on 20 April 2024`))
    expect(shown(officers)).toContain('Both are full again.')
    expect(slack.buttons(officers)).toEqual([])
    expect(ownIn(OFFICERS)).toHaveLength(1)

    const kept = await keptQuestion(app.deps, id)
    expect(kept).toMatchObject({ state: 'answered', asker: slack.user('cara').id, askedOn: '2024-04-20' })
    expect(kept?.history.map(({ did }) => did)).toEqual(['asked', 'assigned', 'answered'])
    expect(await questionsOf(app.deps, slack.user('cara').id)).toHaveLength(1)
    expect(logged).toEqual([])
  })

  test('privately: the answer is a direct message, and the channel sees nothing', async () => {
    await begin()
    await slack.command('cara', TALK, '/scorecard', 'CP visits in March 2024 in Rotherham')
    const figure = await slack.waitFor(() => slack.ephemerals('cara')[0])
    await slack.click('cara', figure, 'ask-service')
    expect(JSON.stringify((await modalFor('cara')).blocks)).toContain('comes to you in a direct message')
    await slack.submit('cara', null, typing('Why?'))
    const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
    await answers('olive', officers, 'Because.')
    await slack.waitFor(() => direct('cara').length === 2)
    expect(direct('cara').map((m) => m.text.slice(0, 23))).toEqual([
      `Your question ${officers.text.slice(9, 15)} ab`,
      'Answer from the service',
    ])
    expect(ownIn(TALK)).toEqual([])
  })

  test('in a direct message: confirmation and answer are in its thread', async () => {
    await begin()
    slack.say('cara', 'dm', 'CP visits in March 2024 in Rotherham')
    const figure = await slack.waitFor(() => direct('cara')[0])
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
    await slack.submit('cara', null, typing('Why?'))
    await answers('olive', await slack.waitFor(() => ownIn(OFFICERS)[0]), 'Because.')
    await slack.waitFor(() => direct('cara').length === 3)
    expect(new Set(direct('cara').map((m) => m.threadTs))).toEqual(new Set([figure.threadTs]))
  })

  test('where no officers’ channel is set, is told so and keeps nothing', async () => {
    await begin({ officers: false })
    const figure = await card()
    await slack.click('cara', figure, 'ask-service')
    const told = await slack.waitFor(() => slack.ephemerals('cara')[0])
    expect(told.text).toBe('This council takes no questions to the service here; please ask your usual contact.')
    expect(slack.modal('cara')).toBeNull()
    expect(await openQuestions(app.deps)).toEqual([])
  })

  test.each([
    ['nothing but spaces', ' \n ', 'Please write something: this is empty.'],
    ['too much', 'x'.repeat(QUESTION_LENGTH + 1), 'This has 1,001 characters; at most 1,000 can be sent.'],
  ])('with %s: the modal says so and stays', async (_, text, sentence) => {
    await begin()
    await slack.click('cara', await card(), 'ask-service')
    const modal = await modalFor('cara')
    unlimited(modal)
    const ack = await slack.submit('cara', modal, typing(text))
    expect(ack.response_action).toBe('errors')
    expect(ack.errors[INPUT]).toContain(sentence)
    expect(slack.modal('cara')?.id).toBe(modal.id)
    await slack.submit('cara', modal, typing('Why?'))
    await slack.waitFor(() => ownIn(OFFICERS)[0])
  })

  test('too late for the form: is asked to press again', async () => {
    await begin()
    const figure = await card()
    slack.trouble.refuse('views.open', 'expired_trigger_id')
    await slack.click('cara', figure, 'ask-service')
    const told = await slack.waitFor(() => slack.ephemerals('cara')[0])
    expect(told.text).toBe('Slack could not open the form in time; please press the button again.')
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
  })

  test('sending the same form twice asks once', async () => {
    await begin()
    await slack.click('cara', await card(), 'ask-service')
    const modal = await modalFor('cara')
    await slack.submit('cara', modal, typing('Why?'))
    modal.open = true
    await slack.submit('cara', modal, typing('Why?'))
    await slack.settled()
    expect(ownIn(OFFICERS)).toHaveLength(1)
    expect(slack.ephemerals('cara')).toHaveLength(1)
    expect(await openQuestions(app.deps)).toHaveLength(1)
  })

  test('two people about the same card: two questions, each with its own id', async () => {
    await begin()
    const figure = await card()
    await Promise.all(['cara', 'pat'].map((user) => slack.click(user, figure, 'ask-service')))
    await Promise.all(['cara', 'pat'].map(modalFor))
    await Promise.all(
      ['cara', 'pat'].map((user) => slack.submit(user, null, typing(`Why, for ${user === 'cara' ? 'one' : 'two'}?`))),
    )
    await slack.waitFor(() => ownIn(OFFICERS).length === 2)
    const open = await openQuestions(app.deps)
    expect(new Set(open.map(({ id }) => id)).size).toBe(2)
    expect(open.map(({ text }) => text).toSorted()).toEqual(['Why, for one?', 'Why, for two?'])
  })
})

describe('officers answer', () => {
  test('two take it at the same moment: one has it, the other is told who', async () => {
    await begin()
    const { officers, id } = await asked()
    await Promise.all([
      slack.click('olive', officers, 'service:assign'),
      slack.click('omar', officers, 'service:assign'),
    ])
    await slack.settled()
    const { assignee, history } = (await keptQuestion(app.deps, id)) ?? {}
    expect(history?.filter(({ did }) => did === 'assigned')).toHaveLength(1)
    const other = assignee === slack.user('olive').id ? 'omar' : 'olive'
    expect(slack.ephemerals(other).map((m) => m.text)).toEqual([
      `<@${assignee}> took ${id} just before you; look again.`,
    ])
    expect(slack.callsTo('chat.update')).toHaveLength(1)
  })

  test('two answer at the same moment: the first is sent, the second gets theirs back', async () => {
    await begin()
    const { card: figure, officers, id } = await asked()
    for (const officer of ['olive', 'omar']) {
      await slack.click(officer, officers, 'service:answer')
      await modalFor(officer)
    }
    await Promise.all(['olive', 'omar'].map((o) => slack.submit(o, null, typing(`${o} says & explains`))))
    await slack.settled()
    expect(replies(figure)).toHaveLength(1)
    const kept = await keptQuestion(app.deps, id)
    const first = kept?.answeredBy === slack.user('olive').id ? 'olive' : 'omar'
    const second = first === 'olive' ? 'omar' : 'olive'
    expect(kept?.answer).toBe(`${first} says & explains`)
    expect(direct(first)).toEqual([])
    expect(direct(second).map((m) => m.text)).toEqual([
      `<@${slack.user(first).id}> has answered ${id} already. Yours was not sent. So that it is not lost, this is what you wrote:\n> ${second} says &amp; explains`,
    ])
    // An old message still open somewhere: the buttons say who has answered.
    const stale = { ...officers.versions[0], ts: officers.ts }
    expect(stale.blocks).toBeDefined()
    slack
      .message(officers.ts)
      ?.blocks.push(...((stale.blocks ?? []).filter((b) => b.type === 'actions') as Message['blocks']))
    await slack.click(second, officers, 'service:answer')
    await slack.settled()
    expect(slack.modal(second)).toBeNull()
    expect(slack.ephemerals(second).at(-1)?.text).toBe(`<@${slack.user(first).id}> has answered ${id} already.`)
  })

  test('with an answer that is too long: the modal says so and stays', async () => {
    await begin()
    const { officers } = await asked()
    await slack.click('olive', officers, 'service:answer')
    const modal = await modalFor('olive')
    unlimited(modal)
    const ack = await slack.submit('olive', modal, typing('x'.repeat(ANSWER_LENGTH + 1)))
    expect(ack.errors[INPUT]).toContain('at most 2,500 can be sent')
    expect(slack.modal('olive')?.id).toBe(modal.id)
  })

  test('the longest question and answer, all of them signs that have to be escaped', async () => {
    await begin()
    const { card: figure, officers } = await asked('&'.repeat(QUESTION_LENGTH))
    expect(shown(officers)).toContain('&'.repeat(QUESTION_LENGTH))
    await answers('olive', officers, '<'.repeat(ANSWER_LENGTH))
    const answer = await slack.waitFor(() => replies(figure)[0])
    expect(shown(answer)).toContain('<'.repeat(ANSWER_LENGTH))
    await slack.waitFor(() => shown(officers).includes('<'.repeat(ANSWER_LENGTH)))
  })

  /** As `/scorecard questions` shows it. */
  async function listFor(user: string): Promise<Message> {
    const { text, blocks } = openQuestionsMessage(await openQuestions(app.deps))
    const before = slack.ephemerals(user).length
    const to = { channel: slack.channel(TALK).id, user: slack.user(user).id }
    const key = `list:${user}:${before}`
    await app.deps.save({ calls: [{ key, method: 'chat.postEphemeral', lane: key, args: { ...to, text, blocks } }] })
    return slack.waitFor(() => slack.ephemerals(user)[before])
  }

  test('from the list of open ones: the officers’ message follows', async () => {
    await begin()
    const { officers, id } = await asked()
    slack.say('olive', TALK, 'hello')
    await slack.click('olive', await listFor('olive'), 'service:assign')
    await slack.waitFor(() => shown(officers).includes(`Assigned to <@${slack.user('olive').id}>`))
    await slack.waitFor(() => slack.ephemerals('olive').some((m) => m.text === `${id} is yours now.`))
  })

  test('nobody else may: neither take nor answer', async () => {
    await begin()
    const { id } = await asked()
    for (const action of ['service:assign', 'service:answer']) {
      await slack.click('pat', await listFor('pat'), action)
      await slack.settled()
    }
    expect(slack.ephemerals('pat').filter((m) => m.text.startsWith('Only officers can do that'))).toHaveLength(2)
    expect(slack.modal('pat')).toBeNull()
    expect((await keptQuestion(app.deps, id))?.state).toBe('open')
  })

  test('also where the officers’ channel could not be reached', async () => {
    await begin()
    slack.archive(OFFICERS)
    const figure = await card()
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
    await slack.submit('cara', null, typing('Why?'))
    await slack.waitFor(() => slack.ephemerals('cara')[0])
    slack.say('olive', TALK, 'hello')
    const list = await listFor('olive')
    expect(shown(list)).toContain('Why?')
    await answers('olive', list, 'Because.')
    await slack.waitFor(() => replies(figure)[0])
  })

  test('in a channel that is gone: the asker gets the answer directly', async () => {
    await begin()
    const { officers, id } = await asked()
    slack.archive(TALK)
    await answers('olive', officers, 'Because.')
    const told = await slack.waitFor(() => direct('cara')[0])
    expect(told.text).toContain('Because.')
    expect((await keptQuestion(app.deps, id))?.answer).toBe('Because.')
  })

  test('what is no question of ours changes nothing', async () => {
    await begin()
    const { officers, id } = await asked()
    for (const value of ['', '{', '{"id":"Q-0000"}', `{"id":"${id}","seen":7}`]) {
      const element = (officers.blocks.find((b) => b.type === 'actions')?.elements as { value: string }[])[0]
      if (element) element.value = value
      await slack.click('olive', officers, 'service:assign')
    }
    await slack.settled()
    expect((await keptQuestion(app.deps, id))?.state).toBe('open')
  })
})

describe('nothing is lost and nothing doubled', () => {
  test('stopped and started between every step', async () => {
    await begin()
    const again = async (): Promise<void> => {
      await end()
      await begin()
    }
    const figure = await card()
    await again()
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
    await again()
    await slack.submit('cara', null, typing('Why?'))
    const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
    await again()
    expect(await openQuestions(app.deps)).toHaveLength(1)
    await slack.click('olive', officers, 'service:assign')
    await slack.waitFor(() => shown(officers).includes('Assigned to'))
    await again()
    await slack.click('olive', officers, 'service:answer')
    await modalFor('olive')
    await again()
    await slack.submit('olive', null, typing('Because.'))
    await slack.waitFor(() => replies(figure)[0])
    await again()
    await slack.settled()
    expect(replies(figure)).toHaveLength(1)
    expect(ownIn(OFFICERS)).toHaveLength(1)
    expect(await openQuestions(app.deps)).toEqual([])
  })

  /** Ends before anything is saved, from the moment that `dying` says so. */
  const mortal =
    (dying: () => boolean) =>
    (inner: State): State => ({
      ...inner,
      finish: async (...args) => {
        if (dying()) throw new Error('the process has ended')
        return inner.finish(...args)
      },
      begin: async (...args) => {
        if (dying()) throw new Error('the process has ended')
        return inner.begin(...args)
      },
    })

  test('the program ends after a form was taken and before it was dealt with', async () => {
    let dying = false
    await begin({ around: mortal(() => dying) })
    const figure = await card()
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
    await slack.settled()
    dying = true
    expect(await slack.submit('cara', null, typing('Why?'))).toMatchObject({ acked: true, view: null })
    await slack.settled()
    expect(ownIn(OFFICERS)).toEqual([])
    await end()

    dying = false
    await begin({ around: mortal(() => dying) })
    const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
    expect(shown(officers)).toContain('Why?')
    await slack.click('olive', officers, 'service:answer')
    await modalFor('olive')
    await slack.settled()
    dying = true
    await slack.submit('olive', null, typing('Because.'))
    await slack.settled()
    expect(replies(figure)).toEqual([])
    await end()

    await begin()
    await slack.waitFor(() => replies(figure)[0])
    await slack.settled()
    expect(replies(figure)).toHaveLength(1)
    expect(ownIn(OFFICERS)).toHaveLength(1)
    expect(slack.ephemerals('cara')).toHaveLength(1)
  })

  test('something goes wrong inside: the asker gets back what they wrote', async () => {
    let wrong = false
    await begin({
      around: (inner) => ({
        ...inner,
        get: async (kind, key) => {
          if (wrong && kind === 'service-question') throw new Error('cannot be read')
          return inner.get(kind, key)
        },
      }),
    })
    await slack.click('cara', await card(), 'ask-service')
    await modalFor('cara')
    wrong = true
    await slack.submit('cara', null, typing('Why?'))
    const told = await slack.waitFor(() => direct('cara')[0])
    expect(told.text).toMatch(/your question was not sent\. Please ask again\.[\s\S]*> Why\?$/)
  })

  test('Slack answers nothing after it has posted: each is there once', async () => {
    await begin()
    const figure = await card()
    await slack.click('cara', figure, 'ask-service')
    await modalFor('cara')
    slack.trouble.loseAnswer('chat.postMessage')
    await slack.submit('cara', null, typing('Why?'))
    const officers = await slack.waitFor(() => ownIn(OFFICERS)[0])
    slack.trouble.loseAnswer('chat.postMessage')
    await answers('olive', officers, 'Because.')
    await slack.waitFor(() => shown(officers).includes('Answered by'), 15_000)
    await slack.settled()
    expect(ownIn(OFFICERS)).toHaveLength(1)
    expect(replies(figure)).toHaveLength(1)
  }, 30_000)
})

/** Slack's own field takes no more than its limit; what comes all the same is checked here. */
function unlimited(modal: View): void {
  for (const block of modal.blocks) delete (block.element as { max_length?: number } | undefined)?.max_length
}
