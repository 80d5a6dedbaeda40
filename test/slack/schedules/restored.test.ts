/** A state that is older than what the channels show: the backup of the night before, put back in the middle of the day. */
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { runsOf } from '../../../src/schedules/kept.ts'
import type { When } from '../../../src/schedules/schedule.ts'
import { backUp, restore } from '../../../src/store/sqlite/state/backup.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const Q4 = { quarter: '2025/26 Q4', published: '2026-05-28', visits: '93.0', timely: '81' }
const TITLE = 'Ashton: Q3 2025/26, to 31 December 2025'

async function begun(): Promise<Year> {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  return year
}

/** What is kept now goes into a backup; the result puts it back, as the restore command does. */
async function backedUp(year: Year): Promise<() => Promise<void>> {
  const { stateDatabase } = year.config
  const backup = join(dirname(stateDatabase), 'night.sqlite')
  await backUp(stateDatabase, backup)
  return async () => {
    await year.stop()
    await restore(stateDatabase, backup, 'test')
  }
}

/** A monthly summary that is due in the morning, and what was kept of it the night before. */
async function nightBefore(): Promise<{ year: Year; putBack: () => Promise<void> }> {
  const year = await begun()
  await year.schedule({ when: MONTHLY })
  await year.run()
  await year.until('2026-03-09 23:00')
  return { year, putBack: await backedUp(year) }
}

it('the summary of the morning is not posted again', async () => {
  const year = await begun()
  const key = await year.schedule({ when: MONTHLY })
  const before = await year.run()
  await year.until('2026-03-09 23:00')
  const putBack = await backedUp(year)
  await year.until('2026-03-10 11:00')
  expect(year.posts()).toEqual([`2026-03-10 09:00 ${TITLE}`])
  const all = year.slack.ownMessages('scrutiny').length
  const sent = 'scrutineer_calls_sent_total{method="chat.postMessage"}'
  expect((await before.app.metrics()).text).toContain(`${sent} ${all}`)
  await putBack()
  const { state, app } = await year.run()
  await year.until('2026-03-10 15:00', ['12:00', '13:00'])
  expect(year.posts()).toEqual([`2026-03-10 09:00 ${TITLE}`])
  // What stood there already was not sent.
  expect((await app.metrics()).text).not.toContain(sent)
  expect(year.slack.ownMessages('scrutiny')).toHaveLength(all)
  // It is on record as posted, where it stands.
  expect((await runsOf({ state }, key)).map((r) => [r.status, r.ts])).toEqual([['posted', year.top()[0]?.ts]])
  // And the next month goes on from it.
  await year.until('2026-04-14 10:00')
  expect(year.posts()[1]).toContain('nothing new is published since the summary of 10 March 2026')
})

it('a thread that was cut off in the middle is completed, and nothing of it comes twice', async () => {
  const { year, putBack } = await nightBefore()
  await year.until('2026-03-10 11:00')
  const whole = year.slack.ownMessages('scrutiny').map((m) => m.text)
  const last = year.slack.ownMessages('scrutiny').at(-1)
  year.slack.remove('scrutiny', last?.ts ?? '')
  await putBack()
  await year.run()
  await year.until('2026-03-10 15:00', ['12:00', '13:00'])
  expect(year.slack.ownMessages('scrutiny').map((m) => m.text)).toEqual(whole)
})

it('nor where Slack does not let the thread be read', async () => {
  const { year, putBack } = await nightBefore()
  await year.until('2026-03-10 11:00')
  const all = year.slack.ownMessages('scrutiny').length
  year.slack.trouble.forbid('conversations.replies', 'not_allowed_token_type')
  await putBack()
  await year.run()
  await year.until('2026-03-10 15:00', ['12:00', '13:00'])
  expect(year.slack.ownMessages('scrutiny')).toHaveLength(all)
})

it('what was posted when it was published is not posted again; what is published since is', async () => {
  const year = await begun()
  await year.schedule({ when: { type: 'publication' } })
  await year.run()
  await year.look()
  const putBack = await backedUp(year)
  await year.publish(Q4)
  await year.until('2026-05-29 12:00', ['12:00'])
  const posted = year.posts()
  expect(posted).toHaveLength(1)
  await putBack()
  await year.run()
  await year.look()
  expect(year.posts()).toEqual(posted)
  await year.publish({ ...Q4, visits: '86.5' })
  await year.look()
  expect(year.posts()).toHaveLength(2)
})

it('something else than what was posted under the same number is posted', async () => {
  const year = await begun()
  await year.schedule({ when: { type: 'publication' } })
  await year.run()
  await year.look()
  const putBack = await backedUp(year)
  await year.publish(Q4)
  await year.look()
  await putBack()
  // The copy that is restored meets another state of the files first.
  await year.publish({ ...Q4, visits: '86.5' })
  await year.run()
  await year.look()
  expect(year.posts()).toHaveLength(2)
})

it('“Post it now”, pressed again, posts nothing again', async () => {
  const year = await begun()
  await year.schedule({ when: MONTHLY })
  await year.until('2026-03-14 09:00', [])
  await year.run()
  await year.look()
  const putBack = await backedUp(year)
  const [asked] = year.direct()
  await year.slack.click('officer', asked ?? '', 'Post it now')
  await year.settle()
  expect(year.posts()).toEqual([`2026-03-14 09:00 ${TITLE}`])
  const all = year.slack.ownMessages('scrutiny').map((m) => m.text)
  await putBack()
  const { app } = await year.run()
  await year.until('2026-03-16 10:30', ['12:00'])
  expect((await app.health()).schedules.held).toHaveLength(1)
  await year.slack.click('officer', asked ?? '', 'Post it now')
  await year.settle()
  expect(year.slack.ownMessages('scrutiny').map((m) => m.text)).toEqual(all)
  expect((await app.health()).schedules.held).toEqual([])
})

it('what failed at its time and was posted after all is not posted again', async () => {
  const { year, putBack } = await nightBefore()
  year.slack.archive('scrutiny')
  await year.until('2026-03-10 10:00')
  year.slack.archive('scrutiny', false)
  await year.slack.click('officer', year.direct()[0] ?? '', 'Post it now')
  await year.settle()
  expect(year.posts()).toEqual([`2026-03-10 10:00 ${TITLE}`])
  const all = year.slack.ownMessages('scrutiny').map((m) => m.text)
  await putBack()
  await year.run()
  await year.until('2026-03-10 15:00', ['12:00', '13:00'])
  expect(year.slack.ownMessages('scrutiny').map((m) => m.text)).toEqual(all)
})

it('what was posted at its time is not posted again by “Post it now”, which the copy asks for days later', async () => {
  const { year, putBack } = await nightBefore()
  await year.until('2026-03-10 11:00')
  const all = year.slack.ownMessages('scrutiny').map((m) => m.text)
  await putBack()
  await year.until('2026-03-14 09:00', [])
  await year.run()
  await year.look()
  await year.slack.click('officer', year.direct()[0] ?? '', 'Post it now')
  await year.settle()
  expect(year.slack.ownMessages('scrutiny').map((m) => m.text)).toEqual(all)
})

it('a draft that was approved comes to the officers once, and its summary to the channel once', async () => {
  const year = await begun()
  await year.schedule({ when: MONTHLY, draft: true })
  await year.run()
  await year.until('2026-03-09 23:00')
  const putBack = await backedUp(year)
  await year.until('2026-03-10 09:05')
  await year.slack.click('officer', year.top('officers')[0] ?? '', 'Approve')
  await year.settle()
  const all = ['officers', 'scrutiny'].map((channel) => year.slack.ownMessages(channel).length)
  expect(year.posts()).toHaveLength(1)
  await putBack()
  await year.until('2026-03-10 14:00', [])
  await year.run()
  await year.until('2026-03-10 16:00', ['15:00'])
  expect(['officers', 'scrutiny'].map((channel) => year.slack.ownMessages(channel).length)).toEqual(all)
})

it('an owner who was asked is not asked again, and nor are the officers in the place of one who has left', async () => {
  const year = await begun()
  year.slack.addUser('leaver')
  await year.schedule({ when: MONTHLY })
  await year.schedule({ when: MONTHLY, owner: year.slack.user('leaver').id })
  year.slack.deactivate('leaver')
  await year.run()
  await year.until('2026-03-03 09:00', [])
  const putBack = await backedUp(year)
  await year.stop()
  await year.until('2026-03-14 09:00', [])
  await year.run()
  await year.look()
  const [asked, ...more] = year.direct()
  expect([more, year.top('officers').length]).toEqual([[], 1])
  await putBack()
  const { app } = await year.run()
  await year.until('2026-03-14 11:30', ['10:00'])
  expect([year.direct().length, year.top('officers').length]).toEqual([1, 1])
  const { held, unreached } = (await app.health()).schedules
  expect([held.length, unreached.map(({ heard }) => heard)]).toEqual([2, [true]])
  // The buttons that stand there do what they say.
  await year.slack.click('officer', asked ?? '', 'Post it now')
  await year.settle()
  expect(year.posts()).toHaveLength(1)
})

it('but where Slack does not show what stands there, they hear rather twice than never', async () => {
  const year = await begun()
  await year.schedule({ when: MONTHLY })
  await year.until('2026-03-14 09:00', [])
  year.slack.trouble.forbid('conversations.history', 'missing_scope')
  await year.run()
  await year.look()
  expect(year.direct()).toHaveLength(1)
})

it('nor does what somebody watches come again by “Post it now”', async () => {
  const year = await begun()
  await year.schedule({ when: MONTHLY, about: { type: 'watched' } })
  await year.until('2026-03-14 09:00', [])
  await year.run()
  await year.look()
  const putBack = await backedUp(year)
  const digests = () => year.direct().filter(({ text }) => text.includes('you watch.'))
  const [asked] = year.direct()
  await year.slack.click('officer', asked ?? '', 'Post it now')
  await year.settle()
  expect(digests()).toHaveLength(1)
  await putBack()
  await year.run()
  await year.until('2026-03-16 10:30', ['12:00'])
  await year.slack.click('officer', asked ?? '', 'Post it now')
  await year.settle()
  expect(digests()).toHaveLength(1)
})
