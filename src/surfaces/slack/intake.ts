/**
 * Keeps every delivery before Slack is told that it arrived. Bolt acknowledges events by itself and at once, so
 * this stands between its receiver and the app: what is delivered twice is acknowledged twice and handled once.
 */
import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Delivery, State } from '../../store/state.ts'

/** The name that a delivery keeps through every redelivery; null for one that Slack never repeats and nobody waits for. */
export function deliveryKey(body: ReceiverEvent['body']): string | null {
  const { event_id: event, trigger_id: trigger, type } = body as Record<string, string | undefined>
  if (event) return event
  // A modal is answered in its acknowledgement and a menu's options too: those pass through as they come.
  if (!trigger || type === 'block_suggestion') return null
  return `${type ?? 'command'}:${trigger}`
}

export interface Handing {
  readonly state: State
  readonly clock: () => number
  readonly log: (message: string) => void
  /** Its work is not saved yet, so it is not dealt with. */
  readonly unsaved: ReadonlySet<string>
}

export interface IntakeOptions extends Handing {
  readonly receiver: Receiver
  /** Told when Slack last reached us. */
  readonly seen?: () => void
}

/** Hands a delivery to the app. What no feature wanted is dealt with as well, and what makes no sense is let go. */
async function hand(app: App, event: ReceiverEvent, { state, clock, log, unsaved }: Handing): Promise<void> {
  const key = deliveryKey(event.body)
  try {
    await app.processEvent(event)
  } catch (error) {
    log(`A delivery made no sense: ${(error as Error).message}`)
    await Promise.resolve(event.ack()).catch(() => {})
  }
  if (key !== null && !unsaved.has(key)) await state.finish(key, {}, clock())
}

/** The receiver that Bolt is given in place of `receiver`. */
export function durable({ receiver, seen, ...handing }: IntakeOptions): Receiver {
  return {
    init(app: App) {
      receiver.init({
        processEvent: async (event: ReceiverEvent) => {
          seen?.()
          const key = deliveryKey(event.body)
          // The database failing means no acknowledgement: Slack then delivers again.
          const { state, clock } = handing
          if (key !== null && !(await state.receive({ key, body: JSON.stringify(event.body) }, clock())))
            return event.ack()
          await hand(app, event, handing)
        },
      } as App)
    },
    start: (...args: unknown[]) => receiver.start(...(args as [])),
    stop: (...args: unknown[]) => receiver.stop(...(args as [])),
  } as Receiver
}

/** Handles again what was delivered to a program that ended before it dealt with it. */
export async function resume(app: App, deliveries: readonly Delivery[], handing: Handing): Promise<void> {
  for (const { body } of deliveries)
    await hand(app, { body: JSON.parse(body) as ReceiverEvent['body'], ack: async () => {} }, handing)
}
