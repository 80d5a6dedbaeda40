/** "Post it now" and "Leave it out" under what a schedule's owner was told. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { keptRun, keptSchedule, putRun, requestAfterAll } from '../../../../schedules/kept.ts'
import { runText } from '../../../../schedules/status-text.ts'
import type { Work } from '../../../../store/state.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import type { Feature, SlackDeps } from '../../deps.ts'
import { type Pressed, pressedIn, replyTo } from '../../pressed.ts'
import { ownerOr } from '../../who.ts'
import { LEAVE_OUT, POST_NOW } from './message.ts'

async function decide(deps: SlackDeps, pressed: Pressed, key: string, now: boolean): Promise<Work> {
  const call = `owner-step:${pressed.trigger}`
  const say = (text: string): Work => ({ calls: [replyTo(pressed, call, { text: escapeMrkdwn(text) })] })
  const run = await keptRun(deps, key)
  const schedule = run && (await keptSchedule(deps, run.schedule))
  if (!run || !schedule) return say('The schedule was deleted, so there is nothing to post.')
  if (run.status !== 'held' && run.status !== 'failed') return say(`Nothing is left to decide: ${runText(run)}.`)
  const at = deps.clock()
  const why = now ? 'it is posted anew' : 'left out by its owner'
  const gone = putRun({ ...run, status: 'skipped', at, why })
  return now
    ? {
        ...say(schedule.draft ? 'Its draft comes to the officers’ channel.' : 'It is posted within a minute.'),
        puts: [gone, requestAfterAll(run, at)],
      }
    : { ...say('It is left out.'), puts: [gone] }
}

const OWNER = ownerOr('Only the schedule’s owner or an officer can decide that.', async (deps, run) => {
  const kept = await keptRun(deps, run)
  return kept && ((await keptSchedule(deps, kept.schedule))?.owner ?? null)
})

export const ownerSteps: Feature = (on, deps) => {
  for (const action of [POST_NOW, LEAVE_OUT])
    on.action<BlockAction<ButtonAction>>(action, OWNER, async ({ action: { value }, body }) => {
      const pressed = pressedIn(body)
      if (!pressed || !value) return
      await deps.deal(body, `owner:${value}`, () => decide(deps, pressed, value, action === POST_NOW))
      deps.look()
    })
}
