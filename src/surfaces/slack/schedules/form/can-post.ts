/** Whether the bot is in a channel: asked when a schedule is saved, rather than found out at nine on the day. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SlackDeps } from '../../deps.ts'

/** A modal is to be answered within three seconds. */
const PATIENCE_MS = 1500

const WHY: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel: type /invite with my name there first, then save again.',
  // What is private does not exist for those outside.
  channel_not_found: 'I am not in that channel: type /invite with my name there first, then save again.',
  is_archived: 'That channel has been archived; choose another one.',
}

/** Why nothing could be posted there, in a sentence; null where it could, or where Slack does not say in time. */
export async function cannotPost({ client }: Pick<SlackDeps, 'client'>, channel: string): Promise<string | null> {
  const looked = client.conversations.history({ channel, limit: 1 }).then(
    () => null,
    (error: { readonly data?: { readonly error?: string } }) => WHY[error.data?.error ?? ''] ?? null,
  )
  return Promise.race([looked, wait(PATIENCE_MS, null, { ref: false })])
}
