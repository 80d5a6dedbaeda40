/** The message: what is red and matters most with the officers' reason, what changed colour, what got better, what is not in it. */

import type { Focus } from './focus.ts'
import type { Move, Summary } from './model.ts'
import { cutAt } from './reason.ts'
import { filled, LARGEST, others, plain, type Section, timesOf } from './section.ts'
import { changeShort, figureShort, moveShort, reasonText, redShort, standLine, targetShort } from './words.ts'

/** Room that a phone has for one reason. */
const REASON = 130
const MOST = 3

const leftOutText = ({ leftOut }: Summary): string[] => [
  ...(leftOut.older.length > 0 ? [`${leftOut.older.length} with no figure for this time`] : []),
  ...(leftOut.redefined.length > 0 ? [`${leftOut.redefined.length} counted in another way than before`] : []),
  ...(leftOut.uncompared > 0 ? [`${leftOut.uncompared} that cannot be compared with before`] : []),
]

/** Reds with the same reason, such as a caution about the figures of both schools, have it once. */
function redLines(reds: Summary['reds'], isAmongOthers = false): Section['lines'] {
  return reds.map((red, n) => {
    const first = red.reason ? reds.findIndex((other) => other.reason?.text === red.reason?.text) : n
    const reason = red.reason && { ...red.reason, text: cutAt(red.reason.text, REASON) }
    return { text: redShort({ ...red, reason }, first < n, isAmongOthers), short: red.of.name }
  })
}

/** What went well, before anything else. */
function goodFirst(s: Summary): Section[] {
  const ahead = s.ahead.slice(0, LARGEST).map(standLine)
  return [
    { title: 'Got better', lines: plain(s.improved.map(moveShort)), counted: ['that got better', 'that got better'] },
    { title: `Better than ${others(s.ahead)}`, lines: plain(ahead), counted: ['ahead of others', 'ahead of others'] },
  ]
}

/** What is of another colour, worse or better than before, before anything else. */
function changesFirst(s: Summary, whole: readonly Section[]): Section[] {
  const worse = s.reds.flatMap(({ move }) => (move?.performance === 'worse' ? [move] : []))
  const first: Section = {
    title: 'Got worse',
    lines: plain([...worse, ...s.declined].map(moveShort)),
    counted: ['that got worse', 'that got worse'],
  }
  const named = (title: string): Section[] => whole.filter((section) => section.title === title)
  const told = new Set(['Changed colour', 'Got better', 'Got worse, not red'])
  return filled([
    ...named('Changed colour'),
    first,
    ...named('Got better'),
    ...whole.filter(({ title }) => !told.has(title)),
  ])
}

/** @param focus what of it is asked for */
export function messageOf(s: Summary, focus: Focus = 'all'): Section[] {
  if (focus === 'questions' && s.questions.length > 0)
    return filled([{ title: 'What a member might ask', lines: plain(s.questions) }])
  const whole = sectionsOf(s)
  if (focus === 'changes') return changesFirst(s, whole)
  return focus !== 'good' ? whole : filled([...goodFirst(s), ...whole.filter(({ title }) => title !== 'Got better')])
}

/** Getting worse, then as it was, then getting better. */
const ORDER = ['worse', undefined, 'better'] as const

/** Of a theme, its few measures with a target, worst first (contract, meaning 14); without a target, its figures. */
function themeSections(s: Summary): Section[] {
  const rows = [...s.rows, ...s.narrative]
  const moves = new Map([...s.improved, ...s.declined].map((m) => [m.of, m]))
  const of = (rag: 'amber' | 'green') =>
    rows
      .filter((r) => r.lead.rag === rag)
      .toSorted((a, b) => ORDER.indexOf(moves.get(a)?.performance) - ORDER.indexOf(moves.get(b)?.performance))
      .map((r) => ({ text: targetShort(r, moves.get(r) ?? null), short: r.name }))
  const withTarget = [...redLines(s.reds, true), ...of('amber'), ...of('green')]
  const figures = rows.map((r) => ({ text: figureShort(r), short: r.name }))
  return [
    { title: 'With a target, worst first', lines: withTarget, counted: ['with a target', 'with a target'] },
    ...(withTarget.length === 0
      ? [{ title: 'What it has', lines: figures, counted: ['figure', 'figures'] } satisfies Section]
      : []),
  ]
}

function sectionsOf(s: Summary): Section[] {
  const isTheme = s.themes.length > 0
  // What stands among a theme's measures is not told again as better or worse.
  const isUntold = (m: Move): boolean => !isTheme || m.of.lead.rag === 'none'
  const doubtful = [...new Set(s.doubts.flatMap((d) => d.names))]
  const said = s.said.slice(0, MOST).map((r) => reasonText({ ...r, text: cutAt(r.text, REASON) }))
  return filled([
    ...(isTheme
      ? themeSections(s)
      : [
          { title: 'Red, what matters most first', lines: redLines(s.reds), counted: ['red', 'red'] } satisfies Section,
        ]),
    { title: 'What the report says', lines: plain(said), counted: ['statement', 'statements'] },
    {
      title: 'Changed colour',
      lines: plain(s.changed.map(changeShort)),
      counted: ['change of colour', 'changes of colour'],
    },
    {
      title: 'Got better',
      lines: plain(s.improved.filter(isUntold).map(moveShort)),
      counted: ['that got better', 'that got better'],
    },
    { title: 'Not in it', lines: plain(leftOutText(s)), inline: true, counted: ['left out', 'left out'] },
    {
      title: 'Got worse, not red',
      lines: plain(s.declined.filter(isUntold).map(moveShort)),
      counted: ['that got worse without being red', 'that got worse without being red'],
    },
    {
      title: 'Figures in doubt',
      lines: plain(doubtful.length > MOST ? [...doubtful.slice(0, 2), `${doubtful.length - 2} more`] : doubtful),
      inline: true,
      left: `${doubtful.length} ${doubtful.length === 1 ? 'figure' : 'figures'} in doubt`,
    },
    { title: 'Latest and next report', lines: plain(timesOf(s)) },
  ])
}
