/** Ids of the sorts that Slack gives. */
import { randomBytes, randomUUID } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `id('C')` → "C07K3Q9ZP1A". */
export const id = (prefix: string): string =>
  `${prefix}0${[...randomBytes(9)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`

export const secret = (bytes = 16): string => randomBytes(bytes).toString('hex')
export const uuid = (): string => randomUUID()
/** What Slack puts where an app names no block or action. */
export const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5)
