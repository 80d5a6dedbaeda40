/**
 * Keeps every delivery that is for us before Slack is told that it arrived. Bolt acknowledges events by itself and at
 * once, so this stands between its receiver and the app: what is delivered twice is acknowledged twice and handled once.
 */
import type { App, ReceiverEvent } from '@slack/bolt'
import type { Delivery, State } from '../../../store/state.ts'
import { Lanes } from '../lanes.ts'
import type { Saver } from '../saver.ts'
import { deliveryKey, deliveryLane } from './key.ts'
import type { Sieve, Sifted } from './sieve.ts'

export interface Handing {
  readonly state: State
  readonly clock: () => number
  readonly log: (message: string) => void
  readonly sieve: Sieve
  readonly saver: Pick<Saver, 'handed'>
}

type Body = ReceiverEvent['body']

/** It is kept, so that it is dealt with also where the line to Slack goes dead just now: Slack delivers it again, in vain. */
const unheard =
  (ack: ReceiverEvent['ack'], log: Handing['log']): ReceiverEvent['ack'] =>
  async (response) => {
    try {
      await ack(response)
    } catch (error) {
      log(`Slack did not hear that a delivery arrived: ${(error as Error).message}`)
    }
  }

function kept(key: string, body: Body): Delivery {
  const lane = deliveryLane(body)
  return { key, body: JSON.stringify(body), ...(lane !== undefined && { lane }) }
}

/** Hands a delivery to the app. What makes no sense is let go. */
async function hand(app: App, event: ReceiverEvent, { log }: Handing): Promise<void> {
  try {
    await app.processEvent(event)
  } catch (error) {
    log(`A delivery made no sense: ${(error as Error).message}`)
    await Promise.resolve(event.ack()).catch(() => {})
  }
}

/** What no feature wanted is dealt with as well. */
async function handKept(app: App, event: ReceiverEvent, handing: Handing): Promise<void> {
  const key = deliveryKey(event.body)
  const handed = (): Promise<void> => hand(app, event, handing)
  await (key === null ? handed() : handing.saver.handed(key, handed))
}

/** Takes in what Slack delivers to `app`. */
export function taking(app: App, handing: Handing): (event: ReceiverEvent) => Promise<void> {
  const { state, clock, sieve } = handing
  const inOrder = new Lanes()
  /** What came of it: to be handed on, or null where it is not for us or known already. */
  const taken = async (body: Body): Promise<Exclude<Sifted, { kind: 'drop' }> | null> => {
    const sifted = await sieve(body)
    if (sifted.kind !== 'keep') return sifted.kind === 'drop' ? null : sifted
    const key = deliveryKey(sifted.body as Body)
    const fresh = key === null || (await state.receive(kept(key, sifted.body as Body), clock()))
    return fresh ? sifted : null
  }
  return async (event) => {
    // One after another, since whether an edit or a deletion concerns us depends on what came before it. The
    // database failing means no acknowledgement: Slack then delivers again.
    const sifted = await inOrder.run('intake', () => taken(event.body))
    if (!sifted) return event.ack()
    const whole = (sifted.kind === 'keep' && sifted.unkept) || sifted.body
    const own: ReceiverEvent = { ...event, body: whole as Body, ack: unheard(event.ack, handing.log) }
    await (sifted.kind === 'pass' ? hand(app, own, handing) : handKept(app, own, handing))
  }
}

/** Kept by an earlier release, under a name that deliveries no longer have, and whole: kept anew as they are now. */
async function renewed(delivery: Delivery, body: Body, { state, clock, sieve }: Handing): Promise<Body | null> {
  if (deliveryKey(body) === delivery.key) return body
  const sifted = await sieve(body, true)
  const key = deliveryKey(body)
  const fresh = sifted.kind === 'keep' && key !== null && (await state.receive(kept(key, sifted.body as Body), clock()))
  await state.finish(delivery.key, {}, clock())
  return fresh ? (sifted.body as Body) : null
}

/** Handles again what was delivered to a program that ended before it dealt with it. */
export async function resume(app: App, deliveries: readonly Delivery[], handing: Handing): Promise<void> {
  for (const delivery of deliveries) {
    const body = await renewed(delivery, JSON.parse(delivery.body) as Body, handing)
    if (body) await handKept(app, { body, ack: async () => {} }, handing)
  }
}
