/** What somebody is told who asks more at once than one person may. */
import type { OutgoingCall } from '../../../store/state.ts'
import { directly, type ReplyPlace, reply } from '../reply.ts'
import { isDirect, type Said } from '../said.ts'

type Body = Readonly<Record<string, unknown>>

const SLOW_DOWN =
  'That is more than I can answer one person at once, so I leave out what comes now. Please ask again in a minute.'

/** Where they asked, for their eyes only; nothing where nobody would read it. */
export function slowDown(body: Body, asker: string, delivery: string | null): OutgoingCall[] {
  return isPerson(asker) ? [reply(placeIn(body, asker), `slow-down:${delivery}`, { text: SLOW_DOWN })] : []
}

const isPerson = (id: string): boolean => /^[UW]/.test(id)

function placeIn(body: Body, user: string): ReplyPlace {
  const said = body.event as Said | undefined
  if (said) return { channel: said.channel, thread: said.thread_ts, user, alone: !isDirect(said) }
  const { response_url: url, channel_id: typedIn, channel } = body
  const pressedIn = (channel as { readonly id?: string } | undefined)?.id
  const where = typedIn ?? pressedIn
  // A press in the Home tab or in a form has no place of its own.
  if (typeof url !== 'string' || typeof where !== 'string') return directly(user)
  return { channel: where, user, alone: true, url }
}
