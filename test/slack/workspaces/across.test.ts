/**
 * One council's workspace against another's: whatever can be pressed, submitted, said or asked for in one, with
 * everything that is true in the other, by people and in channels of the same names.
 */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putRun, putSchedule } from '../../../src/schedules/kept.ts'
import { newRun, runKey } from '../../../src/schedules/run.ts'
import { openSqliteReleases } from '../../../src/store/sqlite/releases.ts'
import type { SlackDeps } from '../../../src/surfaces/slack/deps.ts'
import { CARD } from '../../../src/surfaces/slack/desk.ts'
import { DROPPED } from '../../../src/surfaces/slack/files/dropped.ts'
import { openQuestions } from '../../../src/surfaces/slack/service/kept-questions.ts'
import { content, JULY, written } from '../../publishing/drafts.ts'
import type { LoopbackSlack } from '../loopback/index.ts'
import type { Json } from '../loopback/types.ts'
import { CLLR, OFFICER, OFFICERS, type Offices, openOffices, SCRUTINY } from './offices.ts'

const RUN = newRun({ schedule: 'S-7F3K', occurrence: 'x', meant: 1, at: 1, status: 'draft' }, { call: 'post:S-7F3K:x' })
/** Words that are of one workspace alone, wherever they turn up. */
const MARKS = ['Zanzibar', 'S-7F3K', 'Quixotic', 'wombat', 'gazelle.xlsx']

let offices: Offices

beforeEach(async () => {
  offices = await openOffices()
  const { one, other } = offices
  await offices.expect(one, { council: 'rutland', officers: [OFFICER], officersChannel: OFFICERS })
  await offices.expect(other, { council: 'stockton', officers: [OFFICER], officersChannel: OFFICERS })
  for (const slack of [one, other]) await offices.install(slack)
}, 60_000)
afterEach(() => offices.close())

const depsOf = ({ teamId }: LoopbackSlack): SlackDeps =>
  offices.app.all().find((deps) => deps.identity().team === teamId) as SlackDeps

interface Furnished {
  readonly question: string
  readonly asked: string
  readonly answered: string
  readonly service: string
  /** Values of buttons and options that are true there. */
  readonly values: readonly string[]
  /** Sealed for the officer there. */
  readonly sealed: readonly { readonly form: string; readonly metadata: string }[]
}

/** Everything there is in a council's workspace: questions, settings, a schedule with a draft, watches, figures. */
async function furnish(slack: LoopbackSlack): Promise<Furnished> {
  const deps = depsOf(slack)
  const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
  const card = await slack.waitFor(() => slack.ownMessages(SCRUTINY).find((m) => m.threadTs === asked.ts))
  slack.mention('cllr', 'scrutiny', 'wombat visits of gazelles')
  await slack.click('cllr', card.ts, 'more', { value: 'Watch' })
  await slack.click('cllr', card.ts, 'ask-service')
  await slack.waitFor(() => slack.modal('cllr'))
  await slack.submit('cllr', null, { written: 'Why did Zanzibar fall?' })
  const service = await slack.waitFor(() => slack.ownMessages(OFFICERS)[0])
  await deps.save({
    puts: [
      putSchedule({
        key: 'S-7F3K',
        schedule: {
          about: { type: 'summary', council: 'rutland', themes: [] },
          owner: OFFICER,
          channel: SCRUTINY,
          when: { type: 'publication' },
          nothingNew: 'say',
          draft: true,
          paused: true,
          since: Date.now(),
        },
      }),
      putRun(RUN),
      {
        kind: DROPPED,
        key: 'dropped-token',
        owner: OFFICER,
        value: {
          file: 'F1',
          name: 'gazelle.xlsx',
          sha256: 'ab',
          user: OFFICER,
          channel: SCRUTINY,
          thread: '1.0',
          council: null,
          councilName: null,
          period: null,
          published: '2024-07-30',
          newMeasures: false,
          offered: false,
          asks: [{ id: 'A-1', about: 'council', text: 'Which council?', where: null, options: [] }],
          later: 0,
          sentences: 0,
        },
      },
    ],
  })
  const releases = await openSqliteReleases(offices.config.database)
  const draft = written(JULY, {
    by: OFFICER,
    title: 'Quixotic scorecard',
    content: { ...content(JULY), council: { ...content(JULY).council, key: 'rutland' } },
  })
  const id = await releases.keepDraft({ ...draft, council: 'rutland' })
  await releases.close()
  // Every form that an officer can have open.
  const sealed: { form: string; metadata: string }[] = []
  const opened = async (work: () => Promise<unknown>): Promise<void> => {
    const before = slack.views.length
    await work()
    const view = await slack.waitFor(() => slack.views.slice(before).find((v) => v.type === 'modal'))
    sealed.push({ form: view.callbackId, metadata: view.privateMetadata })
    await slack.closeView('olive').catch(() => {})
  }
  await opened(() => slack.click('olive', service.ts, 'service:answer'))
  await opened(() => slack.command('olive', 'scrutiny', '/scorecard', 'settings'))
  await opened(() => slack.click('olive', card.ts, 'ask-service'))
  await slack.settled()
  const [question] = await openQuestions(deps)
  const cards = (await deps.state.list(CARD)).map(({ key }) => key)
  const watch = (await deps.state.list('watch')).map(({ key }) => key)
  const ask = question?.id ?? ''
  return {
    question: ask,
    asked: asked.ts,
    answered: card.ts,
    service: service.ts,
    sealed,
    values: [
      ask,
      JSON.stringify({ id: ask, seen: null }),
      'S-7F3K',
      ...['delete', 'pause', 'resume', 'send', 'edit', 'preview'].map((step) => `${step}:S-7F3K`),
      runKey(RUN),
      JSON.stringify({ run: runKey(RUN) }),
      ...cards,
      ...cards.map((token) => JSON.stringify({ token, choice: 0, good: true })),
      ...watch,
      String(id),
      '1',
      'dropped-token',
    ],
  }
}

/** All rows that are of a workspace, and its council's drafts. */
function rows(team: string): string[] {
  const read = (file: string, sql: string): string[] => {
    const database = new Database(file, { readonly: true })
    try {
      return (database.prepare(sql).all() as object[]).map((row) => JSON.stringify(row))
    } finally {
      database.close()
    }
  }
  const state = offices.config.stateDatabase
  return [
    ...read(state, `select kind, key, owner, value from record where kind like '${team}/%' order by kind, key`),
    ...read(state, `select key, state, lane from call where key like '${team}/%' order by key`),
    ...read(state, `select key, done from delivery where key like '${team}/%' order by key`),
    ...read(offices.config.database, "select * from draft where council = 'rutland' order by id"),
    ...read(offices.config.database, 'select * from publication order by seq'),
  ]
}

let forged = 0
const person = (slack: LoopbackSlack, user: string): Json => ({
  user: { id: user, team_id: slack.teamId },
  team: { id: slack.teamId },
  api_app_id: slack.appId,
  trigger_id: `forged.${forged++}`,
})

const idsOf = (id: string | RegExp): string =>
  typeof id === 'string'
    ? id
    : ({ '/^next:/': 'next:trend', '/^choose:/': 'choose:0' }[String(id)] ?? 'schedule-field:when')

/** What anybody in that workspace could see. */
const seenIn = (slack: LoopbackSlack): string =>
  JSON.stringify([
    slack.ownMessages(),
    slack.ephemerals(),
    slack.views,
    slack.home('olive'),
    slack.callsTo('chat.postMessage').map(({ args }) => args),
    slack.prompts,
  ])

describe('what is true in one workspace', () => {
  it.each(['other', 'home'] as const)('is nothing in another: %s', { timeout: 300_000 }, async (who) => {
    const { one, app, log } = offices
    const attacker = offices[who]
    const true_ = await furnish(one)
    // Of itself it has an officer reminded of the draft.
    await app.look()
    await one.settled(500)
    const before = rows(one.teamId)
    expect(before.length).toBeGreaterThan(20)
    const said = one.ownMessages().length
    const message = (ts: string, thread: string, channel: string): Json => ({
      channel: { id: channel },
      container: { type: 'message', message_ts: ts, channel_id: channel, thread_ts: thread },
      message: { ts, thread_ts: thread },
    })
    const places: Json[] = [
      message(true_.answered, true_.asked, SCRUTINY),
      message(true_.service, true_.service, OFFICERS),
      {
        container: { type: 'view', view_id: 'V1' },
        view: {
          id: 'V1',
          type: 'home',
          callback_id: 'home',
          private_metadata: '',
          blocks: [],
          state: { values: {} },
          hash: '1.x',
        },
      },
    ]

    // Every action, with every value.
    const actions = app.declared.filter(({ kind }) => kind === 'action')
    expect(actions.length).toBeGreaterThan(25)
    for (const { id } of actions)
      for (const where of places) {
        const presses = true_.values.flatMap((value) =>
          [OFFICER, CLLR].map((user) => {
            const action_id = idsOf(id)
            const action = {
              type: 'button',
              action_id,
              block_id: 'b',
              action_ts: '1.1',
              value,
              selected_option: { value },
            }
            return { type: 'block_actions', ...person(attacker, user), actions: [action], ...where }
          }),
        )
        // Side by side, since each waits for its answer.
        const acks = await Promise.all(presses.map((press) => attacker.interact(press)))
        expect(
          acks.every(({ acked }) => acked),
          String(id),
        ).toBe(true)
      }

    // Every form, as it was sealed for the same officer there, and as it never was.
    const views = app.declared.filter(({ kind }) => kind === 'view')
    expect(views.length).toBeGreaterThan(8)
    for (const { id } of views)
      for (const { metadata } of [...true_.sealed, ...true_.values.map((v) => ({ metadata: v }))]) {
        const view = {
          id: `V${forged}`,
          type: 'modal',
          callback_id: String(id),
          private_metadata: metadata,
          blocks: [{ type: 'input', block_id: 'written' }],
          state: { values: { written: { written: { value: 'Forged.' } } } },
          hash: '1.x',
        }
        const ack = await attacker.interact({ type: 'view_submission', ...person(attacker, OFFICER), view })
        expect(ack.response?.response_action, `${id} ${metadata}`).toMatch(/errors|update/)
      }
    // Each form that was opened there is one that exists.
    expect(true_.sealed.map(({ form }) => form).every((form) => views.some(({ id }) => id === form))).toBe(true)

    // Everything that can be asked for by word, and both tabs.
    for (const word of ['settings', 'questions', 'schedules', 'drafts', 'told', 'correct A.10 2024-03 91.6', 'visits'])
      await attacker.command('olive', 'scrutiny', '/scorecard', word)
    attacker.openHome('olive')
    attacker.openHome('olive', 'messages')
    // Messages in a thread, and edits and deletions of messages, that are another workspace's.
    const event = { channel: SCRUTINY, channel_type: 'channel', event_ts: '9.9' }
    attacker.event({
      ...event,
      type: 'message',
      user: CLLR,
      text: 'and in February 2024?',
      ts: '99.1',
      thread_ts: true_.asked,
    })
    attacker.event({ ...event, type: 'message', subtype: 'message_deleted', deleted_ts: true_.asked, ts: '99.2' })
    const edited = {
      type: 'message',
      user: CLLR,
      text: 'How many?',
      ts: true_.asked,
      edited: { user: CLLR, ts: '99.3' },
    }
    attacker.event({ ...event, type: 'message', subtype: 'message_changed', message: edited, ts: '99.3' })
    await attacker.settled(500, 60_000)
    await app.look()
    await app.idle()
    await attacker.settled(500, 60_000)

    expect(rows(one.teamId)).toEqual(before)
    expect(one.ownMessages()).toHaveLength(said)
    // That is what they pressed.
    const seen = seenIn(attacker).replaceAll('There is no schedule S-7F3K any more', '')
    for (const mark of MARKS)
      expect(seen.indexOf(mark) < 0 ? '' : seen.slice(seen.indexOf(mark) - 150).slice(0, 250), mark).toBe('')
    // What was said in that thread was not for the bot here.
    const answered = attacker.ownMessages(SCRUTINY).map((m) => String(m.metadata?.event_payload.key))
    expect(answered.filter((key) => /^(?:T\w+\/)?reply:/.test(key))).toEqual([])
    expect(log.filter((line) => /made no sense|could not be dealt with|listener failed/.test(line))).toEqual([])
    // What is true there can still be done there.
    await one.click('olive', true_.service, 'service:assign')
    await one.command('olive', 'scrutiny', '/scorecard', 'drafts')
    await one.waitFor(() => one.ephemerals('olive').some((m) => JSON.stringify(m).includes('Quixotic')))
    expect((await openQuestions(depsOf(one)))[0]).toMatchObject({ id: true_.question, assignee: OFFICER })
  })

  it('is what the questions of its own people are answered by, at the same moment', { timeout: 60_000 }, async () => {
    const { one, other, home } = offices
    const all = [one, other, home]
    for (let i = 0; i < 5; i++) for (const slack of all) slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
    for (const slack of all) await slack.waitFor(() => slack.ownMessages(SCRUTINY).length === 5, 30_000)
    const names = ['Rutland', 'Stockton', 'Rotherham']
    for (const [i, slack] of all.entries())
      for (const { text } of slack.ownMessages(SCRUTINY))
        expect(text.match(/Rutland|Stockton|Rotherham/)?.[0]).toBe(names[i])
  })
})
