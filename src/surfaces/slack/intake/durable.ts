/**
 * Keeps every delivery that is for us before Slack is told that it arrived. Bolt acknowledges events by itself and at
 * once, so this stands between its receiver and the app: what is delivered twice is acknowledged twice and handled once.
 */
import { setImmediate as breath } from 'node:timers/promises'
import type { App, ReceiverEvent } from '@slack/bolt'
import type { Delivery, State } from '../../../store/state.ts'
import type { Saver } from '../saver.ts'
import { Door } from './door.ts'
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

export interface Intake {
  take(event: ReceiverEvent): Promise<void>
  /** Resolves when everything that came in has been handed on. */
  idle(): Promise<void>
}

/** Whether a delivery matters to what comes after it, or the other way round: an edit, a deletion. */
const isBoundToOthers = (body: Body): boolean =>
  /^message_/.test(
    ((body as Record<string, unknown>).event as { readonly subtype?: string } | undefined)?.subtype ?? '',
  )

type Taken = Exclude<Sifted, { kind: 'drop' }>

/** Whether Slack is told at once that it arrived: who presses or sends a form is answered in the acknowledgement. */
const isToldAtOnce = ({ kind, body }: Taken): boolean => kind === 'keep' && 'event' in body

/** Takes in what Slack delivers to `app`. */
export function taking(app: App, handing: Handing): Intake {
  const { state, clock, sieve } = handing
  let unnamed = 0
  // In order, since whether an edit or a deletion concerns us depends on what came before it. The database failing
  // means no acknowledgement: Slack then delivers again.
  const door = new Door<Body, Taken>({
    nameOf: (body) => (isBoundToOthers(body) ? null : (deliveryKey(body) ?? `unnamed:${++unnamed}`)),
    look: async (body, isLate) => {
      const sifted = await sieve(body, false, isLate)
      return sifted.kind === 'drop' ? null : sifted
    },
    keep: async (all) => {
      const keys = all.map(({ kind, body }) => (kind === 'keep' ? deliveryKey(body as Body) : null))
      const named = all.flatMap(({ body }, i) => {
        const key = keys[i]
        return key == null ? [] : [kept(key, body as Body)]
      })
      const fresh = named.length === 0 ? [] : await state.receiveAll(named, clock())
      let next = 0
      return all.map((taken, i) => (keys[i] === null || fresh[next++] ? taken : null))
    },
  })
  const underway = new Set<object>()
  let reading: Promise<unknown> = Promise.resolve()
  /** What is dealt with, in the order in which it came, whether its words are read before or now. What fails to be read here is read again by whoever deals with it. */
  const readInTurn = (taken: Taken): Promise<Taken> => {
    const before = reading
    const read = async (): Promise<Taken> => {
      await before
      if (taken.kind !== 'keep' || !taken.read) return taken
      const unkept = await taken.read().catch(() => taken.body)
      return { ...taken, unkept }
    }
    const mine = read()
    reading = mine
    return mine
  }
  /** What came of it, once it is its turn to be handed on. */
  const entered = async ({ body, ack }: ReceiverEvent): Promise<Taken | null> => {
    const entering = {}
    underway.add(entering)
    try {
      const taken = await door.enter(body)
      if (taken === null || !isToldAtOnce(taken)) return taken
      void unheard(ack, handing.log)()
      await door.pass()
      return await readInTurn(taken)
    } finally {
      underway.delete(entering)
    }
  }
  return {
    take: async (event) => {
      const taken = await entered(event)
      if (!taken) return event.ack()
      const whole = ((taken.kind === 'keep' && taken.unkept) || taken.body) as Body
      const ack = isToldAtOnce(taken) ? async () => {} : unheard(event.ack, handing.log)
      const own: ReceiverEvent = { ...event, body: whole, ack }
      await (taken.kind === 'pass' ? hand(app, own, handing) : handKept(app, own, handing))
    },
    idle: async () => {
      while (underway.size > 0) await breath()
      // What was let through last is on its way to whoever deals with it.
      await breath()
    },
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
