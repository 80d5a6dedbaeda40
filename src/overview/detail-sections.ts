/** The details after the message, but reds and questions: each exception in full, with its arithmetic. */
import { doubtText } from './doubt-text.ts'
import type { Missing, Summary } from './model.ts'
import { filled, LARGEST, others, plain, type Section, timesOf } from './section.ts'
import { withWords } from './with-words.ts'
import { apartLine, changeLine, moveLine, standLine } from './words.ts'

const missingText = ({ name, latest }: Missing): string => `${name}${latest ? ` (latest: ${latest.label})` : ''}`

function missingSection(s: Summary): Section {
  const title = 'What is missing, and when it is due'
  if (s.missing.length === 0) return { title, lines: plain(timesOf(s)) }
  const about = [...timesOf(s), `Nothing is published for ${s.period.label} on:`].join(' ')
  return { title, about, lines: plain(s.missing.map(missingText)) }
}

export function detailsOf(s: Summary): Section[] {
  const [declined, improved] = [s.declined.slice(0, LARGEST), s.improved.slice(0, LARGEST)]
  return filled([
    { title: 'What changed colour', lines: plain(s.changed.map(changeLine)) },
    { title: 'One colour for the year, another in its last month or term', lines: plain(s.otherColour.map(apartLine)) },
    { title: 'Biggest declines', lines: withWords(declined, moveLine) },
    { title: 'Biggest improvements', lines: withWords(improved, moveLine) },
    { title: `Worse than ${others(s.behind)}, as far as published`, lines: plain(s.behind.map(standLine)) },
    { title: `Better than ${others(s.ahead)}, as far as published`, lines: plain(s.ahead.map(standLine)) },
    { title: 'Revised since an earlier report', lines: plain(s.revised) },
    {
      title: 'Figures that disagree or are in doubt',
      lines: plain(s.doubts.map((d) => doubtText(d, s.rows.length))),
    },
    missingSection(s),
  ])
}
