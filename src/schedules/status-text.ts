/** What came of a run, in one plain line. */
import { dayLabel } from '../periods/calendar.ts'
import { londonDay, londonTime } from './london.ts'
import type { Run } from './run.ts'

/** Posting later than this is said to be late. */
const LATE_MS = 3_600_000

/** "9 April 2024 at 09:00". */
const moment = (ms: number): string => `${dayLabel(londonDay(ms))} at ${londonTime(ms)}`

/** What was posted, after "posted": nothing for what somebody watches and for a summary whose period is not kept. */
function content({ what, period }: Run): string {
  if (what === 'nothing-new') return ', that nothing is new'
  return period === null ? '' : `, with ${period}`
}

function posted(run: Run): string {
  if (run.at - run.meant <= LATE_MS) return `posted on ${moment(run.at)}${content(run)}`
  return `posted late: meant for ${moment(run.meant)}, posted on ${moment(run.at)}${content(run)}`
}

/** "posted on 9 April 2024 at 09:00, with Q4 2023/24". No full stop. */
export function runText(run: Run): string {
  const meant = `meant for ${moment(run.meant)}`
  switch (run.status) {
    case 'requested':
      return `asked for on ${moment(run.meant)}, not posted yet`
    case 'draft':
      return `waits for approval: ${meant}`
    case 'queued':
      return `on its way to Slack: ${meant}`
    case 'posted':
      return posted(run)
    case 'quiet':
      return `nothing new on ${moment(run.meant)}, nothing said`
    case 'skipped':
      return `skipped${run.why === null ? '' : `, ${run.why}`}: ${meant}`
    case 'held':
      return `too late to be posted without asking, the owner was asked: ${meant}`
    case 'missed':
      return `not posted, as a later one was due as well: ${meant}`
    case 'failed':
      return `failed: ${run.why ?? 'the reason was not kept'}, ${meant}`
  }
}
