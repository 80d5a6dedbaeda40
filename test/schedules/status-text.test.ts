import { expect, test } from 'vitest'
import { instantOf } from '../../src/schedules/london.ts'
import { type Run, STATUSES } from '../../src/schedules/run.ts'
import { runText } from '../../src/schedules/status-text.ts'

const MEANT = instantOf('2024-04-09', '09:00')
const run = (changes: Partial<Run>): Run => ({
  schedule: 'S-7F3K',
  occurrence: '2024-04-09T09:00',
  meant: MEANT,
  at: MEANT + 20_000,
  status: 'posted',
  what: 'summary',
  period: null,
  call: null,
  ts: null,
  why: null,
  content: null,
  comment: null,
  ...changes,
})

test.each<[Partial<Run>, string]>([
  [{}, 'posted on 9 April 2024 at 09:00'],
  [{ period: 'Q4 2023/24' }, 'posted on 9 April 2024 at 09:00, with Q4 2023/24'],
  [{ what: 'nothing-new', period: 'Q4 2023/24' }, 'posted on 9 April 2024 at 09:00, that nothing is new'],
  [
    { at: instantOf('2024-04-10', '11:30') },
    'posted late: meant for 9 April 2024 at 09:00, posted on 10 April 2024 at 11:30',
  ],
  [{ status: 'requested' }, 'asked for on 9 April 2024 at 09:00, not posted yet'],
  [{ status: 'draft' }, 'waits for approval: meant for 9 April 2024 at 09:00'],
  [{ status: 'queued' }, 'on its way to Slack: meant for 9 April 2024 at 09:00'],
  [{ status: 'quiet' }, 'nothing new on 9 April 2024 at 09:00, nothing said'],
  [{ status: 'skipped' }, 'skipped: meant for 9 April 2024 at 09:00'],
  [{ status: 'skipped', why: 'by an officer' }, 'skipped, by an officer: meant for 9 April 2024 at 09:00'],
  [{ status: 'held' }, 'too late to be posted without asking, the owner was asked: meant for 9 April 2024 at 09:00'],
  [{ status: 'missed' }, 'not posted, as a later one was due as well: meant for 9 April 2024 at 09:00'],
  [
    { status: 'failed', why: 'the bot is not in the channel' },
    'failed: the bot is not in the channel, meant for 9 April 2024 at 09:00',
  ],
])('%j', (changes, text) => {
  expect(runText(run(changes))).toBe(text)
})

test('every status has a line of its own', () => {
  expect(new Set(STATUSES.map((status) => runText(run({ status })))).size).toBe(STATUSES.length)
})
