/** Submitting a modal, and doing what the app answers. */
import { isObject } from './args.ts'
import { viewSubmission } from './interactions.ts'
import type { Ack, Json, SubmitAck, User, View } from './types.ts'
import { readView } from './view-spec.ts'
import { refuseIncomplete, type StateValues, stateOf } from './view-state.ts'
import type { World } from './world.ts'

const ACTIONS = ['errors', 'update', 'push', 'clear'] as const

export async function submitView(
  world: World,
  send: (payload: Json) => Promise<Ack>,
  person: User,
  modal: View,
  values: StateValues,
): Promise<SubmitAck> {
  const state = stateOf(modal.blocks, values)
  refuseIncomplete(modal.blocks, state)
  const ack = await send(viewSubmission(world, person, modal, state))
  const response = ack.response ?? {}
  const action = ACTIONS.find((known) => known === response.response_action) ?? null
  const errors = isObject(response.errors) ? (response.errors as Record<string, string>) : {}
  // Slack shows an error for a view it cannot take, and leaves the modal as it was.
  if (ack.acked) apply(world, modal, action, response.view)
  world.happenings.changed()
  return { ...ack, response_action: action, errors, view: world.views.top(person.id) }
}

function apply(world: World, modal: View, action: SubmitAck['response_action'], view: unknown): void {
  switch (action) {
    case 'errors':
      return
    case 'clear':
      world.views.clear(modal)
      return
    case 'update':
      world.views.set(modal, readView(view, world.blockTypes, ['modal']))
      return
    case 'push':
      world.views.open(modal.user, readView(view, world.blockTypes, ['modal']), modal)
      return
    default:
      modal.open = false
  }
}
