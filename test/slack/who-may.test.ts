/** Who may do what: declared for each listener, and nobody else gets anything done, whatever they send. */
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { putRun, putSchedule } from '../../src/schedules/kept.ts'
import { newRun, runKey } from '../../src/schedules/run.ts'
import { keptQuestion, openQuestions } from '../../src/surfaces/slack/service/kept-questions.ts'
import type { Who } from '../../src/surfaces/slack/who.ts'
import type { Json } from './loopback/types.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER1'
const OFFICERS = 'COFFICERS1'
const office = useOffice({ settings: { officers: [OFFICER], officersChannel: OFFICERS } })

const RUN = newRun({ schedule: 'S-7F3K', occurrence: 'x', meant: 1, at: 1, status: 'draft' }, { call: 'post:S-7F3K:x' })

/** Everything there is to be changed: a question, a schedule with a draft, somebody else's watch. */
async function furnish(): Promise<string> {
  const { slack, app } = office()
  const asked = slack.mention('other', 'scrutiny', 'CP visits in March 2024')
  const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
  await slack.click('other', card.ts, 'more', { value: 'Watch' })
  await slack.click('other', card.ts, 'ask-service')
  await slack.waitFor(() => slack.modal('other'))
  await slack.submit('other', null, { written: 'Why did it fall?' })
  await slack.waitFor(() => slack.ownMessages(OFFICERS)[0])
  await app.deps.save({
    puts: [
      putSchedule({
        key: 'S-7F3K',
        schedule: {
          about: { type: 'summary', council: 'rotherham', themes: [] },
          owner: OFFICER,
          channel: slack.channel('scrutiny').id,
          when: { type: 'publication' },
          nothingNew: 'say',
          draft: true,
          paused: true,
          since: Date.now(),
        },
      }),
      putRun(RUN),
    ],
  })
  await slack.settled()
  const [question] = await openQuestions(app.deps)
  return question?.id ?? ''
}

beforeEach(() => {
  const { slack } = office()
  slack.addUser({ id: OFFICER, name: 'olive' })
  slack.addUser({ name: 'otto', teamId: 'TOTHERS' })
  slack.addUser({ name: 'greta', guest: true })
  slack.addChannel({ id: OFFICERS, name: 'officers', private: true, members: ['olive', 'otto', 'greta'] })
  for (const name of ['olive', 'otto', 'greta']) slack.channel('scrutiny').members.add(slack.user(name).id)
})

/** Every listener with who may. A new one is added here by whoever thought about who may use it. */
const DECLARED: Readonly<Record<string, Who['name']>> = {
  'event app_mention': 'anyone',
  'event message': 'anyone',
  'event app_home_opened': 'anyone',
  'event app_context_changed': 'anyone',
  'event app_uninstalled': 'anyone',
  'event tokens_revoked': 'anyone',
  'command /scorecard': 'anyone',
  'command /scorecard settings': 'officers',
  'command /scorecard questions': 'officers',
  'command /scorecard schedules': 'officers',
  'command /scorecard drafts': 'officers',
  'command /scorecard correct': 'officers',
  'command /scorecard told': 'anyone',
  'action /^next:/': 'anyone',
  'action /^choose:/': 'anyone',
  'action share': 'anyone',
  'action more': 'anyone',
  'action feedback': 'anyone',
  'action ask-service': 'anyone',
  'view ask-service': 'anyone',
  'action service:assign': 'service',
  'action service:answer': 'service',
  'view answer-service': 'opened',
  'action home:council': 'anyone',
  'action watch': 'anyone',
  'action watch:stop': 'owner',
  'action settings:council': 'officers',
  'view channel-settings': 'officers',
  'action schedule:new': 'officers',
  'action /^schedule-field:/': 'officers',
  'view schedule': 'officers',
  'action schedule:menu': 'officers',
  'view schedule-delete': 'officers',
  'action digest:when': 'anyone',
  'action draft:approve': 'service',
  'action draft:skip': 'service',
  'action draft:comment': 'service',
  'view draft-comment': 'opened',
  'action schedule-run:now': 'owner',
  'action schedule-run:skip': 'owner',
  'action release:look': 'officers',
  'action release:publish': 'officers',
  'action release:discard': 'officers',
  'action release:confirm': 'officers',
  'action release:undo': 'officers',
  'view release-confirm': 'officers',
  'action import:answer': 'officers',
  'action release:correct': 'officers',
  'action release:targets': 'officers',
  'action release:any-targets': 'officers',
  'view release-targets': 'officers',
  'command /scorecard targets': 'officers',
  'view release-correct': 'officers',
  'view import-answers': 'officers',
}

const named = (): Record<string, Who['name']> =>
  Object.fromEntries(office().app.declared.map(({ kind, id, who }) => [`${kind} ${id}`, who.name]))

/** What is kept, but for the secret; what people set for themselves has their own name. */
function records(): string[] {
  const database = new Database(office().config.stateDatabase, { readonly: true })
  const rows = database.prepare("select kind || ' ' || key || ' ' || value as row from record order by kind, key").all()
  database.close()
  return (rows as { row: string }[]).map(({ row }) => row)
}

/** An id that the pattern takes. */
const idOf = (id: string | RegExp): string =>
  typeof id === 'string'
    ? id
    : ({ '/^next:/': 'next:trend', '/^choose:/': 'choose:0' }[String(id)] ?? 'schedule-field:when')

function forgedValues(question: string): (string | undefined)[] {
  return [
    undefined,
    '',
    'x',
    '{}',
    'null',
    '__proto__',
    'constructor:S-7F3K',
    'x'.repeat(2000),
    JSON.stringify({ token: '00000000-0000-4000-8000-000000000000', choice: 0, good: true }),
    JSON.stringify({ token: '__proto__', choice: 1e9, good: 'yes' }),
    JSON.stringify({ id: question, seen: null }),
    JSON.stringify({ id: '__proto__', seen: 'U1' }),
    'delete:S-7F3K',
    'pause:S-7F3K',
    'send:S-7F3K',
    runKey(RUN),
    `${office().slack.user('other').id}:rotherham:child-protection-visits:`,
  ]
}

const formOf = (callback: string, metadata: string, values: Json): Json => ({
  id: `V${Math.random()}`,
  type: 'modal',
  callback_id: callback,
  private_metadata: metadata,
  blocks: [{ type: 'input', block_id: 'written' }],
  state: { values },
  hash: '1.x',
})

let trigger = 0
/** A press that nobody could have made. */
function press(user: string, actionId: string, value: string | undefined, where: Json): Json {
  const { slack } = office()
  return {
    type: 'block_actions',
    user: { id: slack.user(user).id, team_id: slack.user(user).teamId ?? slack.teamId },
    team: { id: slack.teamId },
    api_app_id: slack.appId,
    trigger_id: `forged.${trigger++}`,
    actions: [
      {
        type: 'button',
        action_id: actionId,
        block_id: 'b',
        action_ts: '1.1',
        ...(value === undefined ? {} : { value, selected_option: { value } }),
      },
    ],
    ...where,
  }
}

describe('every listener', () => {
  it('is declared with who may', () => {
    expect(named()).toEqual(DECLARED)
  })

  it('does nothing for who may not, and nothing with values that nobody was given', { timeout: 120_000 }, async () => {
    const { slack, app, log } = office()
    const question = await furnish()
    const before = records()
    const told = slack.ownMessages().length
    const channel = slack.channel('scrutiny').id
    const places: Json[] = [
      {
        channel: { id: channel },
        container: { type: 'message', message_ts: '1.1', channel_id: channel, thread_ts: '1.0' },
        message: { ts: '1.1', thread_ts: '1.0' },
      },
      { container: { type: 'view', view_id: 'V1' }, view: { ...formOf('home', '', {}), type: 'home' } },
      {
        container: { type: 'view', view_id: 'V2' },
        view: formOf('schedule', JSON.stringify({ key: 'S-7F3K', channel: null }), {}),
      },
    ]
    const actions = app.declared.filter(({ kind }) => kind === 'action')
    expect(actions.length).toBeGreaterThan(15)
    const forged = forgedValues(question)
    const real = [question, 'S-7F3K', slack.user('other').id]
    for (const { id } of actions)
      for (const where of places) {
        for (const value of forged)
          expect((await slack.interact(press('cllr', idOf(id), value, where))).acked, `${id} ${value}`).toBe(true)
        // An officer may do what the others may not, but not with what there is not.
        for (const value of forged.filter((v) => !real.some((part) => v?.includes(part))))
          expect((await slack.interact(press('olive', idOf(id), value, where))).acked, `${id} ${value}`).toBe(true)
      }
    await slack.settled(300, 60_000)
    expect(records()).toEqual(before)
    // An officer is told where they pressed that there is nothing to decide.
    const others = slack.ownMessages().filter((m) => !m.text.includes('nothing to post'))
    expect(others.filter((m) => ![slack.dm('cllr'), slack.dm('olive')].includes(m.channel))).toHaveLength(told)
    expect(log.filter((line) => /made no sense|could not be dealt with|listener failed/.test(line))).toEqual([])
  })

  it('takes no form that it did not open for whoever sends it', { timeout: 60_000 }, async () => {
    const { slack, app, log } = office()
    const question = await furnish()
    const before = records()
    const told = slack.ownMessages().length
    await slack.click('olive', slack.ownMessages(OFFICERS)[0]?.ts as string, 'service:answer')
    const real = await slack.waitFor(() => slack.modal('olive'))
    const metadata = [
      '',
      '{}',
      'null',
      JSON.stringify({ id: question }),
      JSON.stringify({ run: runKey(RUN) }),
      JSON.stringify({ key: 'S-7F3K', channel: null }),
      JSON.stringify({ channel: slack.channel('scrutiny').id }),
      JSON.stringify({ about: JSON.stringify({ id: question }), seal: 'x' }),
      // Sealed for somebody else.
      real.privateMetadata,
    ]
    const views = app.declared.filter(({ kind }) => kind === 'view')
    expect(views).toHaveLength(Object.keys(DECLARED).filter((k) => k.startsWith('view ')).length)
    for (const { id } of views)
      for (const about of metadata) {
        const view = formOf(String(id), about, { written: { written: { value: 'Forged.' } } })
        const ack = await slack.interact({
          type: 'view_submission',
          user: { id: slack.user('cllr').id, team_id: slack.teamId },
          team: { id: slack.teamId },
          trigger_id: `forged.${trigger++}`,
          view,
        })
        expect(ack.response?.response_action, `${id} ${about}`).toMatch(/errors|update/)
      }
    await slack.settled()
    expect(records()).toEqual(before)
    expect(slack.ownMessages()).toHaveLength(told)
    expect(log).toEqual([])
    // The officer's own form still works.
    await slack.submit('olive', real, { written: 'Sickness.' })
    await slack.waitFor(() => slack.ownMessages('scrutiny').some((m) => m.text.includes('Sickness.')))
  })
})

describe('people of other workspaces and guests', () => {
  const outsider = (settings: Record<string, unknown>) => Object.assign(office().app.deps.settings, settings)

  it.each(['otto', 'greta'])('may ask: %s', async (who) => {
    const { slack } = office()
    const asked = slack.mention(who, 'scrutiny', 'CP visits in March 2024')
    const reply = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
    expect(reply.text).toContain('91.8%')
  })

  it.each(['otto', 'greta'])('may not act for officers, though they are in their channel: %s', async (who) => {
    const { slack, app } = office()
    const id = await furnish()
    const message = slack.ownMessages(OFFICERS)[0]?.ts as string
    for (const action of ['service:assign', 'service:answer']) await slack.click(who, message, action)
    await slack.waitFor(() => slack.ephemerals(who).length === 2)
    expect(slack.ephemerals(who)[0]?.text).toContain('Only officers can do that')
    expect(slack.modal(who)).toBeNull()
    expect(await keptQuestion(app.deps, id)).toMatchObject({ state: 'open', assignee: null })
  })

  it('may not either where Slack does not tell in time who they are; nothing is remembered of that', async () => {
    const { slack } = office()
    await furnish()
    const message = slack.ownMessages(OFFICERS)[0]?.ts as string
    const before = records()
    slack.trouble.hang('users.info')
    await slack.click('greta', message, 'service:assign')
    const told = await slack.waitFor(() => slack.ephemerals('greta')[0])
    expect(told.text).toContain('Slack did not tell me in time whether you are a guest here, so nothing was done.')
    slack.addUser({ name: 'olga' })
    slack.channel(OFFICERS).members.add(slack.user('olga').id)
    slack.trouble.refuse('users.info', 'fatal_error')
    await slack.click('olga', message, 'service:assign')
    await slack.waitFor(() => slack.ephemerals('olga').length === 1)
    expect(records()).toEqual(before)
    await slack.click('olga', message, 'service:assign')
    await slack.waitFor(() => JSON.stringify(records()) !== JSON.stringify(before))
  })

  it.each([
    ['otto', { outsiders: 'act' }],
    ['greta', { outsiders: 'act' }],
    ['otto', { teams: ['TOTHERS'] }],
  ])('may act where it is set so: %s %j', async (who, settings) => {
    const { slack, app } = office()
    outsider(settings)
    const id = await furnish()
    await slack.click(who, slack.ownMessages(OFFICERS)[0]?.ts as string, 'service:assign')
    await slack.settled()
    expect(await keptQuestion(app.deps, id)).toMatchObject({ assignee: slack.user(who).id })
    outsider({ outsiders: 'ask', teams: [] })
  })

  it.each(['otto', 'greta'])('may do nothing where it is set so, and are told: %s', async (who) => {
    const { slack } = office()
    outsider({ outsiders: 'nothing' })
    slack.mention(who, 'scrutiny', 'CP visits in March 2024')
    slack.say(who, 'dm', 'CP visits in March 2024')
    await slack.command(who, 'scrutiny', '/scorecard', 'CP visits in March 2024')
    await slack.waitFor(() => slack.ownMessages().length === 2 && slack.ephemerals(who).length === 1)
    for (const { text } of [...slack.ownMessages(), ...slack.ephemerals(who)])
      expect(text).toBe('I answer people of this workspace only; please ask one of them.')
    const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    await slack.waitFor(() =>
      slack
        .ownMessages('scrutiny')
        .find((m) => m.threadTs === asked.ts)
        ?.text.includes('91.8%'),
    )
    outsider({ outsiders: 'ask' })
  })
})

describe('one person’s flood', () => {
  it('delays nobody else, is told of once, and is over in a minute', async () => {
    const { slack } = office()
    const { restart } = office()
    Object.assign(office().app.deps.settings, { questionsAMinute: 30 })
    await restart()
    for (let i = 0; i < 300; i++) slack.mention('cllr', 'scrutiny', `CP visits in March 2024 ${i}`)
    const asked = slack.mention('other', 'scrutiny', 'CP visits in February 2024')
    const reply = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts), 20_000)
    expect(reply.text).toContain('95.7%')
    await slack.settled(300, 30_000)
    // Ten at once, and as many as the flood took seconds, halved.
    expect(slack.ownMessages('scrutiny').length).toBeLessThan(30)
    expect(slack.ephemerals('cllr').map((m) => m.text)).toEqual([expect.stringContaining('more than I can answer')])
    expect(slack.ephemerals('other')).toEqual([])
    Object.assign(office().app.deps.settings, { questionsAMinute: 0 })
  })

  it('of presses and commands is refused likewise', async () => {
    const { slack, restart } = office()
    Object.assign(office().app.deps.settings, { questionsAMinute: 30 })
    await restart()
    for (let i = 0; i < 30; i++) await slack.command('cllr', 'scrutiny', '/scorecard', 'CP visits in March 2024')
    await slack.settled(300, 30_000)
    const said = slack.ephemerals('cllr').map((m) => m.text)
    expect(said.filter((text) => text.includes('more than I can answer'))).toHaveLength(1)
    expect(said.length).toBeLessThan(20)
    Object.assign(office().app.deps.settings, { questionsAMinute: 0 })
  })
})
