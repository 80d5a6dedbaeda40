/** What a schedule for publication begins from: the reports that are there when it is made are no news. */
import type { IsoDate } from '../model/period.ts'
import type { Running } from '../setup.ts'
import type { Work } from '../store/state.ts'
import type { Keeping } from './kept.ts'
import { advance, progressOf } from './progress.ts'
import { isSummary, type KeptSchedule } from './schedule.ts'
import { summaryFor } from './summary-of.ts'

/**
 * The work to save together with a schedule that was just set. Nothing for a schedule by dates, nor for one that has
 * told its channel something before: it goes on from that.
 */
export async function baselineFor(
  keeping: Keeping,
  running: Running,
  today: IsoDate,
  kept: KeptSchedule,
): Promise<Work> {
  const { key, schedule } = kept
  if (!isSummary(schedule) || schedule.when.type !== 'publication') return {}
  const progress = await progressOf(keeping, kept)
  if (progress.offered !== null) return {}
  const { council } = schedule.about
  const documents = running.catalogue.documentsOf(council).map((d) => d.key)
  const found = await summaryFor(running, today, schedule, progress)
  const offered = found.kind === 'summary' ? found.gate.content : ''
  return advance(key, progress, { checked: running.fingerprint, offered, documents })
}
