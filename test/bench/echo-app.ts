/** The least that Bolt can do: says back what it is told, in the thread. What the Slack bench compares with. */
import { App, LogLevel } from '@slack/bolt'

const clientOptions = { slackApiUrl: process.env.SLACK_API_URL ?? '' }
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  appToken: process.env.SLACK_APP_TOKEN ?? '',
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions,
  installerOptions: { clientOptions },
})
app.event('app_mention', async ({ event, say }) => {
  await say({ text: event.text ?? '', thread_ts: event.ts })
})
await app.start()
