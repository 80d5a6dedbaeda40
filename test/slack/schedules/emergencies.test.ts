/**
 * Four bad mornings of a bot whose summary is due at nine. What the channel, the owner, the officers' channel, the health page
 * and the metrics say is kept in `emergencies/` for people to read.
 */
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { When } from '../../../src/schedules/schedule.ts'
import { backUp, restore } from '../../../src/store/sqlite/state/backup.ts'
import type { SlackApp } from '../../../src/surfaces/slack/app.ts'
import { NO_DISK, SmallDisk } from '../../small-disk.ts'
import { Year } from './year.ts'

vi.setConfig({ testTimeout: 60_000 })

const MONTHLY: When = { type: 'rule', every: 'month', ordinal: 'second', weekday: 'Tuesday', time: '09:00' }
const Q3 = { quarter: '2025/26 Q3', published: '2026-02-10', visits: '91.8', timely: '80' }
const TITLE = 'Ashton: Q3 2025/26, to 31 December 2025'
/** What whoever runs it looks at first. */
const LOOKED_AT =
  /^scrutineer_(?:ready|state_writable|outbox_waiting|outbox_refused|calls_refused_total|calls_given_up_total|schedules_held|schedules_owner_unreached|schedules_looked_at)\b/

/** A morning, told as it goes on. */
class Morning {
  readonly year: Year
  readonly #lines: string[] = []

  constructor(year: Year) {
    this.year = year
  }

  static async begin(at?: string): Promise<Morning> {
    const year = await Year.begin('2026-03-02 12:00', at)
    await year.publish(Q3)
    return new Morning(year)
  }

  /** What the pages say at this moment. */
  async pages(moment: string, app: SlackApp): Promise<void> {
    const { ok, wrong, schedules } = await app.health()
    const { text } = await app.metrics()
    this.#lines.push(
      `== ${moment}`,
      `/healthz  ${ok ? 200 : 503}`,
      ...wrong.map((sentence) => `          ${sentence}`),
      `          schedules held: ${schedules.held.length}; owners not reached: ${JSON.stringify(schedules.unreached)}`,
      ...text
        .split('\n')
        .filter((line) => LOOKED_AT.test(line))
        .map((line) => `/metrics  ${line}`),
      '',
    )
  }

  /** All of it, with what stands in the channels in the end. */
  told(): string {
    const { slack } = this.year
    const places = ['scrutiny', 'officers', slack.dm('officer')].map((place) => slack.transcript(place))
    return (
      `${[...this.#lines, '== In the end', ...places].join('\n')}\n`
        .replace(/\bS-[A-Z0-9]{4,}\b/g, 'S-····')
        // How often it was tried is the machine's own speed.
        .replace(/(calls_refused_total\{.*\}) \d+/g, '$1 …')
        .replaceAll(dirname(this.year.config.stateDatabase), '/var/lib/scrutineer')
    )
  }
}

it('a backup of the night is put back at eleven', async () => {
  const morning = await Morning.begin()
  const { year } = morning
  await year.schedule({ when: MONTHLY })
  await year.run()
  await year.until('2026-03-09 23:00')
  const { stateDatabase } = year.config
  const backup = join(dirname(stateDatabase), 'night.sqlite')
  await backUp(stateDatabase, backup)
  await year.until('2026-03-10 11:00')
  await year.stop()
  await restore(stateDatabase, backup, 'test')
  const { app } = await year.run()
  await year.until('2026-03-10 12:00', [])
  await morning.pages('Tuesday 12:00, an hour after the state of the night was put back', app)
  expect(year.posts()).toEqual([`2026-03-10 09:00 ${TITLE}`])
  await expect(morning.told()).toMatchFileSnapshot('emergencies/a-night-restored.txt')
})

it('the workspace moves into an organisation from half past eight to half past nine', async () => {
  const morning = await Morning.begin()
  const { year } = morning
  await year.schedule({ when: MONTHLY })
  const { app } = await year.run()
  await year.until('2026-03-10 08:30')
  const moved = year.slack.trouble.forbid('chat.postMessage', 'team_added_to_org')
  await year.until('2026-03-10 09:20', ['09:00', '09:01', '09:03', '09:10'])
  await morning.pages('Tuesday 09:20, Slack refuses everything', app)
  expect(year.posts()).toEqual([])
  moved()
  await year.until('2026-03-10 10:00', ['09:30', '09:45'])
  await morning.pages('Tuesday 10:00', app)
  expect(year.posts()).toEqual([expect.stringContaining(TITLE)])
  await expect(morning.told()).toMatchFileSnapshot('emergencies/an-hour-of-migration.txt')
})

it('the owner has left, and the channel is archived', async () => {
  const morning = await Morning.begin()
  const { year } = morning
  year.slack.addUser('leaver')
  await year.schedule({ when: MONTHLY, owner: year.slack.user('leaver').id })
  const { app } = await year.run()
  year.slack.deactivate('leaver')
  year.slack.archive('scrutiny')
  await year.until('2026-03-10 09:30', ['09:00'])
  await morning.pages('Tuesday 09:30', app)
  year.slack.archive('scrutiny', false)
  await year.slack.click('officer', year.top('officers')[0] ?? '', 'Post it now')
  await year.settle()
  await morning.pages('Tuesday 09:31, an officer has unarchived it and pressed “Post it now”', app)
  expect(year.posts()).toHaveLength(1)
  await expect(morning.told()).toMatchFileSnapshot('emergencies/an-owner-gone.txt')
})

it.skipIf(NO_DISK !== null)('the disk is full from half past eight to half past nine', async () => {
  const disk = new SmallDisk(32)
  onTestFinished(() => disk.close())
  const morning = await Morning.begin(disk.folder)
  const { year } = morning
  await year.schedule({ when: MONTHLY })
  const { app } = await year.run()
  await year.until('2026-03-10 08:30')
  disk.fill()
  await year.until('2026-03-10 09:20', ['09:00'])
  await morning.pages('Tuesday 09:20, not a block is free', app)
  expect(year.posts()).toEqual([])
  disk.clear()
  await year.until('2026-03-10 09:45', ['09:30'])
  await morning.pages('Tuesday 09:45', app)
  expect(year.posts()).toEqual([expect.stringContaining(TITLE)])
  await expect(morning.told()).toMatchFileSnapshot('emergencies/a-disk-full.txt')
})
