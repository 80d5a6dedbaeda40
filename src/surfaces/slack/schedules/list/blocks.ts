/** The schedules as officers see them: in their Home tab and in `/scorecard schedules`. */
import type { ActionsBlock, Overflow, SectionBlock } from '@slack/types'
import { runsOf, schedulesOf } from '../../../../schedules/kept.ts'
import { isSummary, type KeptSchedule, type Schedule } from '../../../../schedules/schedule.ts'
import { aboutText, dueNext, nextWords } from '../../../../schedules/schedule-text.ts'
import { isChannelId, isUserId } from '../../../../schedules/slack-ids.ts'
import { runText } from '../../../../schedules/status-text.ts'
import { whenText } from '../../../../schedules/when-text.ts'
import { plain } from '../../../terminal/plain.ts'
import type { Block, Message } from '../../cards/card.ts'
import { cutEnd } from '../../cards/cut.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import { BUTTON_TEXT, MESSAGE_CHARACTERS, SECTION_TEXT } from '../../cards/limits.ts'
import { header, option, plainText, textBlocks } from '../../cards/text-blocks.ts'
import type { SlackDeps } from '../../deps.ts'

export const NEW_SCHEDULE = 'schedule:new'
export const SCHEDULE_MENU = 'schedule:menu'

const TITLE = 'Summaries that post themselves'
const NONE = 'None yet. A summary can post itself to a channel when a report is published, or on dates that you set.'
const SHOWN = 20
const RUNS = 3
const ABOUT = 500
const RUN = 300
/** Characters of a menu's options, and of what stands around the list in a message. */
const MENU_CHARACTERS = 40
const HEAD = 300

/** What is about to change, and so is not in the state yet; null where it is deleted. */
export interface ScheduleChange {
  readonly key: string
  readonly schedule: Schedule | null
}

/** A mention, which only a checked id may become. */
export const mentionOf = (id: string): string =>
  isChannelId(id) ? `<#${id}>` : isUserId(id) ? `<@${id}>` : 'an unknown place'

const safe = (text: string, length: number): string => escapeMrkdwn(cutEnd(plain(text).trim(), length))

/** Who skipped a run, say: their id, escaped, is a mention again. */
const withPeople = (escaped: string): string => escaped.replace(/&lt;@([UW][A-Z0-9]{2,})&gt;/g, '<@$1>')

/** As `change` leaves them: those due soonest first, paused ones last. What people watch is their own affair. */
async function schedulesNow(deps: SlackDeps, change: ScheduleChange | null): Promise<KeptSchedule[]> {
  const kept = (await schedulesOf(deps)).filter((k) => k.key !== change?.key && isSummary(k.schedule))
  const now = deps.clock()
  const rank = ({ schedule }: KeptSchedule): number =>
    schedule.paused ? Number.MAX_VALUE : (dueNext(schedule, now) ?? Number.MAX_SAFE_INTEGER)
  return [...kept, ...(change?.schedule ? [{ key: change.key, schedule: change.schedule }] : [])].toSorted(
    (a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key),
  )
}

/** `value` is what is to be done and with which schedule. */
function menuOf({ key, schedule }: KeptSchedule): Overflow {
  const pause = schedule.paused ? option('Resume', `resume:${key}`) : option('Pause', `pause:${key}`)
  return {
    type: 'overflow',
    action_id: SCHEDULE_MENU,
    options: [
      option('Preview', `preview:${key}`),
      option('Send now', `send:${key}`),
      pause,
      option('Change', `change:${key}`),
      option('Delete', `delete:${key}`),
    ],
  }
}

async function sectionOf(deps: SlackDeps, kept: KeptSchedule): Promise<SectionBlock> {
  const { key, schedule } = kept
  const { channel, owner, when, draft, nothingNew, paused } = schedule
  const about = safe(aboutText(deps.running().catalogue, schedule), ABOUT)
  const runs = (await runsOf(deps, key)).slice(0, RUNS)
  const lines = [
    `*${key}*  ${about}, to ${mentionOf(channel)}`,
    safe(whenText(when), ABOUT),
    paused ? '⏸️ Paused' : `Next: ${safe(nextWords(schedule, deps.clock()), ABOUT)}`,
    [
      `Owner: ${mentionOf(owner)}`,
      ...(draft ? ['a draft for approval first'] : []),
      nothingNew === 'say' ? 'says so where nothing is new' : 'silent where nothing is new',
    ].join(' · '),
    ...runs.map((run) => `• ${withPeople(safe(runText(run), RUN))}`),
  ]
  // Escaping makes text longer; the oldest runs go first.
  while (lines.length > 1 && lines.join('\n').length > SECTION_TEXT) lines.pop()
  return {
    type: 'section',
    block_id: `schedule:${key}`,
    text: { type: 'mrkdwn', text: lines.join('\n'), verbatim: true },
    accessory: menuOf(kept),
  }
}

const newButton = (): ActionsBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: NEW_SCHEDULE, text: plainText('New schedule', BUTTON_TEXT) }],
})

/** The first of them in at most `characters` in all, at most twenty. */
function fitting(all: readonly SectionBlock[], characters: number): SectionBlock[] {
  let room = characters
  const fits = all.findIndex(({ text }) => {
    room -= (text?.text.length ?? 0) + MENU_CHARACTERS
    return room < 0
  })
  return all.slice(0, fits === -1 ? all.length : fits)
}

async function listBlocks(deps: SlackDeps, change: ScheduleChange | null, characters: number): Promise<Block[]> {
  const all = await schedulesNow(deps, change)
  if (all.length === 0) return [newButton(), ...textBlocks([[NONE]])]
  const shown = fitting(await Promise.all(all.slice(0, SHOWN).map((kept) => sectionOf(deps, kept))), characters)
  const rest = all.length - shown.length
  return [
    newButton(),
    ...shown,
    ...(rest > 0 ? textBlocks([[`and ${rest} more; “npm run schedules” lists them all`]]) : []),
  ]
}

/** The part of an officer's Home tab. */
export const scheduleBlocks = async (deps: SlackDeps, change: ScheduleChange | null): Promise<Block[]> => [
  header(TITLE),
  ...(await listBlocks(deps, change, Number.POSITIVE_INFINITY)),
]

/** What only the officer who asked sees; `said` is what has just been done. */
export async function schedulesMessage(
  deps: SlackDeps,
  said: string | null = null,
  change: ScheduleChange | null = null,
): Promise<Message> {
  const head = textBlocks([[said === null ? { bold: TITLE } : said]])
  return {
    text: escapeMrkdwn(said ?? TITLE),
    blocks: [...head, ...(await listBlocks(deps, change, MESSAGE_CHARACTERS - HEAD))],
  }
}
