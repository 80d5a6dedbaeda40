/** What else is published beside a figure, in words. */
import { listText } from './format.ts'
import { type Line, labelledLine } from './line.ts'

interface At {
  readonly period: string
  readonly shown: string
}

/** Another published figure that is told with one. */
export type Beside =
  /** The months of a quarter; `endOf` names the quarter that the figure is the end of, null where they were added up. */
  | { readonly kind: 'months'; readonly endOf: string | null; readonly of: readonly At[] }
  /** The month or term that ends with a year. */
  | ({ readonly kind: 'single' } & At)
  /** The other rows of the measure, for the same time. */
  | { readonly kind: 'rows'; readonly of: readonly { readonly name: string; readonly shown: string }[] }
  /** The year so far, and the same time a year earlier: one term's fall may be a year's rise. */
  | { readonly kind: 'to-date'; readonly end: string; readonly shown: string; readonly before: string | null }
  /** For the same thing at about the same time. */
  | { readonly kind: 'nearby'; readonly shown: string; readonly day: string; readonly place: string }

/** What must be seen is `said`: other figures for the same time, which never give way to room. */
export function besideLine(beside: Beside): Line {
  const said = (text: string): Line => ({ role: 'beside', text })
  const saidAlways = (text: string): Line => ({ role: 'said', text })
  const labelled = (label: string, text: string): Line => labelledLine('beside', label, text)
  switch (beside.kind) {
    case 'months': {
      const months = listText(beside.of.map((m) => `${m.period} ${m.shown}`))
      return beside.endOf === null
        ? labelled('Its months', `${months}.`)
        : said(`This is the figure at the end of ${beside.endOf}; its months: ${months}.`)
    }
    case 'single':
      return said(`On its own in ${beside.period}: ${beside.shown}.`)
    case 'rows':
      return labelledLine('said', 'Published beside it', `${beside.of.map((r) => `${r.name} ${r.shown}`).join(', ')}.`)
    case 'to-date':
      return saidAlways(
        `The year to ${beside.end}: ${beside.shown}${beside.before === null ? '' : `, against ${beside.before} a year earlier`}.`,
      )
    case 'nearby':
      return labelledLine('said', 'Also published', `${beside.shown} on ${beside.day} (${beside.place}).`)
  }
}

/** The last figure before one that it may not be set against. */
export interface Earlier extends At {
  /** Why not; null where the two may be compared, and are only not next to each other. */
  readonly unlike: 'thing' | 'time' | null
}

const UNLIKE = { thing: ', which does not count quite the same thing', time: ', not like for like' } as const

export const earlierText = ({ shown, period, unlike }: Earlier): string =>
  `The last figure before it: ${shown} in ${period}${unlike ? UNLIKE[unlike] : ''}.`
