/** A summary that officers see first. */
import { describe, expect, it, vi } from 'vitest'
import { runsOf } from '../../../src/schedules/kept.ts'
import type { When } from '../../../src/schedules/schedule.ts'
import { type Message, seen } from '../loopback/index.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const Q4 = { quarter: '2025/26 Q4', published: '2026-05-28', visits: '93.0', timely: '81' }
const TITLE = 'Ashton: Q3 2025/26, to 31 December 2025'

async function drafted(when: When = MONTHLY) {
  const year = await Year.begin('2026-03-02 12:00')
  await year.publish(Q3)
  const key = await year.schedule({ when, draft: true })
  const { state } = await year.run()
  await year.run()
  await year.until('2026-03-10 09:00')
  return { year, key, state }
}

const shown = (message: Message | undefined): string => seen(message?.blocks ?? []).join('\n')

const threadOf = (year: Year, channel: string, top: Message | undefined): string =>
  year.slack
    .ownMessages(channel)
    .filter((m) => m.threadTs === top?.ts)
    .map(shown)
    .join('\n')

describe('a draft', () => {
  it('goes to the officers alone, and to the members when it is approved, once', async () => {
    const { year, key, state } = await drafted()
    expect(year.posts()).toEqual([])
    const [draft, ...more] = year.top('officers')
    expect(more).toEqual([])
    expect(shown(draft)).toContain(TITLE)
    expect(shown(draft)).toContain('nobody there sees it before it is approved')
    await year.until('2026-03-11 09:00')
    await Promise.all([
      year.slack.click('officer', draft ?? '', 'Approve'),
      year.slack.click('officer', draft ?? '', 'Approve'),
    ])
    await year.settle()
    expect(year.posts()).toEqual([`2026-03-11 09:00 ${TITLE}`])
    expect(year.top('officers').map((m) => m.text)).toEqual([
      `Draft ${key}, Q3 2025/26: approved by <@${year.slack.user('officer').id}> for <#${year.slack.channel('scrutiny').id}>.`,
    ])
    expect((await runsOf({ state }, key)).map((r) => r.status)).toEqual(['posted'])
  })

  it('carries the officers’ comment, which may be changed', async () => {
    const { year } = await drafted()
    const [draft] = year.top('officers')
    await year.slack.click('officer', draft ?? '', 'Add a comment')
    await year.slack.waitFor(() => year.slack.modal('officer'))
    await year.slack.submit('officer', null, { comment: 'Two teams were merged in <March>.' })
    await year.settle()
    expect(shown(year.top('officers')[0])).toContain('Officers’ comment: Two teams were merged in <March>.')
    await year.slack.click('officer', year.top('officers')[0] ?? '', 'Edit comment')
    const modal = await year.slack.waitFor(() => year.slack.modal('officer'))
    expect(JSON.stringify(modal.blocks)).toContain('Two teams were merged in <March>.')
    await year.slack.submit('officer', null, { comment: 'Two teams were merged.' })
    await year.settle()
    await year.slack.click('officer', year.top('officers')[0] ?? '', 'Approve')
    await year.settle()
    expect(shown(year.top()[0])).toContain('Officers’ comment: Two teams were merged.')
    expect(year.top()).toHaveLength(1)
  })

  it('that is skipped is not posted, nor offered again on publication', async () => {
    const { year, key, state } = await drafted({ type: 'publication' })
    expect(year.top('officers')).toEqual([])
    await year.publish(Q4)
    await year.look()
    await year.slack.click('officer', year.top('officers')[0] ?? '', 'Skip')
    await year.settle()
    await year.until('2026-03-20 09:00')
    expect(year.posts()).toEqual([])
    expect(year.top('officers')).toHaveLength(1)
    expect((await runsOf({ state }, key)).map((r) => r.status)).toEqual(['skipped'])
  })

  it('of figures that have changed meanwhile is not approved: a new one takes its place', async () => {
    const { year } = await drafted()
    const [old] = year.top('officers')
    await year.publish({ ...Q3, visits: '90.0' })
    await year.look()
    await year.slack.click('officer', old ?? '', 'Approve')
    await year.settle()
    expect(year.posts()).toEqual([])
    const [closed, fresh] = year.top('officers')
    expect(closed?.text).toContain('a newer draft took its place')
    expect(threadOf(year, 'officers', fresh)).toContain('90.0%')
    await year.slack.click('officer', fresh ?? '', 'Approve')
    await year.settle()
    expect(year.posts()).toHaveLength(1)
    expect(threadOf(year, 'scrutiny', year.top()[0])).toContain('90.0%')
  })

  it('that the officers’ channel does not take is told to the owner', async () => {
    const { year, key, state } = await drafted({ type: 'publication' })
    year.slack.archive('officers')
    await year.publish(Q4)
    await year.look()
    expect(year.direct().map((m) => m.text)).toEqual([
      expect.stringContaining('I could not post its draft to the officers’ channel. The channel is archived.'),
    ])
    expect((await runsOf({ state }, key)).map((r) => r.status)).toEqual(['failed'])
  })

  it('that nobody decides is brought to mind once, and gives way to the next', async () => {
    const { year } = await drafted()
    await year.until('2026-03-20 09:00')
    expect(year.direct().map((m) => m.text)).toEqual([expect.stringContaining('draft still waits')])
    await year.until('2026-04-14 10:00')
    const [old, fresh, ...more] = year.top('officers')
    expect(more).toEqual([])
    expect(old?.text).toContain('a newer draft took its place')
    expect(shown(fresh)).toContain('[Approve]')
    expect(year.posts()).toEqual([])
  })
})
