/** What a schedule would tell today, in plain text. */
import { Asking } from '../answers/asking.ts'
import type { IsoDate } from '../model/period.ts'
import type { Running } from '../setup.ts'
import { buildSummary } from '../summary/build-summary.ts'
import { nothingText } from '../summary/opening.ts'
import { summaryText } from '../summary/render.ts'
import { sectionsOf } from '../summary/sections.ts'
import type { SummarySchedule } from './schedule.ts'

/** The summary of the council's latest report; a sentence where there is none. */
export async function previewText(running: Running, today: IsoDate, { about }: SummarySchedule): Promise<string> {
  const { catalogue, store } = running
  const { council, themes } = about
  const latest = catalogue.latestDocument(council)
  if (!latest) return `No report of ${catalogue.councilName(council)} is loaded, so there is nothing to tell.`
  const summary = await buildSummary(new Asking(catalogue, store, today), { council, period: latest.period, themes })
  return summary.kind === 'nothing'
    ? nothingText(catalogue, summary)
    : summaryText(sectionsOf(catalogue, summary), 'text')
}
