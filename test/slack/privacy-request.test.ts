/** A person's own request: everything kept of them, shown and then deleted, while the bot runs. And what goes by itself. */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { putSchedule, RUN, SCHEDULE } from '../../src/schedules/kept.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { runPrivacy } from '../../src/surfaces/privacy.ts'
import { runSchedules } from '../../src/surfaces/schedules.ts'
import { CHANNEL, PERSON } from '../../src/surfaces/slack/asker.ts'
import { BEFORE, CARD, CONVERSATION } from '../../src/surfaces/slack/desk.ts'
import { FEEDBACK } from '../../src/surfaces/slack/features/feedback.ts'
import { SERVICE_QUESTION } from '../../src/surfaces/slack/service/question.ts'
import { WATCH } from '../../src/surfaces/slack/watching/watch.ts'
import { JULY, written } from '../publishing/drafts.ts'
import { runMain } from '../surfaces/run-main.ts'
import { tracesOf } from './traces.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER1'
const OFFICERS = 'COFFICERS1'
const CLLR = 'UCLLR77'
const DAY_MS = 86_400_000

let ahead = 0
const office = useOffice({
  settings: { officers: [OFFICER], officersChannel: OFFICERS },
  app: {
    clock: () => Date.now() + ahead,
    today: () => new Date(Date.now() + ahead).toISOString().slice(0, 10),
  },
})

async function privacy(...args: string[]): Promise<{ status: number; out: string }> {
  let out = ''
  const status = await runPrivacy(args, office().config, {
    out: (text) => {
      out += text
    },
    now: Date.now(),
  })
  return { status, out }
}

/** Slack's own time goes along, so that the bot trusts its clock. */
const pass = (days: number): void => {
  ahead += days * DAY_MS
  office().slack.advance(days * DAY_MS)
}

const list = (kind: string) => office().app.deps.state.list<Record<string, unknown>>(kind)

/** The councillor uses everything that there is; the officer answers. */
async function useEverything(): Promise<void> {
  const { slack } = office()
  const asked = slack.mention('jo', 'scrutiny', 'CP visits in March 2024')
  const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
  await slack.click('jo', card.ts, 'more', { value: 'Watch' })
  const thumbs = JSON.stringify(card.blocks).match(/"value":("\{[^}]*good[^}]*true[^}]*\}")/)?.[1] ?? '""'
  await slack.click('jo', card.ts, 'feedback', { value: JSON.parse(thumbs) as string })
  await slack.click('jo', card.ts, 'ask-service')
  await slack.waitFor(() => slack.modal('jo'))
  await slack.submit('jo', null, { written: 'Why did CP visits fall in the Swinton team in March?' })
  const question = await slack.waitFor(() => slack.ownMessages(OFFICERS)[0])
  await slack.click('olive', question.ts, 'service:assign')
  await slack.click('olive', question.ts, 'service:answer')
  await slack.waitFor(() => slack.modal('olive'))
  await slack.submit('olive', null, { written: 'Sickness in the team.' })
  await slack.command('jo', 'scrutiny', '/scorecard', 'CP visits in March 2024')
  await slack.waitFor(() => slack.ephemerals('jo').some((m) => m.text.includes('91.8%')))
  slack.openHome('jo')
  await slack.waitFor(() => slack.home('jo'))
  await slack.click('jo', 'home', 'digest:when', { value: 'month' })
  await slack.click('jo', 'home', 'home:council', { value: 'rutland' }).catch(() => {})
  await slack.settled()
}

beforeEach(() => {
  ahead = 0
  const { slack } = office()
  slack.addUser({ id: CLLR, name: 'jo' })
  slack.addUser({ id: OFFICER, name: 'olive' })
  slack.channel('scrutiny').members.add(CLLR)
  slack.addChannel({ id: OFFICERS, name: 'officers', private: true, members: ['olive'] })
})

describe('what is kept of a person', () => {
  it('is shown whole, and none of another’s', async () => {
    await useEverything()
    const { out, status } = await privacy('export', '--user', CLLR)
    expect(status).toBe(0)
    const { person, records } = JSON.parse(out) as { person: string; records: { kind: string; value: unknown }[] }
    expect(person).toBe(CLLR)
    const kinds = new Set(records.map(({ kind }) => kind))
    for (const kind of [WATCH, SERVICE_QUESTION, SCHEDULE, CONVERSATION, CARD, FEEDBACK])
      expect(kinds, kind).toContain(kind)
    expect(out).toContain('Why did CP visits fall in the Swinton team in March?')
    const nobody = await privacy('export', '--user', 'UNOBODY')
    expect(JSON.parse(nobody.out)).toMatchObject({ records: [], waiting: { messages: 0, deliveries: 0 } })
    const officer = JSON.parse((await privacy('export', '--user', OFFICER)).out) as { records: { kind: string }[] }
    expect(officer.records.map(({ kind }) => kind)).toEqual([SERVICE_QUESTION])
  })

  it('is deleted at their request, from the files too, and the officers’ message says so', async () => {
    const { slack, app } = office()
    await useEverything()
    const { out, status } = await privacy('erase', '--user', CLLR)
    expect(out).toContain('1 question to the service')
    expect(out).toContain('1 watched measure')
    expect(status).toBe(0)
    await app.look()
    await slack.waitFor(() => slack.ownMessages(OFFICERS)[0]?.text.includes('was erased on request'))
    await slack.settled()
    await app.deps.state.scrub()
    expect(tracesOf(office(), CLLR, 'Swinton')).toEqual([])
    expect(JSON.parse((await privacy('export', '--user', CLLR)).out).records).toEqual([])
    expect((await privacy('erase', '--user', CLLR)).out).toBe('Nothing of theirs alone was kept.\n')
  })

  it('may be one question only, where somebody wrote in it what they should not', async () => {
    const { slack, app } = office()
    await useEverything()
    const [question] = await list(SERVICE_QUESTION)
    expect((await privacy('erase', '--question', question?.key.toLowerCase() ?? '')).out).toContain('is deleted')
    await app.look()
    await slack.waitFor(() => slack.ownMessages(OFFICERS)[0]?.text.includes('was erased on request'))
    await slack.settled()
    await app.deps.state.scrub()
    expect(tracesOf(office(), 'Swinton')).toEqual([])
    expect(await list(WATCH)).toHaveLength(1)
  })

  it('of an officer goes but for the schedules, which somebody must take over, and others’ questions stay', async () => {
    const { app, slack } = office()
    await useEverything()
    const channel = slack.channel('scrutiny').id
    await app.deps.save({
      puts: [
        { kind: CHANNEL, key: channel, owner: channel, value: { council: 'rutland', themes: [], setBy: OFFICER } },
        putSchedule({
          key: 'S-7F3K',
          schedule: {
            about: { type: 'summary', council: 'rotherham', themes: [] },
            owner: OFFICER,
            channel,
            when: { type: 'publication' },
            nothingNew: 'say',
            draft: false,
            paused: true,
            since: Date.now(),
          },
        }),
        { kind: RUN, key: 'S-7F3K:x', owner: 'S-7F3K', value: { why: `skipped by <@${OFFICER}>` } },
      ],
    })
    const { out, status } = await privacy('erase', '--user', OFFICER)
    expect(status).toBe(1)
    expect(out).toContain('npm run schedules -- move S-7F3K')
    expect(out).toContain('No longer named in 3 records of others.')
    expect((await list(SCHEDULE)).some(({ key }) => key === 'S-7F3K')).toBe(true)
    const [question] = await list(SERVICE_QUESTION)
    expect(question?.value).toMatchObject({
      text: 'Why did CP visits fall in the Swinton team in March?',
      answer: 'Sickness in the team.',
    })
    expect((await list(RUN)).map(({ value }) => value.why)).toContain('skipped by somebody')
    expect(JSON.stringify([await list(SERVICE_QUESTION), await list(CHANNEL), await list(RUN)])).not.toContain(OFFICER)
  })

  it.each([
    [[], 'Say "export" or "erase"'],
    [['show', '--user', CLLR], 'Say "export" or "erase"'],
    [['export'], 'Say whose'],
    [['erase', '--user', 'jo'], '"jo" is no user id'],
    [['erase', '--user', "U1' or 1=1"], 'is no user id'],
    [['erase', CLLR, '--user', CLLR], 'one word too many'],
    [['erase', '--person', CLLR], '--help'],
    [['export', '--question', 'Q-7F3K'], 'can only be erased'],
    [['erase', '--question', 'seven'], '"seven" is no question'],
    [['erase', '--question', 'Q-7F3K'], 'There is no question Q-7F3K'],
  ])('is not touched for %j', async (args, sentence) => {
    await expect(privacy(...args)).rejects.toThrow(sentence)
  })

  it('has what they did to figures with it, of which the trail stays, and says why', async () => {
    const { config } = office()
    const releases = await openSqliteReleases(config.database)
    const draft = await releases.keepDraft(written(JULY, { by: OFFICER }))
    const meaning = { council: 'rotherham', layout: 'x', name: 'Visits', meaning: 'cp-visits' }
    await releases.remember({ ...meaning, by: OFFICER, at: 2 })
    await releases.remember({ ...meaning, name: 'Reviews', by: 'USOMEBODY', at: 3 })
    const { figures } = JSON.parse((await privacy('export', '--user', OFFICER)).out)
    expect(figures).toMatchObject({
      drafts: [{ id: draft, by: OFFICER }],
      publications: [],
      meanings: [{ name: 'Visits', by: OFFICER }],
      trail: [
        { action: 'draft', by: OFFICER },
        { action: 'map', by: OFFICER },
      ],
    })
    const first = await privacy('erase', '--user', OFFICER)
    expect(first.status).toBe(1)
    expect(first.out).toContain(`D-${draft} is an open draft that names them`)
    await releases.discardDraft(draft, 'USOMEBODY', 4)
    const { status, out } = await privacy('erase', '--user', OFFICER)
    expect(status).toBe(0)
    expect(out).toContain('Kept beside the figures, with their id: 2 entries of the trail, 1 settled meaning.')
    expect(out).toContain('The council has to be able to show who drafted, changed and published a figure')
    expect(await releases.verify()).toEqual([])
    await releases.close()
  })

  it('is not said to be nothing where no state is, and no file is made', async () => {
    const missing = {
      ...office().config,
      stateDatabase: join(mkdtempSync(join(tmpdir(), 'scrutineer-')), 'state.sqlite'),
    }
    const shell = { out: () => {}, log: () => {}, now: Date.now(), slack: null }
    const sentence = /^There is no state file .*nothing was looked up or changed.*SCRUTINEER_STATE/
    for (const command of ['export', 'erase'])
      await expect(runPrivacy([command, '--user', CLLR], missing, shell)).rejects.toThrow(sentence)
    await expect(runSchedules([], missing, shell)).rejects.toThrow(sentence)
    expect(existsSync(missing.stateDatabase)).toBe(false)
  })

  it('is a command of the shell, with help', async () => {
    const { config } = office()
    const env = { SCRUTINEER_STATE: config.stateDatabase, SCRUTINEER_DB: config.database }
    expect((await runMain(['privacy', '--help'], '', env)).out).toContain(
      'npm run --silent privacy -- export --user U0123',
    )
    const ran = await runMain(['privacy', 'export', '--user', CLLR], '', env)
    expect(ran).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(ran.out)).toMatchObject({ person: CLLR })
  })
})

describe('what is kept goes by itself', () => {
  it('after the days that the README names', async () => {
    const { slack, restart, app } = office()
    await useEverything()
    const store = () => office().app.deps.running().store
    slack.say('jo', 'dm', 'placement stability flibbertigibbet')
    await slack.waitFor(() => slack.ownMessages(slack.dm('jo')).length > 0)
    await slack.settled()
    expect(await store().unanswered('2000-01-01')).not.toEqual([])
    const said = (await app.deps.state.list(BEFORE)).map(({ key }) => key.replace('reply:', 'said:'))
    expect(await app.deps.state.delivery(said[0] as string)).toBe('done')
    const kinds = [CARD, CONVERSATION, BEFORE, FEEDBACK]
    for (const kind of kinds) expect(await list(kind), kind).not.toEqual([])

    pass(89)
    await restart()
    for (const kind of kinds) expect(await list(kind), kind).not.toEqual([])
    pass(2)
    await restart()
    await slack.settled()
    for (const kind of kinds)
      expect(
        (await list(kind)).filter(({ at }) => at < Date.now() + DAY_MS),
        kind,
      ).toEqual([])
    const { state } = office().app.deps
    expect(await state.delivery(said[0] as string)).toBeNull()
    expect(await store().unanswered('2000-01-01')).toEqual([])
    expect(tracesOf(office(), 'flibbertigibbet')).toEqual([])
    // What people set stays; so does what was asked of the service.
    for (const kind of [WATCH, SCHEDULE, SERVICE_QUESTION]) expect(await list(kind), kind).not.toEqual([])

    pass(640)
    await restart()
    expect(await list(SERVICE_QUESTION)).toEqual([])
    await office().app.deps.state.scrub()
    expect(tracesOf(office(), 'Swinton')).toEqual([])
    expect(await list(WATCH)).not.toEqual([])
  })

  it('but an open question, which waits for its answer', async () => {
    const { slack, restart } = office()
    const asked = slack.mention('jo', 'scrutiny', 'CP visits in March 2024')
    const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === asked.ts))
    await slack.click('jo', card.ts, 'ask-service')
    await slack.waitFor(() => slack.modal('jo'))
    await slack.submit('jo', null, { written: 'Why?' })
    await slack.waitFor(() => slack.ownMessages(OFFICERS)[0])
    pass(2000)
    await restart()
    expect(await list(SERVICE_QUESTION)).toHaveLength(1)
    expect(await list(PERSON)).toEqual([])
  })
})
