/** Several councils' workspaces in one installation, by the real app over three loopback workspaces, on both engines. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runPrivacy } from '../../../src/surfaces/privacy.ts'
import { runSchedules } from '../../../src/surfaces/schedules.ts'
import { workspaceFindings } from '../../../src/surfaces/slack/doctor/workspaces.ts'
import { runWorkspaces } from '../../../src/surfaces/workspaces.ts'
import { NO_POSTGRES, PostgresServer } from '../../store/postgres/server.ts'
import type { LoopbackSlack, Message } from '../loopback/index.ts'
import { CLLR, OFFICER, OFFICERS, type Offices, openOffices, SCRUTINY, SECRET } from './offices.ts'

let offices: Offices
let server: PostgresServer | null = null

const VISITS = 'CP visits in March 2024'

const reply = (slack: LoopbackSlack, ts: string): Promise<Message> =>
  slack.waitFor(() => slack.ownMessages(SCRUTINY).find((m) => m.threadTs === ts))
const ask = (slack: LoopbackSlack, text = VISITS): Promise<Message> =>
  reply(slack, slack.mention('cllr', 'scrutiny', text).ts)

/** How many records of a workspace there are, of the kinds that a question leaves; and of what it was installed with. */
async function keptOf({ teamId }: LoopbackSlack): Promise<number> {
  const kinds = ['card', 'conversation', 'before', 'secret', 'unanswered'].map((kind) => `${teamId}/${kind}`)
  const lists = await Promise.all(kinds.map((kind) => offices.state.list(kind)))
  return lists.flat().length + ((await offices.state.get('installation', teamId)) === null ? 0 : 1)
}

const shell = async (...args: string[]): Promise<string> => {
  const said: string[] = []
  await runWorkspaces(args, offices.config, { out: (text) => void said.push(text), now: Date.now() })
  return said.join('')
}

const ENGINES = NO_POSTGRES === null ? ['SQLite', 'PostgreSQL'] : ['SQLite']

describe.each(ENGINES)('several workspaces on %s', (engine) => {
  beforeAll(async () => {
    if (engine === 'PostgreSQL') server = await PostgresServer.start()
  }, 60_000)
  afterAll(async () => {
    await server?.close()
    server = null
  })
  beforeEach(async () => {
    offices = await openOffices(server ? await server.database() : null)
  }, 60_000)
  afterEach(() => offices.close())

  it('installs where it is expected, and answers each with its own token and council', async () => {
    const { home, one, other, log } = offices
    await offices.expect(one, { council: 'rutland', officersChannel: OFFICERS })
    await offices.expect(other, {})
    expect((await offices.install(one)).text).toContain('<h1>Installed</h1>')
    expect((await offices.install(other)).status).toBe(200)
    expect((await ask(home)).text).toContain('91.8%')
    expect((await ask(one)).text).toContain('Rutland')
    // No council is set there: it asks which.
    expect((await ask(other)).text).toContain('Several councils publish that')
    for (const slack of [home, one, other]) expect(slack.ownMessages()).toHaveLength(1)
    expect(log.filter((line) => !line.startsWith('The app is installed'))).toEqual([])
  })

  it('refuses a workspace that nobody expects, and gives its token back', async () => {
    const { one, other } = offices
    await offices.expect(other, {})
    const answer = await offices.install(one)
    expect(answer).toMatchObject({ status: 403 })
    expect(answer.text).toContain('Workspace TONE is not expected here')
    expect(one.callsTo('auth.revoke')).toHaveLength(1)
    one.mention('cllr', 'scrutiny', VISITS)
    await one.settled()
    expect(one.ownMessages()).toEqual([])
    expect(await keptOf(one)).toBe(0)
  })

  it('takes no code without the state that it gave to the same browser', async () => {
    const { one, several, address } = offices
    await offices.expect(one, {})
    const code = several.consent(one, 'olive')
    const answer = await fetch(`${address}/slack/oauth_redirect?code=${code}&state=made-up`)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Not installed')])
    const asked = await fetch(`${address}/slack/install`)
    const { searchParams } = new URL(/href="([^"]+)"/.exec(await asked.text())?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect([searchParams.get('client_id'), searchParams.get('scope')]).toEqual([
      '1.2',
      expect.stringContaining('chat:write'),
    ])
    // Somebody else's browser.
    const theirs = await fetch(`${address}/slack/oauth_redirect?code=${code}&state=${searchParams.get('state')}`)
    expect(theirs.status).toBe(400)
    expect(several.given).toEqual([])
  })

  it('keeps tokens sealed, and knows its workspaces after a restart', async () => {
    const { one, config } = offices
    await offices.expect(one, { council: 'rutland' })
    await offices.install(one)
    if (engine === 'SQLite') {
      const folder = dirname(config.stateDatabase)
      for (const file of readdirSync(folder).filter((name) => name.startsWith(basename(config.stateDatabase))))
        expect(readFileSync(join(folder, file)).includes(one.botToken), file).toBe(false)
    } else {
      const rows = await (server as PostgresServer).sql(
        config.databaseUrl?.split('/').at(-1) as string,
        'select value from scrutineer.record',
      )
      expect(rows.length).toBeGreaterThan(1)
      expect(JSON.stringify(rows)).not.toContain(one.botToken)
    }
    await offices.restart()
    expect((await ask(one)).text).toContain('Rutland')
    // A new key goes before the old one.
    const keys = offices.settings.install?.keys ?? []
    const fresh = randomBytes(32)
    await offices.restart({ install: { ...offices.settings.install, keys: [fresh, ...keys] } as never })
    expect((await ask(one)).text).toContain('Rutland')
    await offices.restart({ install: { ...offices.settings.install, keys: [fresh] } as never })
    expect((await offices.app.health()).wrong).toEqual([
      expect.stringContaining('token of workspace TONE cannot be read'),
    ])
    expect(JSON.stringify([await offices.app.health(), offices.log])).not.toContain(one.botToken)
    const found = await workspaceFindings(offices.settings, offices.state)
    expect(found.map(({ level }) => level)).toEqual(['ok', 'wrong'])
    expect((await ask(offices.home)).text).toContain('91.8%')
  })

  it('keeps settings, officers and what people chose apart, though all have the same names', async () => {
    const { home, one, other } = offices
    await offices.expect(one, { council: 'rutland' })
    await offices.expect(other, { council: 'stockton', officers: ['USOMEBODY'] })
    for (const slack of [one, other]) await offices.install(slack)
    // Whoever installed it is its officer, until others are set.
    await one.command('olive', 'scrutiny', '/scorecard', 'settings')
    const modal = await one.waitFor(() => one.modal('olive'))
    await one.click('olive', modal, 'settings:council', {
      value: 'stockton',
      state: { 'settings:council': 'stockton' },
    })
    await one.waitFor(() => one.modal('olive')?.blocks.length === 3)
    await one.submit('olive', null, { 'settings:council': 'stockton', 'settings:themes': [] })
    await one.waitFor(() => one.ephemerals('olive')[0])
    expect((await ask(one)).text).toContain('Stockton')
    expect((await ask(home)).text).toContain('Rotherham')
    await other.command('olive', 'scrutiny', '/scorecard', 'settings')
    await other.waitFor(() => other.ephemerals('olive').some((m) => m.text.includes('Only officers')))
    expect(other.modal('olive')).toBeNull()
    // What is said of it later holds from the next look on.
    expect(await shell('set', 'TOTHER', '--officers', OFFICER)).toContain(`officers ${OFFICER}`)
    await offices.app.look()
    await other.command('olive', 'scrutiny', '/scorecard', 'settings')
    await other.waitFor(() => other.modal('olive'))
    expect(await shell()).toMatch(/TONE {2}Workspace TONE, installed [\d-]+; rutland; officer UOFFICER1/)
  })

  it.each([
    'app_uninstalled',
    'tokens_revoked',
  ])('erases everything of a workspace at %s, and nothing else', async (type) => {
    const { home, one, other, state } = offices
    for (const slack of [one, other]) {
      await offices.expect(slack, { council: 'rutland', officers: [OFFICER], officersChannel: OFFICERS })
      await offices.install(slack)
    }
    for (const slack of [home, one, other]) await ask(slack)
    expect(await keptOf(one)).toBeGreaterThan(3)
    const before = [(await state.list('TOTHER/card')).length, (await state.list('card')).length]
    one.refuseTokens('account_inactive')
    one.event({ type, ...(type === 'tokens_revoked' && { tokens: { oauth: [], bot: [one.botUserId] } }) })
    await expect.poll(() => state.list('installation').then((all) => all.map(({ key }) => key))).toEqual(['TOTHER'])
    await one.settled()
    await offices.app.idle()
    expect(await keptOf(one)).toBe(0)
    expect(await state.queue()).toMatchObject({ waiting: 0, sending: 0 })
    // Which council it is of stays, so that it may come back; nobody's name does.
    expect(await state.get('workspace', 'TONE')).toEqual({ council: 'rutland', officers: [], officersChannel: null })
    expect([(await state.list('TOTHER/card')).length, (await state.list('card')).length]).toEqual(before)
    // It is known no more, and others are.
    one.mention('cllr', 'scrutiny', VISITS)
    await one.settled()
    expect(one.ownMessages()).toHaveLength(1)
    expect((await ask(other)).text).toContain('Rutland')
    // And may come back.
    expect((await offices.install(one)).status).toBe(200)
    expect((await ask(one)).text).toContain('Rutland')
  })

  it('erases nothing where only a person’s token went, or where it was installed anew meanwhile', async () => {
    const { one } = offices
    await offices.expect(one, { council: 'rutland' })
    await offices.install(one)
    await ask(one)
    one.event({ type: 'tokens_revoked', tokens: { oauth: [CLLR], bot: [] } })
    one.event({ type: 'app_uninstalled' })
    await one.settled()
    expect((await ask(one)).text).toContain('Rutland')
    expect(await keptOf(one)).toBeGreaterThan(3)
  })

  it('keeps what happens in the workspace of the settings, when the app is taken out there', async () => {
    const { home, log } = offices
    await ask(home)
    home.event({ type: 'app_uninstalled' })
    await home.settled()
    expect(log.join()).toContain('stays until its state is deleted')
    expect((await offices.state.list('card')).length).toBe(1)
  })

  it('serves a workspace no longer that is removed, and goes on where erasing was cut off', async () => {
    const { one, state, log } = offices
    await offices.expect(one, { council: 'rutland' })
    await offices.install(one)
    await ask(one)
    expect(await shell('remove', 'TONE')).toContain('is served no longer')
    // As a copy that was not there meanwhile.
    await offices.restart()
    expect(await state.list('installation')).toEqual([])
    expect(await state.list('TONE/card')).toEqual([])
    expect(await state.list('workspace')).toEqual([])
    one.mention('cllr', 'scrutiny', VISITS)
    await one.settled()
    expect(one.ownMessages()).toHaveLength(1)
    expect(log.join()).toContain('in which the app is not installed')
  })

  it('lets one workspace’s refused token and its limits be its own', async () => {
    const { home, one, other } = offices
    for (const slack of [one, other]) {
      await offices.expect(slack, { council: 'rutland' })
      await offices.install(slack)
    }
    one.refuseTokens('account_inactive')
    one.mention('cllr', 'scrutiny', VISITS)
    expect((await ask(other)).text).toContain('Rutland')
    expect((await ask(home)).text).toContain('91.8%')
    await expect
      .poll(async () => (await offices.app.health()).wrong)
      .toEqual([expect.stringMatching(/^Workspace TONE: /)])
    expect((await offices.app.health()).workspaces).toMatchObject([
      { workspace: 'TONE', council: 'rutland', fault: 'The app was removed from the workspace: install it again.' },
      { workspace: 'TOTHER', council: 'rutland', fault: null },
    ])
  })

  it('is worked on in the shell one workspace at a time', async () => {
    const { one, config, state } = offices
    await offices.expect(one, { council: 'rutland', officers: [OFFICER], officersChannel: OFFICERS })
    await offices.install(one)
    const said: string[] = []
    const out = (text: string): void => void said.push(text)
    const common = { out, log: out, now: Date.now() }
    const schedule = [
      '--council',
      'rutland',
      '--channel',
      SCRUTINY,
      '--owner',
      OFFICER,
      '--when',
      'every Friday at 09:00',
      '--draft',
    ]
    await runSchedules(['add', ...schedule, '--workspace', 'TONE'], config, {
      ...common,
      slack: { officers: [], officersChannel: null },
    })
    expect([(await state.list('TONE/schedule')).length, (await state.list('schedule')).length]).toEqual([1, 0])
    await expect(runSchedules(['list', '--workspace', 'TNONE'], config, { ...common, slack: null })).rejects.toThrow(
      '"TNONE" is no workspace',
    )
    said.length = 0
    await runPrivacy(['export', '--user', OFFICER, '--workspace', 'TONE'], config, common)
    await runPrivacy(['export', '--user', OFFICER], config, common)
    expect(said.map((text) => text.includes('Friday') || text.includes('"schedule"'))).toEqual([true, false])
  })

  it('is known to every copy, and erased by each', async () => {
    const { one, other, state } = offices
    const copy = await offices.copy()
    for (const slack of [one, other]) {
      await offices.expect(slack, { council: 'rutland' })
      await offices.install(slack)
      // What was installed by one copy is delivered to another.
      slack.deliverOverHttp(copy.events, SECRET, 20_000)
      expect((await ask(slack)).text).toContain('Rutland')
    }
    one.refuseTokens('account_inactive')
    one.deliverOverHttp(`${offices.address}/slack/events`, SECRET, 20_000)
    one.event({ type: 'app_uninstalled' })
    await expect.poll(() => state.list('installation').then((all) => all.length)).toBe(1)
    // This copy has not heard of it yet, and keeps something.
    one.deliverOverHttp(copy.events, SECRET, 20_000)
    one.mention('cllr', 'scrutiny', VISITS)
    await one.settled()
    await copy.app.idle()
    await copy.app.look()
    expect(await keptOf(one)).toBe(0)
    expect(await state.queue()).toMatchObject({ waiting: 0, sending: 0 })
    expect((await ask(other)).text).toContain('Rutland')
    await copy.end()
  })

  it('serves them over one socket too, where only browsers reach its pages', async () => {
    const { home, one } = offices
    home.deliverOverSockets()
    await offices.restart({ appToken: home.appToken, signingSecret: null })
    await home.waitFor(() => home.connections === 1)
    await offices.expect(one, { council: 'rutland' })
    expect((await offices.install(one)).status).toBe(200)
    // An app's socket gets what happens in every workspace.
    await home.interact(one.commandPayload('cllr', 'scrutiny', '/scorecard', VISITS))
    expect((await one.waitFor(() => one.ephemerals('cllr')[0])).text).toContain('Rutland')
    expect((await ask(home)).text).toContain('91.8%')
  })
})
