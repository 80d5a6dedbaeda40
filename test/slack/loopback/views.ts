/** The modals that people have open, and their Home tabs. */
import type { Clock } from './clock.ts'
import { id, secret } from './ids.ts'
import type { View } from './types.ts'
import type { ViewSpec } from './view-spec.ts'

export class Views {
  readonly all: View[] = []
  readonly homes = new Map<string, View>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  #hash(): string {
    return `${Math.floor(this.#clock.now() / 1000)}.${secret(4)}`
  }

  open(user: string, spec: ViewSpec, on: View | null = null): View {
    const viewId = id('V')
    const view: View = {
      ...spec,
      id: viewId,
      user,
      hash: this.#hash(),
      rootId: on?.rootId ?? viewId,
      previousId: on?.id ?? null,
      open: true,
      times: 1,
    }
    this.all.push(view)
    return view
  }

  publish(user: string, spec: ViewSpec): View {
    const known = this.homes.get(user)
    if (known) return this.set(known, spec)
    const home = this.open(user, spec)
    this.homes.set(user, home)
    return home
  }

  set(view: View, spec: ViewSpec): View {
    const { type: _, ...rest } = spec
    Object.assign(view, rest, { hash: this.#hash() })
    view.times += 1
    return view
  }

  find(viewId: string): View | null {
    return this.all.find((view) => view.id === viewId) ?? null
  }

  byExternalId(externalId: string): View | null {
    return this.all.findLast((view) => view.externalId === externalId && view.open) ?? null
  }

  /** The modal on top of what the person has open. */
  top(user: string): View | null {
    return this.all.findLast((view) => view.type === 'modal' && view.user === user && view.open) ?? null
  }

  /** Closes the whole stack that the view is in. */
  clear(view: View): void {
    for (const other of this.all) if (other.rootId === view.rootId) other.open = false
  }
}
