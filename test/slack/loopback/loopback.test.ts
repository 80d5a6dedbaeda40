/** The loopback Slack against the real clients of Slack: what holds here holds for an app built on them. */
import { setTimeout as wait } from 'node:timers/promises'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { SocketModeClient } from '@slack/socket-mode'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, LoopbackSlack, seen } from './index.ts'

let slack: LoopbackSlack
const closing: (() => Promise<unknown>)[] = []

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}
const quick = { retries: 3, minTimeout: 10, maxTimeout: 20 }

const client = (more: ConstructorParameters<typeof WebClient>[1] = {}) =>
  new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent, retryConfig: quick, ...more })

/** A connected client that acknowledges everything unless `ack` says otherwise. */
async function socket(ack: (n: number) => boolean = () => true) {
  const got: { type: string; body: Json; retry_num?: number; retry_reason?: string }[] = []
  const it = new SocketModeClient({
    appToken: slack.appToken,
    logger: silent,
    clientPingTimeout: 100,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: quick },
  })
  it.on('slack_event', async (event) => {
    got.push(event)
    if (ack(got.length)) await event.ack()
  })
  await it.start()
  closing.push(() => it.disconnect())
  return { it, got }
}

/** A bare Bolt app that says back what it is told, with a button that opens a modal. */
async function echo() {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: quick },
  })
  app.event('app_mention', async ({ event, say }) => {
    await say({
      thread_ts: event.thread_ts ?? event.ts,
      text: `echo ${event.text}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `echo ${event.text}` } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'trend', text: { type: 'plain_text', text: 'Trend' }, value: 'a' },
            { type: 'button', action_id: 'why', text: { type: 'plain_text', text: 'Why' }, value: 'b' },
          ],
        },
      ],
    })
  })
  app.action('trend', async ({ ack, body, client }) => {
    await ack()
    if (!('trigger_id' in body)) return
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'ask',
        title: { type: 'plain_text', text: 'Ask' },
        submit: { type: 'plain_text', text: 'Send' },
        notify_on_close: true,
        blocks: [
          {
            type: 'input',
            block_id: 'question',
            label: { type: 'plain_text', text: 'Question' },
            element: { type: 'plain_text_input', action_id: 'text' },
          },
        ],
      },
    })
  })
  app.action('why', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'because', response_type: 'ephemeral' })
    await respond({ text: 'replaced', replace_original: true })
  })
  app.view('ask', async ({ ack, view }) => {
    const text = view.state.values.question?.text?.value
    if (text === 'bad') await ack({ response_action: 'errors', errors: { question: 'Say more' } })
    else await ack()
  })
  app.view({ type: 'view_closed', callback_id: 'ask' }, async ({ ack }) => ack())
  app.command('/scorecard', async ({ ack, command }) => ack({ text: `card of ${command.text}` }))
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: `tab ${event.tab}` } }] },
    })
  })
  await app.start()
  closing.push(() => app.stop())
  return app
}

beforeEach(async () => {
  slack = await LoopbackSlack.start({ ackTimeoutMs: 120, pingIntervalMs: 50, botName: 'scrutineer' })
  slack.addUser('cllr')
  slack.addUser('officer')
  slack.addChannel({ name: 'scrutiny', members: ['cllr', 'officer'] })
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await slack.stop()
})

describe('the Web API', () => {
  test('posts, changes, finds and deletes, and keeps the order', async () => {
    const web = client()
    const { ts = '', channel = '' } = await web.chat.postMessage({
      channel: slack.channel('scrutiny').id,
      text: 'one',
      metadata: { event_type: 'answer', event_payload: { id: 7 } },
    })
    await web.chat.postMessage({ channel, text: 'two', thread_ts: ts })
    await web.chat.update({ channel, ts, text: 'one, changed' })
    const bare = await web.conversations.replies({ channel, ts })
    expect(bare.messages?.map((m) => m.text)).toEqual(['one, changed', 'two'])
    expect(bare.messages?.[0]).toMatchObject({ reply_count: 1, bot_id: slack.botId })
    expect(bare.messages?.[0]?.metadata).toBeUndefined()
    const full = await web.conversations.history({ channel, include_all_metadata: true })
    expect(full.messages?.map((m) => m.metadata?.event_type)).toEqual(['answer'])
    expect((await web.chat.getPermalink({ channel, message_ts: ts })).permalink).toContain(`/archives/${channel}/p`)
    await web.chat.delete({ channel, ts })
    expect(slack.messages('scrutiny').map((m) => m.text)).toEqual(['two'])
    expect(slack.message(ts)?.versions.map((v) => v.text)).toEqual(['one'])
  })

  test('an update with text and no blocks takes the blocks away', async () => {
    const web = client()
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'block' } }]
    const { ts = '', channel = '' } = await web.chat.postMessage({
      channel: slack.channel('scrutiny').id,
      text: 'a',
      blocks,
    })
    await web.chat.update({ channel, ts, text: 'b', blocks })
    expect(slack.message(ts)).toMatchObject({ text: 'b', blocks, edited: null })
    await web.chat.update({ channel, ts, text: 'c' })
    expect(slack.message(ts)).toMatchObject({ text: 'c', blocks: [], edited: { user: slack.botUserId } })
    expect(slack.message(ts)?.versions).toHaveLength(2)
  })

  test('pages', async () => {
    const web = client()
    const channel = slack.channel('scrutiny').id
    for (const text of ['1', '2', '3', '4', '5']) await web.chat.postMessage({ channel, text })
    const texts: unknown[] = []
    for await (const page of web.paginate('conversations.history', { channel, limit: 2 }))
      texts.push((page as unknown as { messages: { text: string }[] }).messages.map((m) => m.text))
    expect(texts).toEqual([['5', '4'], ['3', '2'], ['1']])
  })

  test('knows who is who and where', async () => {
    const web = client()
    const user = slack.user('cllr').id
    expect(await web.auth.test()).toMatchObject({ user_id: slack.botUserId, bot_id: slack.botId })
    expect((await web.users.info({ user, include_locale: true })).user).toMatchObject({ name: 'cllr', locale: 'en-GB' })
    expect((await web.conversations.open({ users: user })).channel?.id).toBe(slack.dm('cllr'))
    const { channel } = await web.conversations.info({ channel: slack.channel('scrutiny').id })
    expect(channel).toMatchObject({ name: 'scrutiny', is_member: true, is_private: false })
    expect((await web.conversations.members({ channel: channel?.id ?? '' })).members).toContain(user)
    expect((await web.bots.info({ bot: slack.botId })).bot).toMatchObject({ app_id: slack.appId })
  })

  const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } }
  test.each<[string, string, () => Json]>([
    ['neither text nor blocks', 'no_text', () => ({})],
    ['51 blocks', 'invalid_blocks', () => ({ blocks: Array(51).fill(section) })],
    ['an unknown block', 'invalid_blocks', () => ({ blocks: [{ type: 'sectoin' }] })],
    ['a header too long', 'invalid_blocks', () => ({ blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] })],
    ['blocks that are no list', 'invalid_blocks_format', () => ({ blocks: 'nonsense' })],
    ['no such channel', 'channel_not_found', () => ({ channel: 'C0NOPE', text: 'x' })],
    ['a channel the bot is not in', 'not_in_channel', () => ({ channel: add({ bot: false }), text: 'x' })],
    ['a private one', 'channel_not_found', () => ({ channel: add({ bot: false, private: true }), text: 'x' })],
    ['an archived one', 'is_archived', () => ({ channel: add({ archived: true }), text: 'x' })],
    ['metadata without its type', 'invalid_metadata_format', () => ({ text: 'x', metadata: { a: 1 } })],
  ])('refuses %s with %s', async (_, error, args) => {
    const call = client().apiCall('chat.postMessage', { channel: slack.channel('scrutiny').id, ...args() })
    await expect(call).rejects.toMatchObject({ data: { ok: false, error } })
  })
  const plain = (text: string) => ({ type: 'plain_text', text })
  const add = (more: object) => slack.addChannel({ name: 'other', ...more }).id

  test('refuses a block type that a test takes away, and says where it is', async () => {
    const blocks = [{ type: 'data_visualization', title: 'Visits', chart: { type: 'line' } }]
    const args = { channel: slack.channel('scrutiny').id, text: 'x', blocks }
    await client().apiCall('chat.postMessage', args)
    slack.blockTypes.delete('data_visualization')
    const messages = ['[ERROR] unsupported type: data_visualization [json-pointer:/blocks/0/type]']
    await expect(client().apiCall('chat.postMessage', args)).rejects.toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages } },
    })
  })

  test('refuses tokens, scopes and methods', async () => {
    const bad = new WebClient('xoxb-wrong', { slackApiUrl: slack.apiUrl, logger: silent, retryConfig: quick })
    await expect(bad.auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } })
    await expect(client().apiCall('apps.connections.open')).rejects.toMatchObject({
      data: { error: 'not_allowed_token_type' },
    })
    await expect(client().apiCall('chat.postMassage')).rejects.toMatchObject({ data: { error: 'unknown_method' } })
    slack.scopes.delete('channels:history')
    const call = client().conversations.history({ channel: slack.channel('scrutiny').id })
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'channels:history' } })
    slack.refuseTokens('token_revoked')
    await expect(client().auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } })
  })

  test('an ephemeral message is for somebody of the channel, and in no history', async () => {
    const web = client()
    slack.addUser('stranger')
    const channel = slack.channel('scrutiny').id
    const { message_ts = '' } = await web.chat.postEphemeral({ channel, user: slack.user('cllr').id, text: 'psst' })
    expect(slack.ephemerals('cllr').map((m) => m.ts)).toEqual([message_ts])
    expect(slack.messages('scrutiny')).toHaveLength(0)
    const call = web.chat.postEphemeral({ channel, user: slack.user('stranger').id, text: 'psst' })
    await expect(call).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } })
  })

  test('prompts, statuses and reactions are kept', async () => {
    const web = client()
    const { channel, ts } = slack.say('cllr', 'dm', 'hello')
    const prompts: [{ title: string; message: string }] = [{ title: 'Red', message: 'What is red?' }]
    await web.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, prompts })
    await web.assistant.threads.setStatus({ channel_id: channel, thread_ts: ts, status: 'looking' })
    await web.reactions.add({ channel, timestamp: ts, name: 'eyes' })
    expect(slack.prompts).toMatchObject([{ channel, thread: null, prompts }])
    expect(slack.statuses).toMatchObject([{ channel, thread: ts, status: 'looking' }])
    expect(slack.message(ts)?.reactions).toEqual([{ name: 'eyes', users: [slack.botUserId] }])
  })

  test('takes JSON bodies, and tokens in them', async () => {
    const channel = slack.channel('scrutiny').id
    const post = (body: object) =>
      fetch(`${slack.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }).then((answer) => answer.json())
    expect(await post({ token: slack.botToken, channel, text: 'json' })).toMatchObject({ ok: true })
    expect(await post({ channel, text: 'json' })).toMatchObject({ ok: false, error: 'not_authed' })
    expect(slack.calls.every((call) => !('token' in call.args))).toBe(true)
  })
})

describe('trouble', () => {
  const say = (more: ConstructorParameters<typeof WebClient>[1] = {}) =>
    client(more).chat.postMessage({ channel: slack.channel('scrutiny').id, text: 'x' })

  test('429 is honoured by the client', async () => {
    slack.trouble.rateLimit('chat.postMessage', 1)
    await say()
    const [first, second] = slack.callsTo('chat.postMessage')
    expect([first?.status, second?.ok]).toEqual([429, true])
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('a lost answer: the message is there, and the client cannot know', async () => {
    slack.trouble.loseAnswer('chat.postMessage')
    await say()
    expect(slack.messages('scrutiny')).toHaveLength(2)
    expect(slack.callsTo('chat.postMessage').map((call) => call.status)).toEqual([null, 200])
  })

  test('a cut connection, an error and a refusal', async () => {
    slack.trouble.cut('chat.postMessage')
    await say()
    slack.trouble.fail('chat.postMessage')
    await expect(say({ retryConfig: { retries: 0 } })).rejects.toMatchObject({ statusCode: 500 })
    slack.trouble.refuse('chat.postMessage', 'msg_too_long')
    await expect(say()).rejects.toMatchObject({ data: { error: 'msg_too_long' } })
    expect(slack.messages('scrutiny')).toHaveLength(1)
  })

  test('a call that hangs', async () => {
    slack.trouble.hang('*')
    await expect(say({ timeout: 60, retryConfig: { retries: 0 } })).rejects.toThrow()
    expect(slack.messages('scrutiny')).toHaveLength(0)
  })

  test('an outage, and its end', async () => {
    slack.outage()
    await expect(say()).rejects.toThrow()
    slack.outage('none')
    await say()
    expect(slack.messages('scrutiny')).toHaveLength(1)
  })
})

describe('Socket Mode', () => {
  test('a mention is two events of one time-stamp, both acknowledged', async () => {
    const { got } = await socket()
    const { ts, eventIds } = slack.mention('cllr', '#scrutiny', 'visits & <b>?')
    await slack.waitFor(() => got.length === 2)
    await slack.settled()
    const events = got.map((g) => g.body.event as Json)
    expect(events.map((e) => [e.type, e.ts, e.channel_type])).toEqual([
      ['app_mention', ts, undefined],
      ['message', ts, 'channel'],
    ])
    expect(events[0]?.text).toBe(`<@${slack.botUserId}> visits &amp; &lt;b&gt;?`)
    expect(new Set(got.map((g) => g.body.event_id))).toEqual(new Set(eventIds))
    expect(got[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: slack.teamId,
      api_app_id: slack.appId,
      authorizations: [{ user_id: slack.botUserId, is_bot: true }],
    })
    expect(slack.acks.every((a) => (a.latencyMs ?? Infinity) < 120)).toBe(true)
  })

  test('a direct message is one event', async () => {
    const { got } = await socket()
    slack.mention('cllr', 'dm', 'visits')
    await slack.settled()
    expect(got.map((g) => g.body.event)).toMatchObject([{ type: 'message', channel_type: 'im' }])
  })

  test('edits and deletions', async () => {
    const { got } = await socket()
    const { ts } = slack.say('cllr', 'scrutiny', 'one')
    slack.edit('cllr', 'scrutiny', ts, 'two')
    slack.remove('scrutiny', ts)
    await slack.waitFor(() => got.length === 3)
    expect(got[1]?.body.event).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'two', ts, edited: { user: slack.user('cllr').id } },
      previous_message: { text: 'one', ts },
    })
    expect(got[2]?.body.event).toMatchObject({ subtype: 'message_deleted', deleted_ts: ts })
  })

  test('what is not acknowledged comes again three times, as the same event', async () => {
    const { got } = await socket(() => false)
    slack.say('cllr', 'scrutiny', 'x')
    await slack.waitFor(() => got.length === 4)
    await slack.settled(300)
    expect(got.map((g) => [g.retry_num, g.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ])
    expect(new Set(got.map((g) => g.body.event_id)).size).toBe(1)
  })

  test('an acknowledgement ends it', async () => {
    const { got } = await socket((n) => n > 1)
    const { eventIds } = slack.say('cllr', 'scrutiny', 'x')
    await slack.waitFor(() => got.length === 2)
    await slack.settled(300)
    expect(got).toHaveLength(2)
    slack.redeliver(eventIds[0] ?? '')
    await slack.waitFor(() => got.length === 3)
    expect(got[2]?.body.event_id).toBe(eventIds[0])
  })

  test('pings keep a client connected', async () => {
    const { it } = await socket()
    await wait(700)
    expect([slack.connections, slack.connectionsOpened]).toEqual([1, 1])
    expect(it.listenerCount('slack_event')).toBe(1)
  })

  test.each([
    ['told to go', () => slack.disconnect('refresh_requested')],
    ['cut off', () => slack.dropConnections()],
    ['left in silence', () => slack.freezeConnections()],
  ])('a client that is %s comes back, and gets what it missed', async (_, away) => {
    const { got } = await socket()
    away()
    const { eventIds } = slack.say('cllr', 'scrutiny', 'x')
    await slack.waitFor(() => got.length > 0)
    expect(got[0]?.body.event_id).toBe(eventIds[0])
    expect(slack.connectionsOpened).toBe(2)
  })

  test('an app that was restarted gets what the first one never acknowledged', async () => {
    const first = await socket(() => false)
    const { eventIds } = slack.say('cllr', 'scrutiny', 'x')
    await slack.waitFor(() => first.got.length === 1)
    await first.it.disconnect()
    await wait(200)
    const second = await socket()
    await slack.waitFor(() => second.got.length > 0)
    expect(second.got[0]).toMatchObject({ retry_num: 1, body: { event_id: eventIds[0] } })
  })

  test('several connections share the events', async () => {
    const clients = [await socket(), await socket()]
    for (const text of ['1', '2', '3', '4']) slack.say('cllr', 'scrutiny', text)
    await slack.settled()
    expect(clients.map((c) => c.got.length)).toEqual([2, 2])
  })

  test('events can come late and in the other order', async () => {
    const { got } = await socket()
    slack.hold()
    slack.say('cllr', 'scrutiny', '1')
    slack.say('cllr', 'scrutiny', '2')
    slack.release('reversed')
    await slack.waitFor(() => got.length === 2)
    expect(got.map((g) => (g.body.event as Json).text)).toEqual(['2', '1'])
  })

  test('only what the app subscribes to, of conversations it is in', async () => {
    const other = await LoopbackSlack.start({ events: ['app_mention'] })
    other.addUser('cllr')
    other.addChannel({ name: 'in' })
    other.addChannel({ name: 'out', bot: false })
    expect(other.mention('cllr', 'in', 'x').eventIds).toHaveLength(1)
    expect(other.say('cllr', 'in', 'x').eventIds).toHaveLength(0)
    expect(other.mention('cllr', 'out', 'x').eventIds).toHaveLength(0)
    await other.stop()
  })
})

describe('a Bolt app', () => {
  test('answers in a thread, and the transcript shows it', async () => {
    await echo()
    const { thread } = slack.mention('cllr', '#scrutiny', 'visits')
    await slack.waitFor(() => slack.thread('scrutiny', thread).length === 2)
    await slack.settled()
    expect(slack.transcript()).toBe(
      ['#scrutiny  @cllr: @scrutineer visits', '    bot: echo @scrutineer visits', '      [Trend] [Why]'].join('\n'),
    )
    // Bolt passes over the app's own messages, though it is told of them.
    expect(slack.ownMessages()).toHaveLength(1)
    expect(slack.acks.filter((a) => a.what === 'message')).toHaveLength(2)
  })

  test('opens a modal, refuses what is in it, then takes it', async () => {
    await echo()
    slack.mention('cllr', '#scrutiny', 'visits')
    const message = await slack.waitFor(() => slack.ownMessages()[0])
    expect(slack.buttons(message).map((b) => b.text)).toEqual(['Trend', 'Why'])
    expect(() => slack.click('cllr', message, 'nothing')).toThrow(/nothing to press called nothing; there is trend/)
    expect(await slack.click('cllr', message, 'trend')).toMatchObject({ acked: true })
    const modal = await slack.waitFor(() => slack.modal('cllr'))
    expect(() => slack.submit('officer')).toThrow(/no modal/)
    await expect(slack.submit('cllr', modal)).rejects.toThrow(/is empty/)
    const refused = await slack.submit('cllr', modal, { text: 'bad' })
    expect(refused).toMatchObject({ response_action: 'errors', errors: { question: 'Say more' } })
    expect(refused.view?.id).toBe(modal.id)
    const taken = await slack.submit('cllr', modal, { question: { text: 'good' } })
    expect(taken).toMatchObject({ acked: true, response_action: null, view: null })
  })

  test('hears of a modal that is closed', async () => {
    await echo()
    slack.mention('cllr', '#scrutiny', 'visits')
    await slack.click('cllr', await slack.waitFor(() => slack.ownMessages()[0]), 'Trend')
    await slack.waitFor(() => slack.modal('cllr'))
    expect(await slack.closeView('cllr')).toMatchObject({ acked: true })
    expect(slack.modal('cllr')).toBeNull()
  })

  test('answers through the response_url', async () => {
    await echo()
    const { thread } = slack.mention('cllr', '#scrutiny', 'visits')
    await slack.click('officer', await slack.waitFor(() => slack.ownMessages()[0]), 'why')
    await slack.waitFor(() => slack.callsTo('response_url').length === 2)
    await slack.settled()
    expect(slack.ephemerals('officer').map((m) => m.text)).toEqual(['because'])
    expect(slack.thread('scrutiny', thread)[1]?.text).toBe('replaced')
  })

  test('answers a command with its acknowledgement', async () => {
    await echo()
    expect(await slack.command('cllr', 'scrutiny', '/scorecard', 'Rutland')).toMatchObject({ acked: true })
    expect(slack.ephemerals('cllr').map((m) => [m.text, m.by])).toEqual([['card of Rutland', 'ack']])
  })

  test('publishes a Home tab', async () => {
    await echo()
    slack.openHome('cllr')
    const home = await slack.waitFor(() => slack.home('cllr'))
    expect(seen(home.blocks)).toEqual(['tab home'])
  })
})

describe('what expires', () => {
  const press = async () => {
    const { got } = await socket()
    const channel = slack.channel('scrutiny').id
    const elements = [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }] as const
    const blocks = [{ type: 'actions' as const, elements: [...elements] }]
    const { ts = '' } = await client().chat.postMessage({ channel, text: 'x', blocks })
    await slack.click('cllr', ts, 'go')
    const { body } = (await slack.waitFor(() => got.find((g) => g.type === 'interactive'))) as { body: Json }
    return { body, channel, ts }
  }
  const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] }

  test('a press has what Slack sends', async () => {
    const { body, channel, ts } = await press()
    expect(body).toMatchObject({
      type: 'block_actions',
      user: { id: slack.user('cllr').id, username: 'cllr' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'scrutiny' },
      message: { ts, bot_id: slack.botId },
      state: { values: {} },
      actions: [{ action_id: 'go', type: 'button' }],
    })
  })

  test('trigger ids: three seconds, once', async () => {
    const { body } = await press()
    const open = () => client().apiCall('views.open', { trigger_id: body.trigger_id, view })
    await open()
    await expect(open()).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } })
    const again = await press()
    slack.advance(3001)
    const late = client().apiCall('views.open', { trigger_id: again.body.trigger_id, view })
    await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } })
  })

  test('response_urls: five uses, half an hour', async () => {
    const { body } = await press()
    const respond = (text: string) =>
      fetch(String(body.response_url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, response_type: 'in_channel' }),
      })
    expect((await respond('')).status).toBe(400)
    for (const text of ['1', '2', '3', '4', '5']) expect((await respond(text)).status).toBe(200)
    expect(await (await respond('6')).json()).toMatchObject({ error: 'used_url' })
    slack.advance(31 * 60_000)
    expect(await (await respond('7')).json()).toMatchObject({ error: 'expired_url' })
    expect(slack.ownMessages('scrutiny').map((m) => m.text)).toEqual(['x', '1', '2', '3', '4', '5'])
  })
})

describe('request URLs', () => {
  const SECRET = 'shhh'
  const PORT = 0

  async function http() {
    const receiver = new HTTPReceiver({ signingSecret: SECRET, logger: silent, port: PORT })
    const app = new App({
      token: slack.botToken,
      receiver,
      logger: silent,
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: quick },
    })
    const heard: string[] = []
    app.message(async ({ message }) => {
      heard.push('text' in message ? String(message.text) : '')
    })
    app.command('/scorecard', async ({ ack, command }) => ack(`card of ${command.text}`))
    app.action('go', async ({ ack }) => ack())
    const server = await app.start(PORT)
    closing.push(() => app.stop())
    const { port } = (server as import('node:http').Server).address() as { port: number }
    return { url: `http://127.0.0.1:${port}/slack/events`, heard }
  }

  test('a right signature is taken; a wrong, missing or old one is not', async () => {
    const { url, heard } = await http()
    const event = { type: 'message', channel: 'C1', user: 'U1', text: 'hi', ts: '1.1', channel_type: 'channel' }
    const parcel = { type: 'events_api' as const, payload: slack.eventPayload(event) }
    const status = async (options: Parameters<typeof slack.deliverHttp>[3]) =>
      (await slack.deliverHttp(url, SECRET, parcel, options)).status
    expect(await status({})).toBe(200)
    expect(await status({ retry: 1 })).toBe(200)
    expect(await status({ signature: 'wrong' })).toBe(401)
    expect(await status({ signature: 'missing' })).toBe(401)
    expect(await status({ ageSeconds: 301 })).toBe(401)
    expect(heard).toEqual(['hi', 'hi'])
  })

  test('carry everything that people do', async () => {
    const { url, heard } = await http()
    slack.deliverOverHttp(url, SECRET)
    slack.say('cllr', 'scrutiny', 'over http')
    await slack.waitFor(() => heard.length === 1)
    await slack.command('cllr', 'scrutiny', '/scorecard', 'Rutland')
    expect(slack.ephemerals().map((m) => m.text)).toEqual(['card of Rutland'])
    expect(slack.acks.map((a) => [a.over, a.status])).toContainEqual(['http', 200])
  })

  test('an app that is not there is tried again', async () => {
    slack.deliverOverHttp('http://127.0.0.1:9/slack/events', SECRET)
    const { eventIds } = slack.say('cllr', 'scrutiny', 'x')
    await slack.waitFor(() => slack.attemptsOf(eventIds[0] ?? '').length === 4)
    expect(slack.attemptsOf(eventIds[0] ?? '').map((a) => a.retryReason)).toEqual([
      '',
      'connection_failed',
      'connection_failed',
      'connection_failed',
    ])
  })
})
