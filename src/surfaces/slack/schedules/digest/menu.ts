/** Choosing, in the Home tab, how watched measures are told. */
import { z } from 'zod'
import { putSchedule, removeSchedule } from '../../../../schedules/kept.ts'
import type { Feature } from '../../deps.ts'
import { laneOfHome, publishHome } from '../../home/home-view.ts'
import { ANYONE } from '../../who.ts'
import { CHOOSE_DIGEST, digestChosen, digestKey } from './block.ts'

const chosen = z.object({ selected_option: z.object({ value: z.string() }) })

export const digest: Feature = (on, deps) => {
  on.action(CHOOSE_DIGEST, ANYONE, async ({ action, body }) => {
    const read = chosen.safeParse(action)
    if (!read.success) return
    const user = body.user.id
    const { value } = read.data.selected_option
    await deps.deal(body, laneOfHome(user), async () => {
      const kept = digestChosen(user, value, deps.clock())
      if (kept === undefined) return {}
      const shown = await publishHome(deps, user, `digest:${body.trigger_id}`, { digest: value })
      const change = kept ? { puts: [putSchedule(kept)] } : { removes: [removeSchedule(digestKey(user))] }
      return { ...change, calls: [shown] }
    })
  })
}
