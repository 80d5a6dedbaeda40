/** The sentences a summary opens with: colours, and what changed colour. */

import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText } from '../wording/format.ts'
import { countColours } from './colours.ts'
import type { NothingPublished, Summary } from './model.ts'
import { isUndirected } from './undirected.ts'
import { numbersAreText, numbersText, onlyColour } from './words.ts'

const RANK = { red: 0, amber: 1, green: 2 } as const

function colourSentence({ rows, counts }: Summary): string {
  const rated = counts.red + counts.amber + counts.green
  if (rated === 0) {
    return rows.some(isUndirected)
      ? 'The report prints targets, but not whether a high or a low figure is good, so none of these figures has a colour.'
      : 'The report prints no target for these figures as a number, so none of them has a colour.'
  }
  const tolerance = rows.some((r) => r.figures.some((f) => f.kind === 'amber'))
  const none = tolerance ? '' : ' No tolerance is published, so there is no amber.'
  const only = onlyColour(counts)
  if (only && rated === 1) return `One measure has a target: it is ${only}.${none}`
  if (only) return `${rated === 2 ? 'Both' : `All ${rated}`} measures with a target are ${only}.${none}`
  return `Of ${rated} measures with a target, ${numbersAreText(counts)}.${none}`
}

function narrativeSentence({ narrative }: Summary): string {
  const counts = countColours(narrative.map((r) => r.lead.rag))
  const n = counts.red + counts.amber + counts.green
  return n === 0 ? '' : `The report’s text has ${n} more with a target: ${numbersText(counts)}.`
}

/** "7 changed colour since the month or term before: 4 for the worse and 3 for the better." */
function changeSentence({ before, changed, counts }: Summary): string {
  if (!before) return counts.red + counts.amber + counts.green > 0 ? 'I hold no earlier colours to compare with.' : ''
  const since = before.alone ? 'the month or term before' : before.label
  const all = changed.length
  const worse = changed.filter((c) => RANK[c.to.rag] < RANK[c.from.rag]).length
  if (all === 0) return `None changed colour since ${since}.`
  if (worse > 0 && worse < all)
    return `${all} changed colour since ${since}: ${worse} for the worse and ${all - worse} for the better.`
  return `${all} changed colour since ${since}, ${all > 1 ? 'all ' : ''}for the ${worse > 0 ? 'worse' : 'better'}.`
}

/** Which figure leads, for the details: where some are the year's and some the period's own. */
export function leadSentence({ rows, period }: Summary): string {
  const years = rows.some((r) => r.current && r.lead === r.year)
  return years && ['quarter', 'term', 'range'].includes(period.kind)
    ? `Where the target is set on the year, the figure is for the year to ${dayLabel(period.end)}.`
    : ''
}

/** The sentences that there is something to say for. */
export const openingOf = (s: Summary): string[] =>
  [colourSentence(s), narrativeSentence(s), changeSentence(s)].filter(Boolean)

/** One sentence for a period without figures. */
export function nothingText(catalogue: Catalogue, { council, period, themes, latest }: NothingPublished): string {
  const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
  if (themes.length > 0 && latest?.period.end === period.end)
    return `The latest report that I hold of ${catalogue.councilName(council)} has nothing${scope}: ${latest.document}, published ${dayLabel(latest.published)}.`
  const newest = latest
    ? ` The latest report is for ${latest.period.label}: ${latest.document}, published ${dayLabel(latest.published)}.`
    : ''
  return `I hold nothing of ${catalogue.councilName(council)}${scope} for ${period.label}.${newest}`
}

/** That the latest report stands in for one that is not held. */
export const insteadText = (asked: string, told: string): string => `I hold nothing for ${asked}. This is for ${told}.`
