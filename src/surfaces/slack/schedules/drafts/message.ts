/** A summary in the officers' channel, before the members see it. */
import type { ActionsBlock, Button } from '@slack/types'
import { type Run, runKey } from '../../../../schedules/run.ts'
import type { KeptSchedule } from '../../../../schedules/schedule.ts'
import { runText } from '../../../../schedules/status-text.ts'
import type { FoundSummary } from '../../../../schedules/summary-of.ts'
import type { OutgoingCall } from '../../../../store/state.ts'
import type { Message } from '../../cards/card.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import { BUTTON_TEXT, MESSAGE_BLOCKS } from '../../cards/limits.ts'
import { type SummaryPost, summaryPost } from '../../cards/summary-post.ts'
import { plainText } from '../../cards/text-blocks.ts'
import type { SlackDeps } from '../../deps.ts'
import { small } from '../../service/officers-message.ts'
import { HOUR_MS, postCalls } from '../posting/calls.ts'
import { runReport } from '../posting/reports.ts'

export const APPROVE = 'draft:approve'
export const COMMENT = 'draft:comment'
export const SKIP = 'draft:skip'

/** A draft waits for a person, not for a time. */
const NO_HURRY_MS = 14 * 24 * 3_600_000

function buttons(run: Run): ActionsBlock {
  const button = (action: string, text: string): Button => ({
    type: 'button',
    action_id: action,
    text: plainText(text, BUTTON_TEXT),
    value: runKey(run),
  })
  return {
    type: 'actions',
    elements: [
      { ...button(APPROVE, 'Approve'), style: 'primary' },
      button(COMMENT, run.comment === null ? 'Add a comment' : 'Edit comment'),
      button(SKIP, 'Skip'),
    ],
  }
}

/** The message with what it is, first, and what can be done with it, last. */
function asDraft({ message }: SummaryPost, run: Run, channel: string): Message {
  const head = `Draft for <#${channel}>: nobody there sees it before it is approved.`
  return {
    text: `${head}\n${message.text}`,
    blocks: [small(head), ...message.blocks.slice(0, MESSAGE_BLOCKS - 2), buttons(run)],
  }
}

/** @param call the run's, by which the message is found again */
export function draftCalls(
  { running, clock }: SlackDeps,
  { schedule }: KeptSchedule,
  run: Run,
  { summary }: FoundSummary,
  above: readonly string[],
  channel: string,
): OutgoingCall[] {
  const post = summaryPost(running().catalogue, summary, above)
  const posting = {
    key: run.call ?? '',
    channel,
    meant: clock(),
    tooLate: clock() + NO_HURRY_MS,
    owner: schedule.owner,
    report: runReport(run),
    look: { since: run.meant - HOUR_MS },
  }
  return postCalls(posting, { ...post, message: asDraft(post, run, schedule.channel) })
}

/** The draft shown anew, with another comment say; `key` names the change. */
export function updatedDraft(
  { running }: SlackDeps,
  { schedule }: KeptSchedule,
  run: Run,
  { summary }: FoundSummary,
  above: readonly string[],
  channel: string,
  key: string,
): OutgoingCall {
  const post = summaryPost(running().catalogue, summary, above)
  return update(run, channel, key, asDraft(post, run, schedule.channel))
}

const update = (run: Run, channel: string, key: string, message: Message): OutgoingCall => ({
  key,
  method: 'chat.update',
  lane: channel,
  args: { channel, ...message },
  updates: run.call ?? '',
})

/** The draft's message once there is nothing left to do with it; `how` may mention people. */
export function closedDraft(run: Run, channel: string, how: string): OutgoingCall {
  const text = `Draft ${escapeMrkdwn(`${run.schedule}, ${run.period ?? 'summary'}`)}: ${how}`
  return update(run, channel, `${run.call}:closed`, {
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  })
}

export const superseded = (run: Run, channel: string): OutgoingCall =>
  closedDraft(run, channel, escapeMrkdwn(`${runText(run)}.`))
