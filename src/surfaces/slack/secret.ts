/** A secret of this state file, for seals and for names that name nobody. It never leaves the file. */
import { createHmac, randomBytes } from 'node:crypto'
import type { State } from '../../store/state.ts'

/** Record kind. */
const SECRET = 'secret'
const OWN = 'own'

/** Made the first time; of two copies that make one at once, the first one's counts. */
export async function secretOf(state: State, now: number): Promise<string> {
  const fresh = { kind: SECRET, key: OWN, value: randomBytes(32).toString('hex') }
  if ((await state.get<string>(SECRET, OWN)) === null) await state.finish(null, { claims: [fresh] }, now)
  return (await state.get<string>(SECRET, OWN)) ?? fresh.value
}

/** The same for the same parts, and telling nothing of them to anybody without the secret. */
export const mac = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url').slice(0, 32)

/** The conversation that a person has by commands in a channel. */
export const privateConversation = (secret: string, channel: string, user: string): string =>
  `command:${channel}:${mac(secret, 'conversation', channel, user)}`
