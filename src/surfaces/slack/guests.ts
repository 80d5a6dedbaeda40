/** Who is a guest, and which app is a workflow: Slack says so only where it was given leave to (`users:read`). */
import { setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { refusalOf } from './slack-errors.ts'

const KEPT_MS = 3_600_000
const MOST = 5000
const NOBODY = ['user_not_found', 'bot_not_found']
/** A press and a form are to be answered within three seconds. */
const PATIENCE_MS = 1500

export interface Guests {
  /** False also where the app has no leave to look at people: then nobody is told apart. Null where Slack did not answer in time. */
  isGuest(user: string): Promise<boolean | null>
  /** Null where Slack does not say. `bot` is the id of an app's bot. */
  isWorkflow(bot: string): Promise<boolean | null>
}

/** What Slack said: yes, no, or that we may not look. Null where it said nothing, or something else. */
type Told = 'yes' | 'no' | 'no-leave' | null

export function guestsOf(client: WebClient, clock: () => number): Guests {
  const known = new Map<string, { readonly told: Told; readonly at: number }>()
  const looking = new Map<string, Promise<Told>>()

  /** What is known is not asked again for an hour; what is not known is asked by whoever comes next. */
  const look = async (id: string, ask: () => Promise<Told>): Promise<Told> => {
    const told = await ask().catch((error: unknown): Told => {
      const why = refusalOf(error)
      return why === 'missing_scope' ? 'no-leave' : NOBODY.includes(why ?? '') ? 'no' : null
    })
    looking.delete(id)
    if (told === null) return null
    if (known.size >= MOST) known.clear()
    known.set(id, { told, at: clock() })
    return told
  }
  const found = async (id: string, ask: () => Promise<Told>): Promise<Told> => {
    const before = known.get(id)
    if (before && clock() - before.at < KEPT_MS) return before.told
    // An answer that comes too late for this one is there for the next.
    const asking = looking.get(id) ?? look(id, ask)
    looking.set(id, asking)
    return Promise.race([asking, wait(PATIENCE_MS, null, { ref: false })])
  }
  const asked = async (user: string) => (await client.users.info({ user })).user ?? {}
  const said = (is: boolean): Told => (is ? 'yes' : 'no')
  return {
    isGuest: async (user) => {
      const told = await found(user, async () => {
        const { is_restricted: many, is_ultra_restricted: one } = await asked(user)
        return said(many === true || one === true)
      })
      return told === null ? null : told === 'yes'
    },
    isWorkflow: async (bot) => {
      const told = await found(bot, async () => {
        const { bot: app } = await client.bots.info({ bot })
        return app?.user_id ? said((await asked(app.user_id)).is_workflow_bot === true) : 'no-leave'
      })
      return told === 'yes' ? true : told === 'no' ? false : null
    },
  }
}
