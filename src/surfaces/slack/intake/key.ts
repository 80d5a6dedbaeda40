/** The name that a delivery keeps, however often and in however many events Slack delivers it. */
import type { ReceiverEvent } from '@slack/bolt'
import { deletedIn, deletedKey, editedKey, editIn, type Said, saidKey } from '../said.ts'

function keyOfMessage(said: Said): string | null {
  const { channel, ts, message } = said
  const deleted = deletedIn(said)
  if (deleted !== null) return deletedKey(channel, deleted)
  const edit = editIn(said)
  if (edit !== null && message) return editedKey(channel, message.ts, edit)
  return said.subtype === 'message_changed' ? null : saidKey(channel, ts)
}

/** Null for one that Slack never repeats and nobody waits for. */
export function deliveryKey(body: ReceiverEvent['body']): string | null {
  const { event, event_id: id, trigger_id: trigger, type } = body as Record<string, unknown>
  const said = event as Said | undefined
  if (said && (said.type === 'message' || said.type === 'app_mention')) return keyOfMessage(said)
  if (typeof id === 'string') return id
  // A modal is answered in its acknowledgement and a menu's options too: those pass through as they come.
  if (typeof trigger !== 'string' || type === 'block_suggestion') return null
  return `${typeof type === 'string' ? type : 'command'}:${trigger}`
}
