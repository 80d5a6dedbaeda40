/** The health page: whether Slack is connected, the database answers, and how old the figures are. */
import type { IsoDate } from '../../model/period.ts'
import type { CallState } from '../../store/state.ts'
import type { SlackDeps } from './deps.ts'
import type { Outbox } from './outbox.ts'
import type { Connection } from './receivers.ts'

export interface Health {
  readonly ok: boolean
  readonly slack: { readonly connected: boolean; readonly lastDelivery: string | null; readonly fault: string | null }
  readonly schedules: { readonly ok: boolean; readonly fault: string | null }
  readonly database: { readonly ok: boolean; readonly outbox: Readonly<Record<CallState, number>> | null }
  /** By council: the newest report and the day it was published. */
  readonly data: readonly { readonly council: string; readonly report: string; readonly published: IsoDate }[]
}

/** `unlooked`: why the schedules are not looked at. */
export async function healthOf(
  deps: SlackDeps,
  outbox: Outbox,
  connection: Connection,
  unlooked: string | null,
): Promise<Health> {
  const { catalogue } = deps.running()
  const counts = await deps.state.counts().catch(() => null)
  return {
    ok: connection.up && counts !== null && outbox.fault === null && unlooked === null,
    slack: {
      connected: connection.up,
      lastDelivery: connection.seen === null ? null : new Date(connection.seen).toISOString(),
      fault: outbox.fault,
    },
    schedules: { ok: unlooked === null, fault: unlooked },
    database: { ok: counts !== null, outbox: counts },
    data: catalogue.reporting.flatMap(({ key }) => {
      const newest = catalogue.latestDocument(key)
      return newest ? [{ council: key, report: newest.document, published: newest.published }] : []
    }),
  }
}
