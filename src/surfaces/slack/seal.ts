/** What travels with a form, sealed for the person it was opened for: made up or taken from another's form, it is refused. */
import { z } from 'zod'
import { mac } from './secret.ts'

const closed = z.object({ about: z.string(), seal: z.string() })

const sealOf = (secret: string, user: string, form: string, about: string): string =>
  mac(secret, 'form', user, form, about)

export const sealed = (secret: string, user: string, form: string, about: string): string =>
  JSON.stringify({ about, seal: sealOf(secret, user, form, about) })

/** What was sealed; null where it is not for that person and form. */
export function unsealed(secret: string, user: string, form: string, metadata: string): string | null {
  let read: unknown = null
  try {
    read = JSON.parse(metadata)
  } catch {
    return null
  }
  const { success, data } = closed.safeParse(read)
  return success && data.seal === sealOf(secret, user, form, data.about) ? data.about : null
}
