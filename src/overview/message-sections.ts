/** The message: what is red and matters most with the officers' reason, what changed colour, what got better, what is not in it. */
import type { Summary } from './model.ts'
import { cutAt } from './reason.ts'
import { filled, plain, type Section, timesOf } from './section.ts'
import { changeShort, moveShort, reasonText, redShort } from './words.ts'

/** Room that a phone has for one reason. */
const REASON = 130
const MOST = 3

const leftOutText = ({ leftOut }: Summary): string[] => [
  ...(leftOut.older.length > 0 ? [`${leftOut.older.length} with no figure for this time`] : []),
  ...(leftOut.redefined.length > 0 ? [`${leftOut.redefined.length} counted in another way than before`] : []),
  ...(leftOut.uncompared > 0 ? [`${leftOut.uncompared} that cannot be compared with before`] : []),
]

export function messageOf(s: Summary): Section[] {
  const doubtful = [...new Set(s.doubts.flatMap((d) => d.names))]
  const said = s.said.slice(0, MOST).map((r) => reasonText({ ...r, text: cutAt(r.text, REASON) }))
  return filled([
    {
      title: 'Red, what matters most first',
      lines: s.reds.map((red) => {
        const reason = red.reason && { ...red.reason, text: cutAt(red.reason.text, REASON) }
        return { text: redShort({ ...red, reason }), short: red.of.name }
      }),
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
