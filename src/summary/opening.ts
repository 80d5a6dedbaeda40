/** The sentences a summary opens with: colours now and last time, and which figures lead. */
import { listText } from '../answers/format.ts'
import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { NothingPublished, Summary } from './model.ts'
import { countsText, numbersText } from './words.ts'

function colourSentence(s: Summary): string {
  const rated = s.rows.filter((r) => r.lead.rag !== 'none')
  const measures = `${s.rows.length} ${s.rows.length === 1 ? 'measure' : 'measures'}`
  if (rated.length === 0)
    return `${measures}; none has a colour, as no target for the period is published with a number.`
  const bands = rated.some((r) => r.yardstick?.kind === 'tolerance')
    ? ''
    : ' No tolerance is published, so there is no amber.'
  return `${measures}, ${rated.length} with a target: ${countsText(s.counts)}.${bands}`
}

function beforeSentence(s: Summary): string {
  const { before } = s
  if (before) {
    const [then, now] = [numbersText(before.before), numbersText(before.now)]
    const label = `Last ${before.alone ? 'month or term' : 'time'} (${before.label})`
    return then === now
      ? `${label}: ${then} of ${before.measures} measures; now the same.`
      : `${label}: ${then}; the same ${before.measures} measures now: ${now}.`
  }
  return s.rows.some((r) => r.lead.rag !== 'none') && s.periodBefore
    ? `Last time has no colours: nothing with a target is published for ${s.periodBefore.label}.`
    : ''
}

/** Which figure leads, where some are the year's and some the period's own. */
function leadSentence(s: Summary): string {
  const years = s.rows.filter((r) => r.lead === r.year).length
  if (years === 0 || !['quarter', 'term', 'range'].includes(s.period.kind)) return ''
  return `${years} ${years === 1 ? 'figure is' : 'figures are'} for the year to that day, on which the target is set.`
}

/** The sentences that there is something to say for. */
export const openingOf = (s: Summary): string[] =>
  [colourSentence(s), beforeSentence(s), leadSentence(s)].filter(Boolean)

/** One sentence for a period without figures. */
export function nothingText(catalogue: Catalogue, { council, period, themes, latest }: NothingPublished): string {
  const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
  const newest = latest
    ? `; the latest report is for ${latest.period.label}: ${latest.document}, published ${dayLabel(latest.published)}`
    : ''
  return `${catalogue.councilName(council)} has published nothing${scope} for ${period.label}${newest}.`
}
