/**
 * Keeps every delivery before Slack is told that it arrived. Bolt acknowledges events by itself and at once, so
 * this stands between its receiver and the app: what is delivered twice is acknowledged twice and handled once.
 */
import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { State } from '../../store/state.ts'

/** The name that a delivery keeps through every redelivery; null for one that Slack never repeats and nobody waits for. */
export function deliveryKey(body: ReceiverEvent['body']): string | null {
  const { event_id: event, trigger_id: trigger, type } = body as Record<string, string | undefined>
  if (event) return event
  // A modal is answered in its acknowledgement and a menu's options too: those pass through as they come.
  if (!trigger || type === 'block_suggestion') return null
  return `${type ?? 'command'}:${trigger}`
}

export interface IntakeOptions {
  readonly receiver: Receiver
  readonly state: State
  readonly clock: () => number
  /** Told when Slack last reached us. */
  readonly seen?: () => void
}

/** Hands a delivery to the app; what no feature wanted is dealt with as well. */
async function hand(app: App, event: ReceiverEvent, key: string | null, state: State, clock: () => number) {
  await app.processEvent(event)
  if (key !== null) await state.finish(key, {}, clock())
}

/** The receiver that Bolt is given in place of `receiver`. */
export function durable({ receiver, state, clock, seen }: IntakeOptions): Receiver {
  return {
    init(app: App) {
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          seen?.()
          const key = deliveryKey(event.body)
          // The database failing means no acknowledgement: Slack then delivers again.
          if (key !== null && !(await state.receive({ key, body: JSON.stringify(event.body) }, clock())))
            return event.ack()
          await hand(app, event, key, state, clock)
        },
      } as App)
    },
    start: (...args: unknown[]) => receiver.start(...(args as [])),
    stop: (...args: unknown[]) => receiver.stop(...(args as [])),
  } as Receiver
}

/** Handles again what was kept and not dealt with when the process ended. */
export async function resume(app: App, state: State, clock: () => number): Promise<void> {
  for (const { key, body } of await state.pending())
    await hand(app, { body: JSON.parse(body) as ReceiverEvent['body'], ack: async () => {} }, key, state, clock)
}
