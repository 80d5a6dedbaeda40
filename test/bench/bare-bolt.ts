/** A Bolt app with nothing of ours, in the Slack of the environment. What the Slack bench compares with is built on it. */
import { App, LogLevel } from '@slack/bolt'

export function bareBolt(): App {
  const clientOptions = { slackApiUrl: process.env.SLACK_API_URL ?? '' }
  return new App({
    token: process.env.SLACK_BOT_TOKEN ?? '',
    appToken: process.env.SLACK_APP_TOKEN ?? '',
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions,
    installerOptions: { clientOptions },
  })
}
