/** Where somebody pressed something, in a message or the Home tab, and how they are answered there, privately. */
import type { BlockAction } from '@slack/bolt'
import type { OutgoingCall, Work } from '../../store/state.ts'
import { type Pressed, pressedIn, whisper } from './pressed.ts'
import { directly, reply } from './reply.ts'

const TOO_LATE = 'Slack could not open the form in time; please press it again.'

export interface Place {
  readonly user: string
  readonly trigger: string
  /** Null in the Home tab. */
  readonly pressed: Pressed | null
}

export const placeOf = (body: BlockAction): Place => ({
  user: body.user.id,
  trigger: body.trigger_id,
  pressed: pressedIn(body),
})

/** `text` that only they see; it is mark-up. */
export const tell = ({ user, pressed }: Place, key: string, text: string): OutgoingCall =>
  pressed ? whisper(pressed, key, text) : reply(directly(user), key, { text })

/** The same after a modal, which has no place of its own: `channel` is where it was opened, null for the Home tab. */
export const tellIn = (channel: string | null, user: string, key: string, text: string): OutgoingCall =>
  reply(channel === null ? directly(user) : { channel, user, alone: true }, key, { text })

export const tooLate = (place: Place, key: string): Work => ({ calls: [tell(place, key, TOO_LATE)] })
