/** Figures for Prometheus: what was sent and refused, what waits, and what the health page knows. No name is in them. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Health } from './health.ts'
import type { OutboxWatch } from './outbox.ts'

/** Seconds. */
const WAITS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600, 86_400]
const CALLS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics extends OutboxWatch {
  delivered(): void
  /** Milliseconds. */
  looked(ms: number): void
  text(health: Health): Promise<{ readonly type: string; readonly text: string }>
}

const yes = (is: boolean): number => (is ? 1 : 0)

export function metrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> =>
    new Gauge({ name: `scrutineer_${name}`, help, labelNames, registers })
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `scrutineer_${name}`, help, labelNames, registers })
  const deliveries = counter('deliveries_total', 'Deliveries by Slack, redeliveries included')
  const sent = counter('calls_sent_total', 'Calls that Slack took', 'method')
  const refused = counter('calls_refused_total', 'Attempts that did not succeed and are made again', 'why')
  const gaveUp = counter('calls_given_up_total', 'Calls that were given up', 'why')
  const waited = new Histogram({
    name: 'scrutineer_call_waited_seconds',
    help: 'From the moment a call was queued to the moment Slack had taken it',
    labelNames: ['for'],
    buckets: WAITS,
    registers,
  })
  const took = new Histogram({
    name: 'scrutineer_call_seconds',
    help: 'What Slack takes to answer a call',
    buckets: CALLS,
    registers,
  })
  const look = new Histogram({
    name: 'scrutineer_schedules_look_seconds',
    help: 'What a look at the schedules takes',
    buckets: [0.001, 0.01, 0.1, 1, 10],
    registers,
  })
  const ready = gauge('ready', '1 where nothing is wrong')
  const connected = gauge('slack_connected', '1 while Slack is connected')
  const writable = gauge('state_writable', '1 while the state takes what is written')
  const free = gauge('state_disk_free_bytes', 'Room on the disk of the state file')
  const waiting = gauge('outbox_waiting', 'Calls that wait to be sent')
  const oldest = gauge(
    'oldest_waiting_seconds',
    'Age of the oldest thing that waits to be dealt with or sent; 0 for none',
  )
  const stuck = gauge('outbox_refused', 'Calls that wait after a refusal')
  const held = gauge('schedules_held', 'Schedules whose owner has not decided whether to post late')
  const unreached = gauge('schedules_owner_unreached', 'Schedules whose owner cannot be reached', 'heard')
  const unlooked = gauge('schedules_looked_at', '1 while the schedules are looked at')
  const data = gauge('data_published_timestamp_seconds', 'Day on which the newest report was published', 'council')
  const whyOf = (why: string): string => why.split(':')[0]?.slice(0, 60) ?? ''
  return {
    delivered: () => deliveries.inc(),
    looked: (ms) => look.observe(ms / 1000),
    sent: ({ method, patient }, waitedMs, tookMs) => {
      sent.inc({ method })
      waited.observe({ for: patient ? 'nobody' : 'somebody' }, Math.max(0, waitedMs) / 1000)
      took.observe(tookMs / 1000)
    },
    refused: (_, why) => refused.inc({ why: whyOf(why) }),
    gaveUp: (_, why) => gaveUp.inc({ why: whyOf(why) }),
    text: async ({ ok, slack, schedules, database, workspaces = [], data: reports }) => {
      const everywhere = [schedules, ...workspaces]
      ready.set(yes(ok))
      connected.set(yes(slack.connected))
      writable.set(yes(database.ok))
      free.set((database.freeMegabytes ?? 0) * 2 ** 20)
      waiting.set(database.outbox?.waiting ?? 0)
      oldest.set(database.oldestSeconds ?? 0)
      stuck.set(database.refused?.messages ?? 0)
      held.set(everywhere.flatMap((each) => each.held).length)
      for (const heard of [true, false])
        unreached.set(
          { heard: heard ? 'officers' : 'nobody' },
          everywhere.flatMap((each) => each.unreached).filter((u) => u.heard === heard).length,
        )
      unlooked.set(yes(schedules.ok))
      data.reset()
      for (const { council, published } of reports) data.set({ council }, Date.parse(published) / 1000)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
