/** The agent view: suggests questions when somebody opens the conversation or looks at another channel. */
import { z } from 'zod'
import { councilFor } from '../asker.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { loadedIn } from '../home/home-view.ts'
import { promptsFor } from '../home/prompts.ts'
import { ANYONE } from '../who.ts'

const context = z.object({ entities: z.array(z.unknown()).optional() }).optional()
const opened = z.object({
  event: z.object({ user: z.string(), channel: z.string(), tab: z.literal('messages'), context }),
})
// Where Slack does not say in which conversation, there is nowhere to suggest anything.
const changed = z.object({ event: z.object({ user: z.string(), channel: z.string(), context }) })

const lookedAt = z.object({ type: z.literal('slack#/types/channel_id'), value: z.string() })

/** The channel that a person looks at beside the conversation; the entities come by relevance. */
const channelIn = (entities: readonly unknown[] = []): string | null =>
  entities.flatMap((entity) => lookedAt.safeParse(entity).data?.value ?? [])[0] ?? null

type Seen = z.infer<typeof changed>['event']

async function suggest(deps: SlackDeps, { user, channel, context: seen }: Seen): Promise<void> {
  const { state, config, client, running, today } = deps
  const where = { user, channel: channelIn(seen?.entities) }
  const council = await councilFor(state, where, config.council, loadedIn(deps))
  const prompts = await promptsFor(running(), council, today())
  // An agent app names no thread: with one the call does nothing.
  await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [...prompts] })
}

export const agentView: Feature = (on, deps) => {
  const said = new Set<string>()
  /** Suggestions are a kindness: without them everything works. */
  const kindly = async (seen: Seen): Promise<object> => {
    await suggest(deps, seen).catch((error: Error) => {
      if (!said.has(error.message)) deps.log(`No questions could be suggested: ${error.message}`)
      said.add(error.message)
    })
    return {}
  }

  on.event('app_home_opened', ANYONE, async ({ body }) => {
    const read = opened.safeParse(body)
    if (read.success) await deps.deal(body, `prompts:${read.data.event.user}`, () => kindly(read.data.event))
  })

  on.event('app_context_changed', ANYONE, async ({ body }) => {
    const read = changed.safeParse(body)
    if (read.success) await deps.deal(body, `prompts:${read.data.event.user}`, () => kindly(read.data.event))
  })
}
