/** What starts with "/" in the conversation. Pure: a command and the settings give the new settings and what to say. */

import type { Catalogue } from '../../catalogue.ts'
import type { IsoDate } from '../../model/period.ts'
import { dayLabel } from '../../periods/calendar.ts'
import { listText } from '../../wording/format.ts'
import { councilKey, nearText, realDay } from '../day-and-council.ts'
import type { Setting } from './welcome.ts'

export interface Settings extends Setting {
  /** Show how each question was read. */
  readonly explain: boolean
}

export interface Outcome {
  readonly settings: Settings
  /** Plain text; "" says nothing. */
  readonly say: string
  readonly leave: boolean
}

export const COMMANDS = `Commands:
- /council NAME sets your council, by its name or a nickname; /council alone shows it
- /now YYYY-MM-DD sets the day of asking, so that "last quarter" is the one before that day; /now today goes back
- /explain shows how each question is read, or stops showing it
- /help shows this; help, without the stroke, says what can be asked
- /quit leaves; so do Ctrl-D and Ctrl-C`

const LEAVING = new Set(['/quit', '/exit', '/q', 'quit', 'exit'])

/** Whether a line is for the conversation itself, not a question. */
export const isCommand = (line: string): boolean => line.startsWith('/') || LEAVING.has(line.toLowerCase())

const loadedNames = (catalogue: Catalogue): string =>
  listText([
    ...catalogue.reporting.map((c) => c.name),
    ...(catalogue.england ? ['every other council and region of England'] : []),
  ])

function toCouncil(name: string, settings: Settings, catalogue: Catalogue): Partial<Outcome> {
  const current =
    settings.council === null ? 'No council is set' : `Your council is ${catalogue.councilName(settings.council)}`
  if (name === '') return { say: `${current}. Loaded: ${loadedNames(catalogue) || 'none'}. /council NAME sets it.` }
  const council = councilKey(catalogue, name)
  if (!council) {
    const near = nearText(catalogue, name)
    return {
      say: `No reports of a council "${name.slice(0, 60)}" are loaded${near ? `; ${near}` : `. Loaded: ${loadedNames(catalogue) || 'none'}.`}`,
    }
  }
  return {
    settings: { ...settings, council, chosen: false },
    say:
      council === settings.council
        ? `${current}.`
        : `Your council is now ${catalogue.councilName(council)}. The conversation starts afresh.`,
  }
}

function toDay(day: string, settings: Settings, today: IsoDate): Partial<Outcome> {
  if (day === '') {
    return { say: `The day of asking is ${dayLabel(settings.now ?? today)}${settings.now ? '' : ', today'}.` }
  }
  if (day.toLowerCase() === 'today')
    return { settings: { ...settings, now: null }, say: `The day of asking is today, ${dayLabel(today)}.` }
  const now = realDay(day)
  if (!now) return { say: `"${day.slice(0, 60)}" is no day; write it as /now 2024-07-30, or /now today.` }
  return { settings: { ...settings, now }, say: `The day of asking is now ${dayLabel(now)}.` }
}

/** Runs one line for which `isCommand` holds. */
export function runCommand(line: string, settings: Settings, catalogue: Catalogue, today: IsoDate): Outcome {
  const unchanged: Outcome = { settings, say: '', leave: false }
  if (LEAVING.has(line.toLowerCase())) return { ...unchanged, leave: true }
  const [word = '', ...rest] = line.split(/\s+/)
  const argument = rest.join(' ').replace(/^["']|["']$/g, '')
  switch (word.toLowerCase()) {
    case '/council':
      return { ...unchanged, ...toCouncil(argument, settings, catalogue) }
    case '/now':
      return { ...unchanged, ...toDay(argument, settings, today) }
    case '/explain': {
      const explain = !settings.explain
      const say = explain
        ? 'Each answer now says how the question was read.'
        : 'How questions are read is no longer shown.'
      return { ...unchanged, settings: { ...settings, explain }, say }
    }
    case '/help':
      return { ...unchanged, say: COMMANDS }
    default:
      return { ...unchanged, say: `There is no command "${word.slice(0, 60)}"; /help lists them.` }
  }
}
