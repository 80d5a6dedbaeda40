/**
 * The least that an answer can cost: a bare Bolt app that asks, draws the card, and has two commits wait for the disk, one
 * for the question and one for its answer. What the Slack bench compares with.
 */
import Database from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/setup.ts'
import { renderCard } from '../../src/surfaces/slack/cards/card.ts'
import { withoutMention } from '../../src/surfaces/slack/said.ts'
import { bareBolt } from './bare-bolt.ts'

const config = readConfig()
const { scrutineer } = await start(config)
const db = new Database(config.stateDatabase)
db.pragma('journal_mode = wal')
db.pragma('synchronous = full')
db.exec('create table kept (key text primary key, text text not null)')
const keep = db.prepare('insert into kept (key, text) values (?, ?)')

const app = bareBolt()
app.event('app_mention', async ({ event, body, context, say }) => {
  keep.run(event.ts, JSON.stringify(body))
  const text = withoutMention(event.text ?? '', context.botUserId ?? '')
  const question = { text, council: config.council, now: '2024-07-30', thread: null }
  const message = renderCard(await scrutineer.ask(question, 0), { question: text, shareable: false, token: event.ts })
  keep.run(`reply:${event.ts}`, JSON.stringify(message))
  await say({ ...message, thread_ts: event.ts })
})
await app.start()
