/** Tokens at rest: sealed with a key of the settings, for the workspace they are of. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
/** NIST SP 800-38D, 8.2.2: random, and of 96 bits. */
const IV_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/** `text` for whoever has the key. @param about is authenticated with it: what is sealed for one opens for no other */
export function sealed(key: Buffer, about: string, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(about))
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** What was sealed with one of the keys; null where it was with none of them, for somebody else, or changed since. */
export function opened(keys: readonly Buffer[], about: string, text: string): string | null {
  const bytes = Buffer.from(text, 'base64')
  const tag = bytes.subarray(-TAG_BYTES)
  for (const key of keys)
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
    } catch {
      // Another key, or another workspace's.
    }
  return null
}

/** A secret for another purpose, from the same key. */
export const derived = (key: Buffer, purpose: string): string => createHmac('sha256', key).update(purpose).digest('hex')
