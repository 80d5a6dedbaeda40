/** What a schedule would tell today, in plain text. */
import type { IsoDate } from '../model/period.ts'
import type { Running } from '../setup.ts'
import { nothingText } from '../summary/opening.ts'
import { summaryText } from '../summary/render.ts'
import { sectionsOf } from '../summary/sections.ts'
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
