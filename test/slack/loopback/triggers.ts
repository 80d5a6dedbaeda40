/** Trigger ids: good once, and for three seconds. */
import type { Clock } from './clock.ts'
import { secret } from './ids.ts'
import { Refusal } from './refusal.ts'

interface Trigger {
  readonly user: string
  readonly at: number
  /** The modal that was pressed in, for views.push. */
  readonly view: string | null
  used: boolean
}

export class Triggers {
  readonly #all = new Map<string, Trigger>()
  readonly #clock: Clock
  readonly #lifeMs: number

  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock
    this.#lifeMs = lifeMs
  }

  issue(user: string, view: string | null = null): string {
    const triggerId = `${this.#clock.now()}.${Math.floor(Math.random() * 1e12)}.${secret()}`
    this.#all.set(triggerId, { user, at: this.#clock.now(), view, used: false })
    return triggerId
  }

  /** Uses it up. Throws a refusal where it is unknown, used or too old. */
  exchange(triggerId: string): Trigger {
    const trigger = this.#all.get(triggerId)
    if (!trigger) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (this.#clock.now() - trigger.at > this.#lifeMs) throw new Refusal('expired_trigger_id')
    trigger.used = true
    return trigger
  }
}
