/** Refusals that Slack's documents list and that pass: nothing is given up, and everything comes when they have passed. */
import { expect, it, vi } from 'vitest'
import type { When } from '../../../src/schedules/schedule.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const TITLE = 'Ashton: Q3 2025/26, to 31 December 2025'

it.each([
  'team_added_to_org',
  'org_login_required',
  'ekm_access_denied',
  'accesslimited',
  'access_denied',
  'no_permission',
  'message_limit_exceeded',
  'internal_error',
  'an_error_of_next_year',
])('an hour of %s: the summary comes late, whole and once; meanwhile the health page is not well', async (error) => {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  await year.schedule({ when: MONTHLY })
  const { app, state } = await year.run()
  await year.until('2026-03-10 08:30')
  const end = year.slack.trouble.forbid('chat.postMessage', error)
  await year.until('2026-03-10 10:05', ['09:00', '09:01', '09:03', '09:10', '09:30'])
  const health = await app.health()
  expect(health.ok).toBe(false)
  expect(health.database.refused).toMatchObject({ messages: expect.any(Number), why: expect.stringContaining(error) })
  expect(health.slack.lastFailure).toMatchObject({ method: 'chat.postMessage', gaveUp: false })
  expect(year.log.join('\n')).toContain(error)
  end()
  await year.until('2026-03-10 12:00', ['10:10', '10:20'])
  expect(year.posts()).toEqual([expect.stringContaining(`late: ${TITLE}`)])
  const thread = year.slack.ownMessages('scrutiny').filter((m) => m.threadTs !== null)
  expect(thread.length).toBeGreaterThan(0)
  expect(thread.every((m) => m.threadTs === year.top()[0]?.ts)).toBe(true)
  expect(year.direct()).toEqual([])
  expect(await state.queue()).toMatchObject({ waiting: 0, failed: 0, refused: null })
  expect((await app.health()).ok).toBe(true)
})
