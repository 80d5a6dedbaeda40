/** What goes wrong around schedules reaches a person, and nothing is posted twice or silently dropped. */
import { describe, expect, it, vi } from 'vitest'
import { paused } from '../../../src/schedules/change-schedule.ts'
import { keptSchedule, PROGRESS, putSchedule, removeSchedule, runsOf } from '../../../src/schedules/kept.ts'
import { type Progress, progress } from '../../../src/schedules/progress.ts'
import type { When } from '../../../src/schedules/schedule.ts'
import type { State } from '../../../src/store/state.ts'
import { seen } from '../loopback/index.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const Q4 = { quarter: '2025/26 Q4', published: '2026-05-28', visits: '93.0', timely: '81' }

const keptProgress = async (state: State, key: string): Promise<Progress> =>
  progress.parse(await state.get(PROGRESS, key))

const TITLE = 'Ashton: Q3 2025/26, to 31 December 2025'

async function begun(): Promise<Year> {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  return year
}

describe('a bot that was away', () => {
  it('posts after a day, and says for when it was meant', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    await year.until('2026-03-11 10:00')
    await year.run()
    await year.run()
    await year.look()
    expect(year.posts()).toEqual([`2026-03-11 10:00 late: ${TITLE}`])
    expect(year.top()[0]?.text).toContain('This was meant for Tuesday 10 March 2026, 09:00.')
  })

  it('asks the owner after three days, and posts once when told to', async () => {
    const year = await begun()
    const key = await year.schedule({ when: MONTHLY })
    await year.until('2026-05-20 10:00')
    const { state } = await year.run()
    await year.run()
    await year.look()
    expect(year.posts()).toEqual([])
    const [asked, ...more] = year.direct()
    expect(more).toEqual([])
    expect(asked?.text).toContain('I was not running at Tuesday 12 May 2026, 09:00')
    expect((await runsOf({ state }, key)).map((r) => r.status)).toEqual(['held', 'missed', 'missed'])
    await year.slack.click('officer', asked ?? '', 'Post it now')
    await year.slack.click('officer', asked ?? '', 'Post it now')
    await year.settle()
    expect(year.posts()).toEqual([`2026-05-20 10:00 ${TITLE}`])
  })

  it('leaves it out when told to; nobody but the owner and officers may', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    await year.until('2026-03-20 10:00')
    const { state } = await year.run()
    await year.look()
    await year.slack.click('officer', year.direct()[0] ?? '', 'Leave it out')
    await year.settle()
    expect(year.posts()).toEqual([])
    expect(year.direct().at(-1)?.text).toBe('It is left out.')
    await year.until('2026-04-14 10:00')
    expect(year.posts()).toEqual([`2026-04-14 09:00 ${TITLE}`])
    expect(await state.queue()).toMatchObject({ waiting: 0, failed: 0 })
  })

  it('asks once the day of the meeting has begun', async () => {
    const year = await begun()
    await year.schedule({ when: { type: 'once', day: '2026-03-10', time: '09:00', meeting: '2026-03-11' } })
    await year.until('2026-03-11 08:00')
    await year.run()
    await year.look()
    expect(year.posts()).toEqual([])
    expect(year.direct()).toHaveLength(1)
  })
})

describe('Slack', () => {
  it('a channel that is archived, then not any more', async () => {
    const year = await begun()
    const key = await year.schedule({ when: MONTHLY })
    const { state } = await year.run()
    year.slack.archive('scrutiny')
    await year.until('2026-03-12 10:00')
    expect(year.posts()).toEqual([])
    const [told, ...more] = year.direct()
    expect(more).toEqual([])
    expect(told?.text).toContain('The channel is archived. Unarchive it, or choose another one')
    expect((await runsOf({ state }, key))[0]).toMatchObject({ status: 'failed', why: 'is_archived' })
    year.slack.archive('scrutiny', false)
    await year.slack.click('officer', told ?? '', 'Post it now')
    await year.settle()
    expect(year.posts()).toEqual([`2026-03-12 10:00 ${TITLE}`])
    // What was never there is not taken for told.
    await year.until('2026-04-14 10:00')
    expect(year.posts()[1]).toContain('nothing new is published since the summary of 12 March 2026')
  })

  it('a bot that was taken out of the channel', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    await year.run()
    year.slack.kick('officer', 'scrutiny')
    await year.until('2026-03-12 10:00')
    expect(year.direct().map((m) => m.text.includes('Invite me there (/invite)'))).toEqual([true])
  })

  it('a token that is revoked for a while: posted late, and the owner hears why', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    const { app } = await year.run()
    await year.until('2026-03-09 10:00')
    year.slack.refuseTokens()
    await year.until('2026-03-11 10:00')
    expect((await app.health()).slack.fault).toContain('The bot token was revoked')
    year.slack.refuseTokens(null)
    await year.until('2026-03-12 10:00')
    expect(year.posts()).toEqual([expect.stringContaining(`late: ${TITLE}`)])
    expect(year.direct().map((m) => seen(m.blocks).at(-1))).toEqual([
      'It could not be posted at its time. The bot token was revoked: install the app again and set the new SLACK_BOT_TOKEN. I went on trying.',
    ])
  })

  it('is away for longer than the summary may be late', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    await year.run()
    await year.until('2026-03-09 10:00')
    year.slack.outage('unavailable')
    await year.until('2026-03-14 10:00')
    year.slack.outage('none')
    await year.until('2026-03-14 12:00')
    expect(year.posts()).toEqual([])
    const [told, ...more] = year.direct()
    expect(more).toEqual([])
    expect(seen(told?.blocks ?? []).join('\n')).toContain('[Post it now]')
  })

  it('is away while a report is published and then revised: both come, in order, the second as a revision', async () => {
    const year = await begun()
    const key = await year.schedule({ when: { type: 'publication' } })
    const { state } = await year.run()
    await year.run()
    year.slack.outage('unavailable')
    await year.publish(Q4)
    await year.look()
    await year.publish({ ...Q4, visits: '86.5' })
    await year.until('2026-03-03 12:00')
    year.slack.outage('none')
    await year.until('2026-03-04 12:00')
    const [first, second, ...more] = year.top()
    expect(more).toEqual([])
    expect(first?.text).not.toContain('Revised since')
    expect(second?.text).toContain('Revised since')
    expect(second?.text).toContain('93.0%')
    expect((await keptProgress(state, key)).pending).toEqual([])
    await year.publish({ ...Q4, visits: '86.5', timely: '99' })
    await year.look()
    expect(year.top()[2]?.text).toContain('was 81%')
    expect(year.top()).toHaveLength(3)
  })

  it('takes the message and answers nothing: it is there once, with its thread', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    await year.run()
    await year.until('2026-03-09 10:00')
    year.slack.trouble.loseAnswer('chat.postMessage', 3)
    await year.until('2026-03-10 12:00')
    expect(year.posts()).toEqual([expect.stringContaining(TITLE)])
    const thread = year.slack.ownMessages('scrutiny').filter((m) => m.threadTs !== null)
    expect(new Set(thread.map((m) => m.text)).size).toBe(thread.length)
    expect(thread.every((m) => m.threadTs === year.top()[0]?.ts)).toBe(true)
  })
})

describe('what waits for Slack', () => {
  for (const how of ['deleted', 'paused'] as const)
    it(`is not posted once its schedule is ${how}`, async () => {
      const year = await begun()
      const key = await year.schedule({ when: MONTHLY })
      const { state } = await year.run()
      await year.until('2026-03-10 08:30')
      year.slack.outage('unavailable')
      await year.until('2026-03-10 10:00')
      const schedule = await keptSchedule({ state, log: () => {} }, key)
      if (!schedule) throw new Error('there is no schedule')
      const change =
        how === 'deleted'
          ? { removes: [removeSchedule(key)] }
          : { puts: [putSchedule({ key, schedule: paused(schedule) })] }
      await state.finish(null, change, year.now())
      await year.look()
      year.slack.outage('none')
      await year.until('2026-03-11 12:00')
      expect(year.posts()).toEqual([])
      expect(year.direct()).toEqual([])
      expect((await runsOf({ state }, key)).map((r) => [r.status, r.why])).toEqual([
        ['skipped', `as its schedule was ${how}`],
      ])
    })
})

describe('the clock', () => {
  it('a month ahead posts nothing; put right again, everything comes at its time', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    let ahead = 0
    const { app } = await year.run(() => ahead)
    await year.look()
    ahead = 31 * 86_400_000
    await year.look()
    await year.until('2026-03-05 10:00')
    expect(year.posts()).toEqual([])
    expect(year.log).toContainEqual(expect.stringContaining('clock'))
    expect((await app.health()).schedules.fault).toContain('Set the clock')
    ahead = 0
    await year.until('2026-03-10 12:00')
    expect(year.posts()).toEqual([`2026-03-10 09:00 ${TITLE}`])
  })

  it('put back an hour after a post repeats nothing', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY })
    let ahead = 0
    await year.run(() => ahead)
    await year.until('2026-03-10 09:00')
    expect(year.posts()).toHaveLength(1)
    ahead = -4 * 60_000
    await year.look()
    ahead = 0
    await year.until('2026-03-11 09:00')
    expect(year.posts()).toHaveLength(1)
  })
})

describe('the data', () => {
  it('that cannot be loaded is told to the owner once, and posted as soon as it can', async () => {
    const year = await begun()
    await year.schedule({ when: { type: 'publication' } })
    await year.run()
    await year.publish(Q4)
    await year.spoil('2025/26 Q4')
    await year.until('2026-03-03 12:00')
    expect(year.posts()).toEqual([])
    expect(year.direct().map((m) => m.text)).toEqual([
      expect.stringContaining('councils/ashton/2025-26-q4/figures.csv'),
    ])
    await year.publish(Q4)
    await year.look()
    expect(year.posts()).toEqual(['2026-03-03 12:00 Ashton: Q4 2025/26, to 31 March 2026'])
    expect(year.direct()).toHaveLength(1)
  })

  it('that a summary cannot be made of is told to the owner once, and stops no other schedule', async () => {
    const year = await begun()
    await year.schedule({ when: { type: 'publication' } })
    await year.schedule({ when: MONTHLY })
    const { app } = await year.run()
    const { store } = app.deps.running()
    let broken = true
    const snapshot = store.snapshot
    vi.spyOn(store, 'snapshot').mockImplementation(async () => {
      const view = await snapshot()
      return { ...view, commentary: (f) => (broken ? Promise.reject(new Error('disk')) : view.commentary(f)) }
    })
    await year.publish(Q4)
    await year.look()
    await year.look()
    expect(year.posts()).toEqual([])
    expect(year.direct().map((m) => m.text)).toEqual([expect.stringContaining('Something went wrong on my side')])
    broken = false
    await year.until('2026-03-10 12:00')
    expect(year.posts()).toEqual(['2026-03-10 09:00 Ashton: Q4 2025/26, to 31 March 2026'])
  })

  it('a council that is no longer loaded is told, not posted', async () => {
    const year = await begun()
    await year.schedule({ when: MONTHLY, about: { type: 'summary', council: 'barton', themes: [] } })
    await year.run()
    await year.until('2026-03-11 10:00')
    expect(year.direct().map((m) => m.text)).toEqual([expect.stringContaining('No report of barton is loaded.')])
  })
})
