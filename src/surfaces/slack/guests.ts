/** Who is a guest, and which app is a workflow: Slack says so only where it was given leave to (`users:read`). */
import { setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'

const KEPT_MS = 3_600_000
const MOST = 5000
const NOBODY = ['user_not_found', 'bot_not_found']
/** A press and a form are to be answered within three seconds. */
const PATIENCE_MS = 1500

export interface Guests {
  /** False also where Slack does not say. */
  isGuest(user: string): Promise<boolean>
  /** Null where Slack does not say. `bot` is the id of an app's bot. */
  isWorkflow(bot: string): Promise<boolean | null>
}

export function guestsOf(client: WebClient, clock: () => number): Guests {
  const known = new Map<string, { readonly is: boolean | null; readonly at: number }>()
  const found = async (id: string, ask: () => Promise<boolean | null>): Promise<boolean | null> => {
    const before = known.get(id)
    if (before && clock() - before.at < KEPT_MS) return before.is
    // Without leave or an answer it is not known, and not asked again for an hour.
    const unknown = (error: { data?: { error?: string } }): boolean | null =>
      NOBODY.includes(error.data?.error ?? '') ? false : null
    const is = await Promise.race([ask().catch(unknown), wait(PATIENCE_MS, null, { ref: false })])
    if (known.size >= MOST) known.clear()
    known.set(id, { is, at: clock() })
    return is
  }
  const asked = async (user: string) => (await client.users.info({ user })).user ?? {}
  return {
    isGuest: async (user) =>
      (await found(user, async () => {
        const { is_restricted: many, is_ultra_restricted: one } = await asked(user)
        return many === true || one === true
      })) ?? false,
    isWorkflow: (bot) =>
      found(bot, async () => {
        const { bot: app } = await client.bots.info({ bot })
        return app?.user_id ? (await asked(app.user_id)).is_workflow_bot === true : null
      }),
  }
}
