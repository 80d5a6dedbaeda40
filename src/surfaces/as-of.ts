/** What was said or answered at another time: a store that gives the view of that moment. */
import type { Config } from '../config.ts'
import type { IsoDate } from '../model/period.ts'
import { londonDay } from '../schedules/london.ts'
import type { Point, Releases } from '../store/releases.ts'
import type { View } from '../store/store.ts'

export interface AsOf {
  /** What the council had said by that day, by the days its committee saw the reports. */
  readonly saidBy: IsoDate | null
  /** What the bot answered from at the end of that day. */
  readonly answeredOn: IsoDate | null
}

/** The view that these days mean, and what closes it. */
export async function viewAsOf(config: Config, asOf: AsOf): Promise<{ view: View; close: () => Promise<void> }> {
  const { openSqliteReleases } = await import('../store/sqlite/releases.ts')
  const releases = await openSqliteReleases(config.database)
  return { view: releases.at(await pointOf(releases, asOf)), close: () => releases.close() }
}

async function pointOf(releases: Releases, { saidBy, answeredOn }: AsOf): Promise<Point> {
  const said = saidBy === null ? {} : { said: saidBy }
  if (answeredOn === null) return said
  const before = (await releases.publications()).filter((p) => londonDay(p.at) <= answeredOn)
  return { ...said, seq: before.at(-1)?.seq ?? 0 }
}
