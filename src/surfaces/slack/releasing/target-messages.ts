/** Targets that an officer set in Slack, kept as drafts, with the previews of them. */
import { newDraft } from '../../../publishing/draft.ts'
import type { TypedTarget } from '../../../publishing/targets.ts'
import { rulesInForce } from '../../releases/rules.ts'
import { targetDrafts } from '../../releases/target-draft.ts'
import type { Message } from '../cards/card.ts'
import type { SlackDeps } from '../deps.ts'
import { previewed, withReleases } from './office.ts'

export interface SetTargets {
  readonly targets: readonly TypedTarget[]
  /** The file's name, or "typed". */
  readonly name: string
  readonly by: string
}

export function keptTargets(deps: SlackDeps, { targets, name, by }: SetTargets): Promise<readonly Message[]> {
  const { catalogue } = deps.running()
  return withReleases(deps, async (releases) => {
    const { shared } = await rulesInForce(releases, deps.config.dataDir)
    const set = { targets, rules: shared, name, today: deps.today(), by, at: deps.clock() }
    const messages: Message[] = []
    for (const input of await targetDrafts(releases, catalogue, set)) {
      const id = await releases.keepDraft(await newDraft(input, releases.at({}), catalogue))
      const draft = await releases.draft(id)
      if (draft) messages.push(...(await previewed(deps, releases, draft, by)))
    }
    return messages
  })
}
