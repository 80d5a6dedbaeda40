/** The thumbs under a card. The last one pressed counts; who pressed it is kept only as what tells two people apart. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { ANYONE } from '../who.ts'
import { safeJson } from './next-steps.ts'

export const FEEDBACK = 'feedback'

const pressed = z.object({ token: z.string(), good: z.boolean() })

export const feedback: Feature = (on, deps) => {
  on.action('feedback', ANYONE, async ({ action, body }) => {
    const said = pressed.safeParse(safeJson((action as { value?: string }).value))
    if (!said.success) return
    const who = createHash('sha256').update(`${said.data.token}:${body.user.id}`).digest('hex').slice(0, 16)
    await deps.deal(body, `feedback:${said.data.token}`, async () => ({
      puts: [{ kind: FEEDBACK, key: `${said.data.token}:${who}`, value: { good: said.data.good } }],
    }))
  })
}
