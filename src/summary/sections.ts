/** A summary as sections of lines, before any mark-up: the message and the details after it. */

import { listText } from '../answers/format.ts'
import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { Doubt, Missing, Summary } from './model.ts'
import { openingOf } from './opening.ts'
import { type TableRow, tableRow } from './table.ts'
import { apartLine, changeLine, moveLine, moveShort, redLine, standLine } from './words.ts'

export interface Line {
  readonly text: string
  /** Officers' words, with their place. */
  readonly quotes?: readonly { readonly text: string; readonly place: string }[]
}

export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
  /** Lines so short that they stand side by side. */
  readonly inline?: boolean
}

export interface Rendered {
  readonly title: string
  readonly opening: readonly string[]
  /** The message: exceptions, the most telling first. */
  readonly message: readonly Section[]
  readonly details: readonly Section[]
  readonly tables: readonly { readonly theme: string; readonly rows: readonly TableRow[] }[]
  readonly source: string
}

const LARGEST = 5
const MOST_REFERENCES = 15

const plain = (texts: readonly string[]): Line[] => texts.map((text) => ({ text }))
const filled = (sections: readonly Section[]): Section[] => sections.filter((s) => s.lines.length > 0)

const missingText = ({ name, latest }: Missing): string => `${name}${latest ? ` (latest: ${latest.label})` : ''}`

/** Measures by their references; names, or very many of either, would fill the message: they are counted. */
function inBrief(of: readonly { readonly ref: string | null; readonly name: string }[]): Line[] {
  const refs = [...new Set(of.map((m) => m.ref))]
  if (of.length < 3) return plain(of.map((m) => m.ref ?? m.name))
  return plain(refs.length <= MOST_REFERENCES && refs.every((r) => r !== null) ? refs : [`${of.length} measures`])
}

function messageOf(s: Summary): Section[] {
  const doubtful = s.rows.filter((r) => s.doubts.some((d) => d.names.includes(r.name)))
  return filled([
    { title: 'Red', lines: plain(s.reds.map(redLine)) },
    { title: 'Changed colour', lines: plain(s.changed.map(changeLine)) },
    { title: 'Year and latest differ', lines: plain(s.otherColour.map(apartLine)) },
    { title: 'Declined most', lines: plain(s.declined.slice(0, LARGEST).map(moveShort)) },
    { title: 'Improved most', lines: plain(s.improved.slice(0, LARGEST).map(moveShort)) },
    { title: 'Behind England and neighbours', lines: plain(s.behind.map(standLine)) },
    { title: 'Ahead of them', lines: plain(s.ahead.map(standLine)) },
    {
      title: 'Revised or in doubt',
      lines: inBrief(doubtful.map(({ row, name }) => ({ ref: row.ref, name }))),
      inline: true,
    },
    { title: 'Nothing for the period', lines: inBrief(s.missing), inline: true },
    { title: 'A member might ask', lines: plain(s.questions) },
  ])
}

function detailsOf(s: Summary): Section[] {
  return filled([
    {
      title: 'What is red, with officers’ commentary',
      lines: s.reds.map((r) => ({
        text: redLine(r),
        quotes: r.commentary.map((c) => ({ text: c.text, place: c.location })),
      })),
    },
    { title: 'What changed colour', lines: plain(s.changed.map(changeLine)) },
    { title: 'Year and latest month or term differ in colour', lines: plain(s.otherColour.map(apartLine)) },
    { title: 'Biggest declines', lines: plain(s.declined.slice(0, LARGEST).map(moveLine)) },
    { title: 'Biggest improvements', lines: plain(s.improved.slice(0, LARGEST).map(moveLine)) },
    { title: 'Behind England and statistical neighbours, as far as published', lines: plain(s.behind.map(standLine)) },
    { title: 'Ahead of England and statistical neighbours, as far as published', lines: plain(s.ahead.map(standLine)) },
    {
      title: 'Revisions, and figures that disagree or are in doubt',
      lines: plain(s.doubts.map(doubtText)),
    },
    { title: `Nothing published for ${s.period.label}`, lines: plain(s.missing.map(missingText)) },
    { title: 'Questions a member might ask', lines: plain(s.questions) },
  ])
}

/** The sentence after what it is about, which it may name itself. */
function doubtText({ text, names }: Doubt): string {
  const [first = ''] = names
  if (names.length > 3) return `${names.length} measures: ${text}`
  return names.length === 1 && text.includes(first.replace(/^\S+ /, '').replace(/ \(.*/, ''))
    ? text
    : `${listText(names)}: ${text}`
}

/** The sections of a summary. */
export function sectionsOf(catalogue: Catalogue, s: Summary): Rendered {
  const scope = s.themes.length > 0 ? `, ${listText(s.themes)}` : ''
  const day = s.period.label.includes(dayLabel(s.period.end)) ? '' : `, to ${dayLabel(s.period.end)}`
  return {
    title: `${catalogue.councilName(s.council)}${scope}: ${s.period.label}${day}`,
    opening: openingOf(s),
    message: messageOf(s),
    details: detailsOf(s),
    tables: s.tables.map(({ theme, rows }) => ({ theme, rows: rows.map(tableRow) })),
    source: `Source: ${s.document.document}, published ${dayLabel(s.document.published)}.`,
  }
}
