/** The meeting pack, apart from any form: headings, lists, tables, and charts with a table beside each. One to three pages. */

import type { Catalogue } from '../catalogue.ts'
import type { StandingRow } from '../model/standings.ts'
import { dayLabel } from '../periods/calendar.ts'
import { capital, listText } from '../wording/format.ts'
import { shownOf } from '../wording/line.ts'
import type { MatterBeside } from './beside-england.ts'
import { besideBlocks } from './beside-pack.ts'
import { countColours } from './colours.ts'
import type { Counts, Matter, Move, Summary, SummaryRow } from './model.ts'
import { leadSentence, openingOf } from './opening.ts'
import { LARGEST, timesOf } from './section.ts'
import { beforeText, foundText, leadText, named, numberText, quoted, targetText } from './words.ts'

export interface PackTable {
  readonly caption: string
  readonly columns: readonly string[]
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[]
}

/** How many measures of each theme have each colour. */
export interface CountsChart {
  readonly kind: 'counts'
  readonly rows: readonly { readonly label: string; readonly counts: Counts }[]
}

/** Figures of one measure through time, with the target that holds for all of them. */
export interface LineChart {
  readonly kind: 'line'
  /** `value` is for drawing only; `text` is the figure as published. */
  readonly points: readonly { readonly label: string; readonly value: number; readonly text: string }[]
  readonly target: { readonly value: number; readonly text: string } | null
}

/** Councils in order of one measure, with averages. */
export interface BarsChart {
  readonly kind: 'bars'
  /** `value` is for drawing only; `text` is the figure as published or worked out. */
  readonly rows: readonly (Pick<StandingRow, 'value' | 'whose'> & { readonly label: string; readonly text: string })[]
}

export type Chart = (CountsChart | LineChart | BarsChart) & {
  readonly title: string
  /** What it shows, for whoever cannot see it. */
  readonly description: string
}

export type PackBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: PackTable }
  | { readonly kind: 'figure'; readonly chart: Chart; readonly table: PackTable }

export interface PackSection {
  readonly heading: string
  readonly blocks: readonly PackBlock[]
}

export interface Pack {
  readonly title: string
  /** What it is made of: report, day of publication, meeting. */
  readonly about: readonly string[]
  readonly sections: readonly PackSection[]
  readonly source: string
}

const RAG_COLUMNS = ['Theme', 'Red', 'Amber', 'Green'] as const
/** More bars than a reader takes in. */
const MOST_THEMES = 8

const countsCells = ({ red, amber, green }: Counts): string[] => [red, amber, green].map(String)

function coloursFigure(s: Summary): PackBlock[] {
  const rows = s.tables
    .map(({ theme, rows: of }) => ({ label: theme, counts: countColours(of.map((r) => r.lead.rag)) }))
    .filter(({ counts: c }) => c.red + c.amber + c.green > 0)
    .slice(0, MOST_THEMES)
  if (rows.length === 0) return []
  const title = 'Measures with a target, by service and colour'
  const table = { caption: title, columns: RAG_COLUMNS, rows: rows.map((r) => [r.label, ...countsCells(r.counts)]) }
  const description = rows
    .map(({ label, counts }) => `${label}: ${counts.red} red, ${counts.amber} amber, ${counts.green} green`)
    .join('; ')
  return [{ kind: 'figure', chart: { kind: 'counts', title, description: `${description}.`, rows }, table }]
}

function matterFigure({ of, points }: Matter): PackBlock[] {
  const exact = points.flatMap((p) =>
    p.period && p.value !== null
      ? [{ label: p.period.label, value: p.value, text: shownOf(p) ?? numberText(String(p.value), of.row.unit) }]
      : [],
  )
  if (exact.length < 3) return []
  const limits = new Set(points.map((p) => p.target?.value))
  const [limit] = limits
  const target = limits.size === 1 && typeof limit === 'number' ? { value: limit, text: targetText(of) } : null
  const title = named(of)
  const columns = ['Period', 'Figure', ...(target ? ['Target'] : [])]
  const rows = exact.map((p) => [p.label, p.text, ...(target ? [target.text] : [])])
  const description = `${exact.map((p) => `${p.label} ${p.text}`).join(', ')}${target ? `; target ${target.text}` : ''}.`
  return [
    {
      kind: 'figure',
      chart: { kind: 'line', title, description, points: exact, target },
      table: { caption: title, columns, rows },
    },
  ]
}

const table = (caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): PackBlock[] =>
  rows.length > 0 ? [{ kind: 'table', table: { caption, columns, rows } }] : []

const text = (said: string): PackBlock[] => (said ? [{ kind: 'text', text: said }] : [])
const list = (items: readonly string[]): PackBlock[] => (items.length > 0 ? [{ kind: 'list', items }] : [])

function redsTable(s: Summary): PackBlock[] {
  const rows = s.reds.map((red) => {
    const [words] = red.commentary
    const why = red.reason ? quoted(red.reason) : words ? `See ${words.location}.` : 'None given.'
    return [named(red.of), leadText(red.of), targetText(red.of) || 'in words', beforeText(red), why]
  })
  return table(
    'Red measures, what matters most first',
    ['Measure', 'Figure', 'Target', 'Before', 'What officers say'],
    rows,
  )
}

const changedRows = (s: Summary): string[][] =>
  s.changed.map(({ of, from, to }) => {
    const side = ({ rag, value, period }: typeof from) =>
      `${capital(rag)}: ${numberText(value, of.row.unit)} (${period.label})`
    return [named(of), side(from), side(to)]
  })

const movedRows = (moves: readonly Move[]): string[][] =>
  moves
    .slice(0, LARGEST)
    .map(({ of, detail, from }) => [
      named(of),
      `${foundText(from, of.row.unit)} (${from.period.label})`,
      `${foundText(detail.found, of.row.unit)} (${detail.found.period.label})`,
      detail.rag === 'none' ? 'No target' : capital(detail.rag),
    ])

const MOVED = ['Measure', 'Before', 'Now', 'Colour'] as const

const ofMany = (caption: string, all: number): string =>
  all > LARGEST ? `${caption}: the ${LARGEST} biggest of ${all}` : caption

/** Some of many names: a sentence that is not too long to be read out. */
function namesOf(rows: readonly SummaryRow[]): string {
  const names = rows.map((r) => r.name)
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : listText(names)
}

function leftOutBlocks(s: Summary): PackBlock[] {
  const { older, redefined, uncompared } = s.leftOut
  return [
    ...text(leadSentence(s)),
    ...(older.length > 0 ? text(`No figure for this time: ${namesOf(older)}. The whole table has their latest.`) : []),
    ...(redefined.length > 0
      ? text(`Counted in another way than before, so not compared: ${namesOf(redefined)}.`)
      : []),
    ...(uncompared > 0
      ? text(`${uncompared} more cannot be compared: no earlier figure of the same kind is published.`)
      : []),
    ...text(timesOf(s).join(' ')),
  ]
}

/**
 * The sections of a pack that have anything in them.
 * @param beside what stands beside its measures in figures of all England; none where they are not imported
 */
export function packOf(catalogue: Catalogue, s: Summary, beside: readonly MatterBeside[] = []): Pack {
  const scope = s.themes.length > 0 ? `, ${listText(s.themes)}` : ''
  const { document } = s
  const sections: PackSection[] = [
    { heading: 'At a glance', blocks: [...list(openingOf(s)), ...coloursFigure(s)] },
    { heading: 'What is red', blocks: redsTable(s) },
    { heading: 'What the report says', blocks: list(s.said.slice(0, LARGEST * 2).map(quoted)) },
    { heading: 'What matters most', blocks: s.matters.flatMap(matterFigure) },
    { heading: 'Beside England and the neighbours', blocks: besideBlocks(beside) },
    {
      heading: 'What changed',
      blocks: [
        ...table('Changed colour since the month or term before', ['Measure', 'Before', 'Now'], changedRows(s)),
        ...table(ofMany('Got better', s.improved.length), MOVED, movedRows(s.improved)),
        ...table(ofMany('Got worse without being red', s.declined.length), MOVED, movedRows(s.declined)),
      ],
    },
    {
      heading: 'Figures in doubt',
      blocks: list(s.doubts.map((d) => `${listText(d.names)}: ${d.text}`)),
    },
    { heading: 'Questions to ask', blocks: list(s.questions) },
    { heading: 'What is not in it', blocks: leftOutBlocks(s) },
  ]
  return {
    title: `${catalogue.councilName(s.council)}${scope}: performance for ${s.period.label}`,
    about: [`To ${dayLabel(s.period.end)}.`, `For ${document.meeting}.`],
    sections: sections.filter((section) => section.blocks.length > 0),
    source: `Source: ${document.document}, published ${dayLabel(document.published)}. Every figure is as published there.`,
  }
}
