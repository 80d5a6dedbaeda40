/** The message: the exceptions in short, the most telling first. */
import type { Summary } from './model.ts'
import { filled, LARGEST, type Line, others, plain, type Section, timesOf } from './section.ts'
import { apartLine, changeLine, moveShort, redShort, standLine } from './words.ts'

const MOST_REFERENCES = 15

/** Measures by their references; names, or very many of either, would fill the message: they are counted. */
function inBrief(of: readonly { readonly ref: string | null; readonly name: string }[]): Line[] {
  const refs = [...new Set(of.map((m) => m.ref))]
  if (of.length < 3) return plain(of.map((m) => m.ref ?? m.name))
  return plain(refs.length <= MOST_REFERENCES && refs.every((r) => r !== null) ? refs : [`${of.length} measures`])
}

export function messageOf(s: Summary): Section[] {
  const doubtful = s.rows.filter((r) => s.doubts.some((d) => d.names.includes(r.name)))
  return filled([
    {
      title: 'Red',
      lines: s.reds.map((r) => ({ text: redShort(r), ref: r.of.row.ref })),
      counted: ['red', 'red'],
    },
    {
      title: 'Changed colour',
      lines: plain(s.changed.map(changeLine)),
      counted: ['change of colour', 'changes of colour'],
    },
    {
      title: 'One colour for the year, another now',
      lines: plain(s.otherColour.map(apartLine)),
      counted: ['measure with another colour for the year', 'measures with another colour for the year'],
    },
    {
      title: 'Biggest declines',
      lines: plain(s.declined.slice(0, LARGEST).map(moveShort)),
      counted: ['decline', 'declines'],
    },
    {
      title: 'Biggest improvements',
      lines: plain(s.improved.slice(0, LARGEST).map(moveShort)),
      counted: ['improvement', 'improvements'],
    },
    {
      title: `Worse than ${others(s.behind)}`,
      lines: plain(s.behind.map(standLine)),
      counted: [`worse than ${others(s.behind)}`, `worse than ${others(s.behind)}`],
    },
    {
      title: `Better than ${others(s.ahead)}`,
      lines: plain(s.ahead.map(standLine)),
      counted: [`better than ${others(s.ahead)}`, `better than ${others(s.ahead)}`],
    },
    { title: 'Revised', lines: plain(s.revised), counted: ['revised figure', 'revised figures'] },
    {
      title: 'In doubt',
      lines: inBrief(doubtful.map(({ row, name }) => ({ ref: row.ref, name }))),
      inline: true,
      counted: ['in doubt', 'in doubt'],
    },
    {
      title: 'Nothing for the period',
      lines: inBrief(s.missing),
      inline: true,
      counted: ['without a figure', 'without a figure'],
    },
    { title: 'Latest and next report', lines: plain(timesOf(s)) },
    { title: 'A member might ask', lines: plain(s.questions), counted: ['question', 'questions'] },
  ])
}
