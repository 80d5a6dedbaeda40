/** A summary as sections of lines, before any mark-up: the message and what comes after it. */

import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText } from '../wording/format.ts'
import { detailsOf } from './detail-sections.ts'
import type { Focus } from './focus.ts'
import { messageOf } from './message-sections.ts'
import type { Summary } from './model.ts'
import { openingOf } from './opening.ts'
import { filled, plain, type Section } from './section.ts'
import { type TableRow, tableRow } from './table.ts'
import { withWords } from './with-words.ts'
import { matterLine, redLine } from './words.ts'

/** Sections without lines are left out; those with a name of their own are null. */
export interface Rendered {
  readonly title: string
  readonly opening: readonly string[]
  /** The message: exceptions, the most telling first. */
  readonly message: readonly Section[]
  readonly matters: Section | null
  readonly reds: Section | null
  readonly details: readonly Section[]
  readonly questions: Section | null
  readonly tables: readonly { readonly theme: string; readonly rows: readonly TableRow[] }[]
  readonly source: string
}

const orNull = (section: Section): Section | null => filled([section])[0] ?? null

/** What the measures that matter most are called: they may be fewer than three. */
export const mattersTitle = ({ matters }: Summary): string =>
  matters.length === 3 ? 'The three that matter most' : 'What matters most'

/** The sections of a summary. @param focus what of its message is asked for */
export function sectionsOf(catalogue: Catalogue, s: Summary, focus: Focus = 'all'): Rendered {
  const scope = s.themes.length > 0 ? `, ${listText(s.themes)}` : ''
  const day = s.period.label.includes(dayLabel(s.period.end)) ? '' : `, to ${dayLabel(s.period.end)}`
  return {
    title: `${catalogue.councilName(s.council)}${scope}: ${s.period.label}${day}`,
    opening: openingOf(s),
    message: messageOf(s, focus),
    matters: orNull({ title: mattersTitle(s), lines: plain(s.matters.map(matterLine)) }),
    reds: orNull({ title: 'What is red, with officers’ commentary', lines: withWords(s.reds, redLine) }),
    details: detailsOf(s),
    questions: orNull({ title: 'Questions a member might ask', lines: plain(s.questions) }),
    tables: s.tables.map(({ theme, rows }) => ({ theme, rows: rows.map(tableRow) })),
    source: `Source: ${s.document.document}, published ${dayLabel(s.document.published)}.`,
  }
}

/** Every section after the message, in order. */
export const sectionsAfter = ({ matters, reds, details, questions }: Rendered): Section[] =>
  [matters, reds, ...details, questions].filter((s) => s !== null)
