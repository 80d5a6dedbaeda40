/** The least that Bolt can do: says back what it is told, in the thread. What the Slack bench compares with. */
import { bareBolt } from './bare-bolt.ts'

const app = bareBolt()
app.event('app_mention', async ({ event, say }) => {
  await say({ text: event.text ?? '', thread_ts: event.ts })
})
await app.start()
