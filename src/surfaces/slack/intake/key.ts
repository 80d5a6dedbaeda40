/** The name that a delivery keeps, however often and in however many events Slack delivers it. */
import type { ReceiverEvent } from '@slack/bolt'
import { deletedIn, deletedKey, editedEarlyKey, editedKey, editIn, laneOf, type Said, saidKey } from '../said.ts'

function keyOfMessage(said: Said): string | null {
  const { channel, ts, message } = said
  const deleted = deletedIn(said)
  if (deleted !== null) return deletedKey(channel, deleted)
  const edit = editIn(said)
  if (edit !== null && message)
    return said.early ? editedEarlyKey(channel, message.ts) : editedKey(channel, message.ts, edit)
  return said.subtype === 'message_changed' ? null : saidKey(channel, ts)
}

const isMessage = (said: Said | undefined): said is Said => said?.type === 'message' || said?.type === 'app_mention'

/** What it is dealt with in the order of; undefined where no other delivery matters to it. */
export function deliveryLane(body: ReceiverEvent['body']): string | undefined {
  const said = (body as Record<string, unknown>).event as Said | undefined
  return isMessage(said) ? laneOf(said) : undefined
}

/** Null for one that Slack never repeats and nobody waits for. */
export function deliveryKey(body: ReceiverEvent['body']): string | null {
  const { event, event_id: id, trigger_id: trigger, type } = body as Record<string, unknown>
  const said = event as Said | undefined
  if (isMessage(said)) return keyOfMessage(said)
  if (typeof id === 'string') return id
  // A modal is answered in its acknowledgement and a menu's options too: those pass through as they come.
  if (typeof trigger !== 'string' || type === 'block_suggestion') return null
  return `${typeof type === 'string' ? type : 'command'}:${trigger}`
}
