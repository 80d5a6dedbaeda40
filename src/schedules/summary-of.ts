/** The summary that a schedule posts: of the council's latest report, with what makes it news. */
import { Asking } from '../answers/asking.ts'
import { listText } from '../answers/format.ts'
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { Running } from '../setup.ts'
import { buildSummary } from '../summary/build-summary.ts'
import { nextDue } from '../summary/due.ts'
import type { Summary } from '../summary/model.ts'
import { type Gate, gateOf } from './gate.ts'
import { londonDay } from './london.ts'
import type { Progress } from './progress.ts'
import type { SummarySchedule } from './schedule.ts'

export type Found =
  | { readonly kind: 'summary'; readonly summary: Summary; readonly gate: Gate }
  /** `why` is a sentence for the owner. */
  | { readonly kind: 'nothing'; readonly why: string }

/** The summary of the latest report, or why there is none. */
export async function summaryFor(
  { catalogue, store }: Running,
  today: IsoDate,
  { about: { council, themes } }: SummarySchedule,
  progress: Progress,
): Promise<Found> {
  const latest = catalogue.latestDocument(council)
  const name = catalogue.councilName(council)
  if (!latest) return { kind: 'nothing', why: `No report of ${name} is loaded.` }
  const asking = new Asking(catalogue, store, today)
  const summary = await buildSummary(asking, { council, period: latest.period, themes })
  if (summary.kind === 'nothing') {
    const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
    return { kind: 'nothing', why: `${latest.document} of ${name} has nothing${scope}.` }
  }
  const documents = catalogue.documents.filter((d) => d.council === council)
  return { kind: 'summary', summary, gate: gateOf(progress, summary, documents) }
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
