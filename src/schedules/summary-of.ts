/** The summary that a schedule posts: of the council's latest report, with what makes it news. */
import { Asking } from '../answers/asking.ts'
import type { IsoDate } from '../model/period.ts'
import { buildSummary } from '../overview/build-summary.ts'
import { nextDue } from '../overview/due.ts'
import type { NothingPublished, Summary } from '../overview/model.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { Running } from '../setup.ts'
import { listText } from '../wording/format.ts'
import { type Gate, gateOf } from './gate.ts'
import { londonDay } from './london.ts'
import type { Progress } from './progress.ts'
import type { SummarySchedule } from './schedule.ts'

export interface FoundSummary {
  readonly kind: 'summary'
  readonly summary: Summary
  readonly gate: Gate
}

export type Found =
  | FoundSummary
  /** `why` is a sentence for the owner. */
  | { readonly kind: 'nothing'; readonly why: string }

/** The summary of a council's latest report; null where none is loaded. */
export async function latestSummary(
  { catalogue, store }: Running,
  today: IsoDate,
  { council, themes }: SummarySchedule['about'],
): Promise<Summary | NothingPublished | null> {
  const latest = catalogue.latestDocument(council)
  if (!latest) return null
  return buildSummary(new Asking(catalogue, store, today), { council, period: latest.period, themes })
}

/** The summary that a schedule would post, or why there is none. */
export async function summaryFor(
  running: Running,
  today: IsoDate,
  { about }: SummarySchedule,
  progress: Progress,
): Promise<Found> {
  const { catalogue } = running
  const { council, themes } = about
  const name = catalogue.councilName(council)
  const summary = await latestSummary(running, today, about)
  if (!summary) return { kind: 'nothing', why: `No report of ${name} is loaded.` }
  if (summary.kind === 'nothing') {
    const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
    return { kind: 'nothing', why: `${summary.latest?.document} of ${name} has nothing${scope}.` }
  }
  return { kind: 'summary', summary, gate: gateOf(progress, summary, catalogue.documentsOf(council)) }
}

const REVISIONS = 5

const since = ({ toldAt }: Progress): string =>
  toldAt === null ? 'the last summary' : `the summary of ${dayLabel(londonDay(toldAt))}`

/** The lines before the summary itself. */
export function aboveOf({ revised, isNew, besides }: Gate, progress: Progress, comment: string | null): string[] {
  const more = revised.length - REVISIONS
  return [
    ...(comment === null ? [] : [`Officers’ comment: ${comment}`]),
    ...(isNew ? [] : [`Nothing in it is new since ${since(progress)}.`]),
    ...(revised.length > 0 ? [`Revised since ${since(progress)}:`] : []),
    ...revised.slice(0, REVISIONS),
    ...(more > 0 ? [`and ${more} more, in the table below.`] : []),
    ...besides.map((d) => `Also published: ${d.document}, ${dayLabel(d.published)}.`),
  ]
}

/** The one line where there is nothing to say. */
export function nothingNewText(
  { catalogue }: Running,
  today: IsoDate,
  { council, themes, document }: Summary,
  progress: Progress,
): string {
  const scope = themes.length > 0 ? `, ${listText(themes)}` : ''
  const due = nextDue(catalogue, council, today)
  return `${catalogue.councilName(council)}${scope}: nothing new is published since ${since(progress)}. The latest report is ${document.document}, published ${dayLabel(document.published)}.${due ? ` ${due.text}` : ''}`
}
