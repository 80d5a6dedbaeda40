/** The first screen: what this is, what is loaded, what to type, how to leave. */
import type { Catalogue } from '../../catalogue.ts'
import type { IsoDate } from '../../model/period.ts'
import { dayLabel } from '../../periods/calendar.ts'
import { exampleQuestions } from './examples.ts'

export interface Setting {
  /** A key, or null where no council's reports are loaded. */
  readonly council: string | null
  /** Nobody set the council: it is the one with the newest report. */
  readonly chosen: boolean
  /** The day of asking where one is set; null is today. */
  readonly now: IsoDate | null
}

/** The council of questions that name none: the one set, else the one with the newest report; where any may be asked about, none. */
export function defaultCouncil(catalogue: Catalogue, set: string | null): Pick<Setting, 'council' | 'chosen'> {
  if (set !== null) return { council: set, chosen: false }
  if (catalogue.england) return { council: null, chosen: false }
  const newest = catalogue.documents[0]?.council ?? catalogue.councils[0]?.key ?? null
  return { council: newest, chosen: newest !== null && catalogue.reporting.length > 1 }
}

/** Which council questions are about, and why where nobody chose it. */
export function councilSentence(catalogue: Catalogue, setting: Pick<Setting, 'council' | 'chosen'>): string {
  if (setting.council === null)
    return catalogue.england
      ? 'No council is set; name any council or region of England in the question, or set yours with /council NAME.'
      : 'No council is set; name one in the question.'
  const name = catalogue.councilName(setting.council)
  return setting.chosen
    ? `No council is set, so questions are about ${name}, which has the newest report; name another in the question to ask about it.`
    : `Questions are about ${name}; name another council in the question to ask about it.`
}

/** Plain text, to be wrapped. */
export function welcomeText(catalogue: Catalogue, setting: Setting): string {
  const reports = catalogue.documents.map(
    (d) => `- ${catalogue.councilName(d.council)}: ${d.document}, published ${dayLabel(d.published)}`,
  )
  return [
    'Ask about published council performance in your own words.',
    'Each answer gives the figure with its target, RAG, trend and source.',
    '',
    reports.length > 0 ? 'Loaded reports:' : 'No reports are loaded.',
    ...reports,
    ...(catalogue.england
      ? [
          "- every council and region of England: the Department for Education's LAIT figures; name one, or /council NAME",
        ]
      : []),
    '',
    councilSentence(catalogue, setting),
    ...(setting.now ? [`The day of asking is ${dayLabel(setting.now)}.`] : []),
    '',
    'For example:',
    ...exampleQuestions(catalogue, setting.council).map((q) => `- ${q}`),
    '',
    'You can follow up: "and last year?". /council NAME changes the council, /help lists the commands, /quit or Ctrl-D leaves.',
  ].join('\n')
}
