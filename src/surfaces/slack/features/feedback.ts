/** The thumbs under a card. The last one pressed counts; who pressed it is kept only as what tells two people apart. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { CARD } from '../desk.ts'
import { safeJson } from '../safe-json.ts'
import { ANYONE } from '../who.ts'

export const FEEDBACK = 'feedback'

const pressed = z.object({ token: z.string(), good: z.boolean() })

/** The same for the same person and card, and nothing of either can be read from it. */
export const whoseFeedback = (token: string, user: string): string =>
  createHash('sha256').update(`${token}:${user}`).digest('hex').slice(0, 16)

export const feedback: Feature = (on, deps) => {
  on.action('feedback', ANYONE, async ({ action, body }) => {
    const said = pressed.safeParse(safeJson((action as { value?: string }).value))
    if (!said.success) return
    const who = whoseFeedback(said.data.token, body.user.id)
    const { token, good } = said.data
    await deps.deal(body, `feedback:${token}`, async () =>
      // An answer that is gone, or that never was.
      (await deps.state.get(CARD, token)) === null
        ? {}
        : { puts: [{ kind: FEEDBACK, key: `${token}:${who}`, value: { good } }] },
    )
  })
}
