/** Schedules over a simulated year, by two copies of the bot: exactly the posts that are due, each once, in order. */
import { expect, it } from 'vitest'
import type { When } from '../../../src/schedules/schedule.ts'
import { seen } from '../loopback/index.ts'
import { Year } from './year.ts'

const QUARTERLY: When = { type: 'rule', every: 'quarter', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const WEEKLY: When = { type: 'rule', every: 'week', ordinal: null, weekday: 'Monday', time: '09:00' }
const MEETING: When = { type: 'once', day: '2026-07-29', time: '09:00', meeting: '2026-07-30' }

const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const Q4 = { quarter: '2025/26 Q4', published: '2026-05-28', visits: '93.0', timely: '81' }
const Q1 = { quarter: '2026/27 Q1', published: '2026-09-21', visits: '95.5', timely: '82' }
const Q2 = { quarter: '2026/27 Q2', published: '2027-01-20', visits: '86.0', timely: '83' }

const SUMMARY_OF = {
  q3: 'Ashton: Q3 2025/26, to 31 December 2025',
  q4: 'Ashton: Q4 2025/26, to 31 March 2026',
  q1: 'Ashton: Q1 2026/27, to 30 June 2026',
  q2: 'Ashton: Q2 2026/27, to 30 September 2026',
}

/** Mondays of the year from 9 March 2026 to 1 March 2027, but for these bank holidays: then it is the Tuesday. */
const BANK_HOLIDAYS = ['2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28']
function mondays(): string[] {
  const days: string[] = []
  for (let at = Date.UTC(2026, 2, 9); at <= Date.UTC(2027, 2, 1); at += 7 * 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    days.push(BANK_HOLIDAYS.includes(day) ? new Date(at + 86_400_000).toISOString().slice(0, 10) : day)
  }
  return days
}

it('four quarters, one late and one revised, bank holidays, two clock changes, Slack away for a day', {
  timeout: 300_000,
}, async () => {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  await year.run()
  await year.run()
  const channel = (name: string): string => year.slack.channel(name).id
  await year.schedule({ when: QUARTERLY })
  await year.schedule({ when: { type: 'publication' }, channel: channel('members') })
  await year.schedule({ when: WEEKLY, channel: channel('weekly') })
  await year.schedule({ when: MEETING, channel: channel('members') })

  await year.until('2026-05-28 10:00')
  await year.publish(Q4)
  await year.until('2026-07-13 20:00')
  year.slack.outage('unavailable')
  await year.until('2026-07-14 20:00')
  year.slack.outage('none')
  await year.until('2026-09-21 16:00')
  await year.publish(Q1)
  await year.until('2026-11-03 10:00')
  await year.publish({ ...Q1, visits: '94.5' })
  // The report for the second quarter is not there in November: nothing is made up in its place.
  await year.until('2027-01-20 11:00')
  await year.publish(Q2)
  await year.until('2027-03-02 12:00')

  expect(year.posts()).toEqual([
    `2026-04-14 09:00 ${SUMMARY_OF.q3}`,
    `2026-07-15 08:30 late: ${SUMMARY_OF.q4}`,
    `2026-10-13 09:00 ${SUMMARY_OF.q1}`,
    `2027-01-12 09:00 ${SUMMARY_OF.q1}`,
  ])
  expect(year.posts('members')).toEqual([
    `2026-05-28 12:00 ${SUMMARY_OF.q4}`,
    `2026-07-29 09:00 ${SUMMARY_OF.q4}`,
    `2026-09-22 08:30 ${SUMMARY_OF.q1}`,
    `2026-11-03 12:00 ${SUMMARY_OF.q1}`,
    `2027-01-20 12:00 ${SUMMARY_OF.q2}`,
  ])
  const weekly = year.posts('weekly')
  expect(weekly.map((post) => post.slice(0, 16))).toEqual(mondays().map((day) => `${day} 09:00`))
  const news = weekly.filter((post) => !post.includes('nothing new is published since the summary of'))
  expect(news.map((post) => post.slice(0, 10))).toEqual([
    '2026-03-09',
    '2026-06-01',
    '2026-09-28',
    '2026-11-09',
    '2027-01-25',
  ])
  for (const [post, day] of [
    [year.top()[3], '13 October'],
    [year.top('members')[3], '22 September'],
  ] as const)
    expect(seen(post?.blocks ?? []).join('\n')).toContain(`Revised since the summary of ${day} 2026:`)
  const late = year.top()[1]
  expect(late?.text.split('\n')[0]).toBe('This was meant for Tuesday 14 July 2026, 09:00.')
  expect(seen(late?.blocks ?? []).join('\n')).toContain('This was meant for Tuesday 14 July 2026, 09:00.')
  // Each summary has its whole thread, once.
  for (const name of ['scrutiny', 'members'])
    for (const post of year.top(name)) {
      const thread = year.slack.ownMessages(name).filter((m) => m.threadTs === post.ts)
      expect(thread.length).toBeGreaterThan(0)
      expect(new Set(thread.map((m) => m.text)).size).toBe(thread.length)
    }
  expect(year.direct()).toEqual([])
  expect(year.log.filter((line) => !/WebSocket|HTTP 503/.test(line))).toEqual([])
})
