/** What somebody is told who asks more at once than one person may. */
import type { OutgoingCall } from '../../../store/state.ts'
import { isDirect, type Said } from '../said.ts'

type Body = Readonly<Record<string, unknown>>

const SLOW_DOWN =
  'That is more than I can answer one person at once, so I leave out what comes now. Please ask again in a minute.'

/** Where they asked, for their eyes only; nothing where nobody would read it. */
export function slowDown(body: Body, asker: string, delivery: string | null): OutgoingCall[] {
  const key = `slow-down:${delivery}`
  const lane = `slow-down:${asker}`
  const url = body.response_url
  if (typeof url === 'string')
    return [
      {
        key,
        method: 'respond',
        lane,
        args: { url, response_type: 'ephemeral', replace_original: false, text: SLOW_DOWN },
      },
    ]
  const said = body.event as Said | undefined
  if (!said || !/^[UW]/.test(asker)) return []
  const { channel, thread_ts } = said
  const where = { channel, ...(thread_ts ? { thread_ts } : {}), text: SLOW_DOWN }
  return [
    isDirect(said)
      ? { key, method: 'chat.postMessage', lane: channel, args: where }
      : { key, method: 'chat.postEphemeral', lane, args: { ...where, user: asker } },
  ]
}
