/** An owner who has left: whoever can still do something hears, and the health page shows it. */
import { expect, it, vi } from 'vitest'
import type { When } from '../../../src/schedules/schedule.ts'
import { seen } from '../loopback/index.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }

async function begun(): Promise<Year> {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  year.slack.addUser('leaver')
  return year
}

it('the officers’ channel is asked about what came too late, with the same buttons', async () => {
  const year = await begun()
  const key = await year.schedule({ when: MONTHLY, owner: year.slack.user('leaver').id })
  year.slack.deactivate('leaver')
  await year.until('2026-05-20 10:00')
  const { app } = await year.run()
  await year.look()
  const [told, ...more] = year.top('officers')
  expect(more).toEqual([])
  expect(seen(told?.blocks ?? []).join('\n')).toContain('The owner of this schedule cannot be reached')
  expect(seen(told?.blocks ?? []).join('\n')).toContain('[Post it now]')
  const health = await app.health()
  expect(health.ok).toBe(true)
  expect(health.schedules).toMatchObject({
    held: [key],
    unreached: [{ schedule: key, why: 'user_disabled', heard: true }],
  })
  await year.slack.click('officer', told ?? '', 'Post it now')
  await year.settle()
  expect(year.posts()).toHaveLength(1)
  expect((await app.health()).schedules.held).toEqual([])
})

it('and about a channel that is gone; with nobody to hear, the health page is not well', async () => {
  const year = await begun()
  const key = await year.schedule({ when: MONTHLY, owner: year.slack.user('leaver').id })
  const { app } = await year.run()
  year.slack.deactivate('leaver')
  year.slack.archive('scrutiny')
  year.slack.archive('officers')
  await year.until('2026-03-12 10:00')
  const health = await app.health()
  expect(health.schedules.unreached).toEqual([{ schedule: key, why: 'user_disabled', heard: false }])
  expect(health.wrong).toEqual([`The owner of schedule ${key} cannot be reached, and nobody else was told.`])
  // No name, no id of a person.
  expect(JSON.stringify(health)).not.toContain(year.slack.user('leaver').id)
  expect(year.log.join('\n')).not.toContain(year.slack.user('leaver').id)
})

it('while Slack does not take the message to the officers’ channel, nobody has heard', async () => {
  const year = await begun()
  const key = await year.schedule({ when: MONTHLY, owner: year.slack.user('leaver').id })
  const { app } = await year.run()
  year.slack.deactivate('leaver')
  year.slack.archive('scrutiny')
  const { id } = year.slack.channel('officers')
  const end = year.slack.trouble.always(
    'chat.postMessage',
    { kind: 'refuse', error: 'internal_error', more: {} },
    ({ channel }) => channel === id,
  )
  await year.until('2026-03-10 09:20', ['09:00', '09:05'])
  const refused = await app.health()
  expect(refused.schedules.unreached).toEqual([{ schedule: key, why: 'user_disabled', heard: false }])
  expect(refused.wrong).toEqual([
    expect.stringMatching(/^1 message was refused and has waited for \d+ minutes \(internal_error/),
    `The owner of schedule ${key} cannot be reached, and nobody else was told.`,
  ])
  end()
  await year.until('2026-03-10 10:00', ['09:30'])
  expect(year.top('officers')).toHaveLength(1)
  const health = await app.health()
  expect(health.schedules.unreached).toEqual([{ schedule: key, why: 'user_disabled', heard: true }])
  expect(health.wrong).toEqual([])
})

it('about data files that cannot be loaded, once', async () => {
  const year = await begun()
  await year.schedule({ when: { type: 'publication' }, owner: year.slack.user('leaver').id })
  await year.schedule({ when: MONTHLY })
  await year.run()
  year.slack.deactivate('leaver')
  await year.publish({ ...Q3, quarter: '2025/26 Q4' })
  await year.spoil('2025/26 Q4')
  await year.until('2026-03-03 12:00')
  expect(year.top('officers').map((m) => m.text)).toEqual([expect.stringContaining('figures.csv')])
  expect(year.direct()).toHaveLength(1)
})
