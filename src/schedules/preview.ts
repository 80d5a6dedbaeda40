/** What a schedule would tell today, in plain text. */
import type { IsoDate } from '../model/period.ts'
import { nothingText } from '../overview/opening.ts'
import { summaryText } from '../overview/render.ts'
import { sectionsOf } from '../overview/sections.ts'
import type { Running } from '../setup.ts'
import type { SummarySchedule } from './schedule.ts'
import { latestSummary } from './summary-of.ts'

/** The summary of the council's latest report; a sentence where there is none. */
export async function previewText(running: Running, today: IsoDate, { about }: SummarySchedule): Promise<string> {
  const { catalogue } = running
  const summary = await latestSummary(running, today, about)
  if (!summary) return `No report of ${catalogue.councilName(about.council)} is loaded, so there is nothing to tell.`
  return summary.kind === 'nothing'
    ? nothingText(catalogue, summary)
    : summaryText(sectionsOf(catalogue, summary), 'text')
}
