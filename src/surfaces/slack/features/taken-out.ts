/** The app is taken out of a workspace: everything of it goes. */
import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { ANYONE } from '../who.ts'

const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) })

export const takenOut: Feature = (on, deps) => {
  on.event('app_uninstalled', ANYONE, () => deps.left())
  on.event('tokens_revoked', ANYONE, async ({ event }) => {
    // Those of people are none of ours.
    const bots = revoked.safeParse(event).data?.tokens.bot ?? []
    if (bots.includes(deps.identity().botUser)) await deps.left()
  })
}
