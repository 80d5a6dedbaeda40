/** A summary as sections of lines, before any mark-up: the message, the details after it and the table. */

import { listText, RAG_SYMBOLS } from '../answers/format.ts'
import type { Catalogue } from '../catalogue.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { Doubt, Missing, NothingPublished, Summary, SummaryRow } from './model.ts'
import {
  apartLine,
  changeLine,
  countsText,
  foundText,
  leadText,
  moveLine,
  moveShort,
  numbersText,
  redLine,
  standLine,
} from './words.ts'

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

export interface TableRow {
  readonly cells: readonly string[]
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

export const COLUMNS = ['Measure', 'Figure', 'For', 'Target', 'RAG', 'Before'] as const
const LARGEST = 5
const MOST_REFERENCES = 15

const plain = (texts: readonly string[]): Line[] => texts.map((text) => ({ text }))
const filled = (sections: readonly Section[]): Section[] => sections.filter((s) => s.lines.length > 0)

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

function tableRow(r: SummaryRow): TableRow {
  const { lead } = r
  const previous = lead.trend?.previous
  const beside =
    r.single && r.single.found.value !== lead.found.value
      ? ` (${r.single.found.period.label} ${foundText(r.single.found, r.row.unit)})`
      : ''
  const before = previous
    ? `${foundText(previous, r.row.unit)} (${previous.period.label}), ${lead.trend?.trend.performance === 'n/a' ? 'for information' : lead.trend?.trend.performance}`
    : ''
  return {
    cells: [
      r.name,
      leadText(r),
      `${lead.found.period.label}${beside}`,
      lead.answer.target?.text ?? '',
      lead.rag === 'none' ? '' : `${RAG_SYMBOLS[lead.rag]} ${lead.rag}`,
      before,
    ],
  }
}

/** The sections of a summary. */
export function sectionsOf(catalogue: Catalogue, s: Summary): Rendered {
  const scope = s.themes.length > 0 ? `, ${listText(s.themes)}` : ''
  const day = s.period.label.includes(dayLabel(s.period.end)) ? '' : `, to ${dayLabel(s.period.end)}`
  return {
    title: `${catalogue.councilName(s.council)}${scope}: ${s.period.label}${day}`,
    opening: [colourSentence(s), beforeSentence(s), leadSentence(s)].filter(Boolean),
    message: messageOf(s),
    details: detailsOf(s),
    tables: s.tables.map(({ theme, rows }) => ({ theme, rows: rows.map(tableRow) })),
    source: `Source: ${s.document.document}, published ${dayLabel(s.document.published)}.`,
  }
}

/** One sentence for a period without figures. */
export function nothingText(catalogue: Catalogue, { council, period, themes, latest }: NothingPublished): string {
  const scope = themes.length > 0 ? ` on ${listText(themes)}` : ''
  const newest = latest
    ? `; the latest report is for ${latest.period.label}: ${latest.document}, published ${dayLabel(latest.published)}`
    : ''
  return `${catalogue.councilName(council)} has published nothing${scope} for ${period.label}${newest}.`
}
