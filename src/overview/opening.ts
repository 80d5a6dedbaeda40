/** The sentences a summary opens with: colours now and last time, and which figures lead. */
import { listText } from '../answers/format.ts'
import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { ColourChange, ColoursBefore, NothingPublished, Summary } from './model.ts'
import { countsText, numbersText } from './words.ts'

const measures = (n: number): string => `${n} ${n === 1 ? 'measure' : 'measures'}`

function colourSentence(s: Summary): string {
  const rated = s.rows.filter((r) => r.lead.rag !== 'none')
  if (rated.length === 0)
    return `${measures(s.rows.length)}, none of them rated: the report prints no target for the period as a number.`
  const bands = rated.some((r) => r.figures.some((f) => f.kind === 'amber'))
    ? ''
    : ' No tolerance is published, so there is no amber.'
  const have = rated.length === 1 ? 'has' : 'have'
  return `${rated.length} of ${measures(s.rows.length)} ${have} a target: ${countsText(s.counts)}.${bands}`
}

const RANK = { red: 0, amber: 1, green: 2 } as const

/** "7 changed colour (4 worse, 3 better)". */
function changes(changed: readonly ColourChange[]): string {
  const worse = changed.filter((c) => RANK[c.to.rag] < RANK[c.from.rag]).length
  const better = changed.length - worse
  const ways = [...(worse > 0 ? [`${worse} worse`] : []), ...(better > 0 ? [`${better} better`] : [])]
  return changed.length === 0 ? 'none changed colour' : `${changed.length} changed colour (${ways.join(', ')})`
}

function thenAndNow({ changed }: Summary, { alone, label, measures: n, now, before: then }: ColoursBefore): string {
  const [was, is] = [numbersText(then), numbersText(now)]
  const time = `Last ${alone ? 'month or term' : 'time'} (${label})`
  const link = changed.length > 0 ? 'but' : 'and'
  return was === is
    ? `${time}: ${was} of ${measures(n)}; as many now, ${link} ${changes(changed)}.`
    : `${time}: ${was} of ${measures(n)}; now ${is}; ${changes(changed)}.`
}

function beforeSentence(s: Summary): string {
  if (s.before) return thenAndNow(s, s.before)
  return s.rows.some((r) => r.lead.rag !== 'none') && s.periodBefore
    ? `Colours cannot be compared with last time: no figure with a target is published for ${s.periodBefore.label}.`
    : ''
}

/** Which figure leads, where some are the year's and some the period's own. */
function leadSentence(s: Summary): string {
  const years = s.rows.filter((r) => r.lead === r.year).length
  if (years === 0 || !['quarter', 'term', 'range'].includes(s.period.kind)) return ''
  return years === 1
    ? '1 figure is for the year to that day, as its target is.'
    : `${years} figures are for the year to that day, as their targets are.`
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
