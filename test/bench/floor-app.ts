/**
 * The least that an answer can cost: a bare Bolt app that asks, draws the card, and has two commits wait for the disk, one
 * for the question and one for its answer. What the Slack bench compares with.
 */
import { App, LogLevel } from '@slack/bolt'
import Database from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/setup.ts'
import { renderCard } from '../../src/surfaces/slack/cards/card.ts'
import { withoutMention } from '../../src/surfaces/slack/said.ts'

const config = readConfig()
const { scrutineer } = await start(config)
const db = new Database(config.stateDatabase)
db.pragma('journal_mode = wal')
db.pragma('synchronous = full')
db.exec('create table kept (key text primary key, text text not null)')
const keep = db.prepare('insert into kept (key, text) values (?, ?)')

const clientOptions = { slackApiUrl: process.env.SLACK_API_URL ?? '' }
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  appToken: process.env.SLACK_APP_TOKEN ?? '',
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions,
  installerOptions: { clientOptions },
})
app.event('app_mention', async ({ event, body, context, say }) => {
  keep.run(event.ts, JSON.stringify(body))
  const text = withoutMention(event.text ?? '', context.botUserId ?? '')
  const question = { text, council: config.council, now: '2024-07-30', thread: null }
  const message = renderCard(await scrutineer.ask(question, 0), { question: text, shareable: false, token: event.ts })
  keep.run(`reply:${event.ts}`, JSON.stringify(message))
  await say({ ...message, thread_ts: event.ts })
})
await app.start()
