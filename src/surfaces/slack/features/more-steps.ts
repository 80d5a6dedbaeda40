/** The menu beside the buttons of a card: each of its lines does what the button of that name would. */
import type { BlockAction, OverflowAction } from '@slack/bolt'
import { chosenStep, MORE_STEPS } from '../cards/buttons.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { ANYONE } from '../who.ts'
import { askPressed } from './ask-service.ts'
import { nextPressed } from './next-steps.ts'
import { sharePressed } from './share.ts'
import { watchPressed } from './watch.ts'

type Pressing = (deps: SlackDeps, body: BlockAction, token: string) => Promise<void>

const OTHERS: ReadonlyMap<string, Pressing> = new Map([
  ['share', sharePressed],
  ['watch', watchPressed],
  ['ask-service', askPressed],
])

export const moreSteps: Feature = (on, deps) => {
  on.action<BlockAction<OverflowAction>>(MORE_STEPS, ANYONE, async ({ action, body }) => {
    const step = chosenStep(action.selected_option?.value ?? '')
    if (!step) return
    const pressing = OTHERS.get(step.id)
    await (pressing ? pressing(deps, body, step.token) : nextPressed(deps, body, step.id, step.token))
  })
}
