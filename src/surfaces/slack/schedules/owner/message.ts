/** What a schedule's owner is told directly: what went wrong or came too late, and what to do. */
import type { ActionsBlock, Button } from '@slack/types'
import { momentText } from '../../../../schedules/london.ts'
import { type Run, runKey } from '../../../../schedules/run.ts'
import { isSummary, type KeptSchedule } from '../../../../schedules/schedule.ts'
import type { OutgoingCall } from '../../../../store/state.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import { BUTTON_TEXT } from '../../cards/limits.ts'
import { plainText, textBlocks } from '../../cards/text-blocks.ts'
import type { SlackDeps } from '../../deps.ts'
import { TOO_LATE } from '../../outbox.ts'
import { directly, type Reply, reply } from '../../reply.ts'
import { HOUR_MS } from '../posting/calls.ts'
import { officersReport, ownerReport } from '../posting/reports.ts'

export const POST_NOW = 'schedule-run:now'
export const LEAVE_OUT = 'schedule-run:skip'

const INVITE = 'Invite me there (/invite), or choose another channel for the schedule, then press “Post it now”.'
const WHYS: Readonly<Record<string, string>> = {
  'rate limited': 'Slack did not take it in time.',
  [TOO_LATE]: 'Slack could not be reached in time.',
  channel_not_found: `The channel is gone, or I am not in it. ${INVITE}`,
  not_in_channel: `I am not in the channel. ${INVITE}`,
  is_archived: 'The channel is archived. Unarchive it, or choose another one, then press “Post it now”.',
  restricted_action: 'A setting of the channel stops apps from posting. Have it changed, then press “Post it now”.',
  user_not_found: 'The person is no longer there. Pause the schedule, or hand it over.',
}

/** What a refusal means and what to do. */
export const whyText = (why: string): string =>
  WHYS[why] ?? (why.includes(' ') ? why : `Slack refused it (${why}). Ask whoever runs me to look at the log.`)

const button = (action: string, text: string, value: string): Button => ({
  type: 'button',
  action_id: action,
  text: plainText(text, BUTTON_TEXT),
  value,
})

/** What is told to an owner outlives a long trouble with Slack, which is what it may be about. */
export const KEPT_MS = 30 * 24 * 3_600_000

export interface OwnerMessage {
  readonly kept: KeptSchedule
  /** Names the message for ever. */
  readonly call: string
  readonly title: string
  /** What happened and what to do, in sentences. */
  readonly said: string
  /** Milliseconds: no earlier was there anything to say. */
  readonly since: number
  /** Where the owner can still decide: buttons post it after all, or leave it out. */
  readonly run?: Run
  /** Milliseconds: now. */
  readonly at: number
}

/** To the owner; where that person cannot be reached, the officers' channel hears instead. */
export function ownerMessage(
  { settings: { officersChannel } }: Pick<SlackDeps, 'settings'>,
  { kept: { key, schedule }, call, title, said, since, run, at }: OwnerMessage,
): OutgoingCall {
  const head = `${key}: ${title}`
  const text = `${said}${run ? ` It was meant for ${momentText(run.meant)}.` : ''}`
  const buttons: ActionsBlock | undefined = run && {
    type: 'actions',
    elements: [button(POST_NOW, 'Post it now', runKey(run)), button(LEAVE_OUT, 'Leave it out', runKey(run))],
  }
  const message = (...lines: readonly string[]): Reply => ({
    text: escapeMrkdwn([head, ...lines].join('\n')),
    blocks: [...textBlocks([[{ bold: head }], ...lines.map((line) => [line])]), ...(buttons ? [buttons] : [])],
  })
  const lasting = { until: at + KEPT_MS, look: { since: since - HOUR_MS, ifPossible: true } }
  const toOwner = { ...reply(directly(schedule.owner), call, message(text)), ...lasting }
  // What somebody watches is nobody else's business.
  if (!isSummary(schedule)) return toOwner
  const report = ownerReport(key)
  if (officersChannel === null) return { ...toOwner, report }
  const toOfficers = reply({ channel: officersChannel }, `${call}:officers`, message(UNREACHED, text))
  return {
    ...toOwner,
    report,
    otherwise: { ...toOfficers, ...lasting, report: officersReport(key) },
  }
}

const UNREACHED =
  'The owner of this schedule cannot be reached, so this comes to you. Hand it over: npm run schedules -- move, or “Change” in its menu.'
