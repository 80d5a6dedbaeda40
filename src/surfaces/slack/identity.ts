/** Who we are in Slack: asked once, at the start. */
import type { WebClient } from '@slack/web-api'

export interface Identity {
  readonly team: string | null
  /** Of an Enterprise organisation; null elsewhere. */
  readonly organisation: string | null
  readonly botUser: string
}

export const NOBODY: Identity = { team: null, organisation: null, botUser: '' }

/** Throws what the client throws. */
export async function askWhoWeAre(client: WebClient): Promise<Identity> {
  const { team_id: team, enterprise_id: organisation, user_id: user } = await client.auth.test()
  return { team: team ?? null, organisation: organisation ?? null, botUser: user ?? '' }
}
