/** The Home tab: shown anew each time somebody opens it, and when they choose their council there. */
import { z } from 'zod'
import { PERSON, type PersonSetting } from '../asker.ts'
import type { Feature } from '../deps.ts'
import { chosenCouncil } from '../home/council-options.ts'
import { CHOOSE_COUNCIL, laneOfHome, publishHome } from '../home/home-view.ts'
import { ANYONE } from '../who.ts'

const opened = z.object({
  event_id: z.string(),
  event: z.object({ user: z.string(), tab: z.literal('home') }),
})

const chosen = z.object({ selected_option: z.object({ value: z.string() }) })

export const home: Feature = (on, deps) => {
  on.event('app_home_opened', ANYONE, async ({ body }) => {
    const read = opened.safeParse(body)
    if (!read.success) return
    const { event, event_id: id } = read.data
    await deps.deal(body, laneOfHome(event.user), async () => ({ calls: [await publishHome(deps, event.user, id)] }))
  })

  on.action(CHOOSE_COUNCIL, ANYONE, async ({ action, body }) => {
    const read = chosen.safeParse(action)
    if (!read.success) return
    const user = body.user.id
    await deps.deal(body, laneOfHome(user), async () => {
      const council = chosenCouncil(deps.running().catalogue, read.data.selected_option.value)
      const key = `council:${body.trigger_id}`
      // Gone since the menu was made: the tab is shown as it is now.
      if (council === undefined) return { calls: [await publishHome(deps, user, key)] }
      return {
        calls: [await publishHome(deps, user, key, { council })],
        puts: [{ kind: PERSON, key: user, owner: user, value: { council } satisfies PersonSetting }],
      }
    })
  })
}
