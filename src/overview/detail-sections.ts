/** The details after the message, but reds and questions: each exception in full. */
import { listText } from '../wording/format.ts'
import type { Doubt, LeftOut, Summary } from './model.ts'
import { leadSentence } from './opening.ts'
import { filled, LARGEST, others, plain, type Section, timesOf } from './section.ts'
import {
  apartLine,
  changeLine,
  leadText,
  moveLine,
  olderLine,
  reasonText,
  redefinedLine,
  standLine,
  targetText,
} from './words.ts'

const MOST_NAMES = 4

const doubtText = ({ text, names }: Doubt): string =>
  `${names.length > MOST_NAMES ? `${names.length} measures` : listText(names)}: ${text}`

export function leftOutText({ uncompared, untargeted, undirected }: Omit<LeftOut, 'older' | 'redefined'>): string {
  const sentences = [
    uncompared > 0
      ? `${uncompared} ${uncompared === 1 ? 'measure has' : 'measures have'} no earlier figure of the same kind, so nothing is said of getting better or worse.`
      : '',
    untargeted > 0 ? `${untargeted} ${untargeted === 1 ? 'has' : 'have'} no target, so no colour.` : '',
    undirected > 0
      ? `${undirected} ${undirected === 1 ? 'has' : 'have'} a target, but nobody says whether a high or a low figure is good, so no colour.`
      : '',
  ]
  return sentences.filter(Boolean).join(' ')
}

function leftOutSection(s: Summary): Section {
  const about = [leadSentence(s), leftOutText(s.leftOut), ...timesOf(s)].filter(Boolean).join(' ')
  const older = s.leftOut.older.length > 0 ? ' Figures for another time:' : ''
  return {
    title: 'What is not in it',
    ...(about || older ? { about: `${about}${older}`.trim() } : {}),
    lines: plain([...s.leftOut.older.map(olderLine), ...s.leftOut.redefined.map(redefinedLine)]),
  }
}

/** The biggest of many, and how many there are. */
const biggest = (title: string, all: number): string =>
  all > LARGEST ? `${title} (the ${LARGEST} biggest of ${all})` : title

export function detailsOf(s: Summary): Section[] {
  const told = s.narrative.filter((r) => r.lead.rag !== 'none')
  return filled([
    { title: 'What the report says', lines: plain(s.said.map(reasonText)) },
    {
      title: 'Told only in the report’s text',
      lines: plain(told.map((r) => `${r.name}: ${leadText(r)}, target ${targetText(r)}: ${r.lead.rag}`)),
    },
    { title: 'What changed colour', lines: plain(s.changed.map(changeLine)) },
    { title: 'One colour for the year, another in its last month or term', lines: plain(s.otherColour.map(apartLine)) },
    {
      title: biggest('What got worse without being red', s.declined.length),
      lines: plain(s.declined.slice(0, LARGEST).map(moveLine)),
    },
    { title: biggest('What got better', s.improved.length), lines: plain(s.improved.slice(0, LARGEST).map(moveLine)) },
    {
      title: biggest(`Worse than ${others(s.behind)}`, s.behind.length),
      lines: plain(s.behind.slice(0, LARGEST).map(standLine)),
    },
    {
      title: biggest(`Better than ${others(s.ahead)}`, s.ahead.length),
      lines: plain(s.ahead.slice(0, LARGEST).map(standLine)),
    },
    { title: 'Revised since an earlier report', lines: plain(s.revised) },
    { title: 'Figures in doubt', lines: plain(s.doubts.map(doubtText)) },
    leftOutSection(s),
  ])
}
