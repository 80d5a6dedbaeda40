/** views.*: modals and Home tabs. */
import type { Args } from '../args.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../types.ts'
import { readView, type ViewSpec } from '../view-spec.ts'
import { wireView } from '../wire.ts'
import type { World } from '../world.ts'
import type { Method } from './method.ts'

const specOf = (world: World, args: Args, types: readonly View['type'][]): ViewSpec =>
  readView(args.json('view', 'invalid_arguments'), world.blockTypes, types)

const answer = (world: World, view: View) => {
  world.happenings.changed()
  return { view: wireView(view, world.me) }
}

/** A view that was changed since the app read it is not overwritten where the app gives a hash. */
function refuseStale(view: View, args: Args): void {
  const hash = args.text('hash')
  if (hash !== null && hash !== view.hash) throw new Refusal('hash_conflict')
}

const open: Method = (world, args) => {
  const spec = specOf(world, args, ['modal'])
  const { user } = world.triggers.exchange(args.required('trigger_id'))
  return answer(world, world.views.open(user, spec))
}

/** Slack stacks three views at most. */
const MOST_STACKED = 3

const push: Method = (world, args) => {
  const spec = specOf(world, args, ['modal'])
  const { user } = world.triggers.exchange(args.required('trigger_id'))
  const top = world.views.top(user)
  if (!top) throw new Refusal('not_found')
  const stacked = world.views.all.filter((view) => view.open && view.rootId === top.rootId)
  if (stacked.length >= MOST_STACKED) throw new Refusal('push_limit_reached')
  return answer(world, world.views.open(user, spec, top))
}

const update: Method = (world, args) => {
  const spec = specOf(world, args, ['modal', 'home'])
  const externalId = args.text('external_id')
  const view = externalId === null ? world.views.find(args.required('view_id')) : world.views.byExternalId(externalId)
  if (!view?.open) throw new Refusal('not_found')
  refuseStale(view, args)
  return answer(world, world.views.set(view, spec))
}

const publish: Method = (world, args) => {
  const spec = specOf(world, args, ['home'])
  const user = world.workspace.users.get(args.required('user_id'))
  if (!user) throw new Refusal('user_not_found')
  const known = world.views.homes.get(user.id)
  if (known) refuseStale(known, args)
  return answer(world, world.views.publish(user.id, spec))
}

export const VIEWS: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
