/** The message: what is red and matters most with the officers' reason, what changed colour, what got better, what is not in it. */

import type { Focus } from './focus.ts'
import type { Summary } from './model.ts'
import { cutAt } from './reason.ts'
import { filled, LARGEST, others, plain, type Section, timesOf } from './section.ts'
import { changeShort, moveShort, reasonText, redShort, standLine } from './words.ts'

/** Room that a phone has for one reason. */
const REASON = 130
const MOST = 3

const leftOutText = ({ leftOut }: Summary): string[] => [
  ...(leftOut.older.length > 0 ? [`${leftOut.older.length} with no figure for this time`] : []),
  ...(leftOut.redefined.length > 0 ? [`${leftOut.redefined.length} counted in another way than before`] : []),
  ...(leftOut.uncompared > 0 ? [`${leftOut.uncompared} that cannot be compared with before`] : []),
]

/** Reds with the same reason, such as a caution about the figures of both schools, have it once. */
function redLines(reds: Summary['reds']): Section['lines'] {
  return reds.map((red, n) => {
    const first = red.reason ? reds.findIndex((other) => other.reason?.text === red.reason?.text) : n
    const reason = red.reason && { ...red.reason, text: cutAt(red.reason.text, REASON) }
    return { text: redShort({ ...red, reason }, first < n), short: red.of.name }
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

/** @param focus what of it is asked for */
export function messageOf(s: Summary, focus: Focus = 'all'): Section[] {
  if (focus === 'questions' && s.questions.length > 0)
    return filled([{ title: 'What a member might ask', lines: plain(s.questions) }])
  const whole = sectionsOf(s)
  return focus !== 'good' ? whole : filled([...goodFirst(s), ...whole.filter(({ title }) => title !== 'Got better')])
}

function sectionsOf(s: Summary): Section[] {
  const doubtful = [...new Set(s.doubts.flatMap((d) => d.names))]
  const said = s.said.slice(0, MOST).map((r) => reasonText({ ...r, text: cutAt(r.text, REASON) }))
  return filled([
    {
      title: 'Red, what matters most first',
      lines: redLines(s.reds),
      counted: ['red', 'red'],
    },
    { title: 'What the report says', lines: plain(said), counted: ['statement', 'statements'] },
    {
      title: 'Changed colour',
      lines: plain(s.changed.map(changeShort)),
      counted: ['change of colour', 'changes of colour'],
    },
    { title: 'Got better', lines: plain(s.improved.map(moveShort)), counted: ['that got better', 'that got better'] },
    { title: 'Not in it', lines: plain(leftOutText(s)), inline: true, counted: ['left out', 'left out'] },
    {
      title: 'Got worse, not red',
      lines: plain(s.declined.map(moveShort)),
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
