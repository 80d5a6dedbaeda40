/** The calls that put a message and its thread into a channel. */
import { momentText } from '../../../../schedules/london.ts'
import type { Look, OutgoingCall } from '../../../../store/state.ts'
import type { Message } from '../../cards/card.ts'
import type { SummaryPost } from '../../cards/summary-post.ts'
import { reply } from '../../reply.ts'

export const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Posting {
  /** Names the message for ever. */
  readonly key: string
  readonly channel: string
  /** Milliseconds. An hour later it says for when it was meant. */
  readonly meant: number
  /** Milliseconds: not posted from then on. */
  readonly tooLate: number
  /** Who is told where a part of the thread cannot be posted. */
  readonly owner: string
  /** The run whose end this is. */
  readonly report?: string
  /** How its channel is asked for it; see `OutgoingCall`. */
  readonly look: Pick<Look, 'since' | 'like'>
}

const SORRY =
  'The summary is posted, but Slack refused a part of its thread, which is logged for whoever runs me. “npm run summary” prints all of it.'

/** One message. */
export const messageCall = (
  { key, channel, meant, tooLate, report, look }: Omit<Posting, 'owner'>,
  message: Message,
): OutgoingCall => ({
  ...reply({ channel }, key, message),
  patient: true,
  // Always: what is kept here may be a backup of the night before.
  look,
  ...(report !== undefined && { report }),
  late: { after: meant + HOUR_MS, note: `This was meant for ${momentText(meant)}.` },
  until: tooLate,
})

/** The message first, then its thread in order, as soon as the message is there. */
export function postCalls(posting: Posting, { message, thread }: SummaryPost): OutgoingCall[] {
  const { key, channel, tooLate, owner, look } = posting
  return [
    messageCall(posting, message),
    ...thread.map(
      (part, i): OutgoingCall => ({
        ...reply({ channel, user: owner }, `${key}:${i + 1}`, part),
        patient: true,
        look: { ...look, nth: i + 1 },
        under: key,
        sorry: SORRY,
        until: tooLate + DAY_MS,
      }),
    ),
  ]
}
