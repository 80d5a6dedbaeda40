/** What a look at the schedules takes, which happens every fifteen seconds, and a summary with its thread. */
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { PROGRESS, putRun, putSchedule } from '../../src/schedules/kept.ts'
import { progressOf } from '../../src/schedules/progress.ts'
import { newRun } from '../../src/schedules/run.ts'
import type { SummarySchedule } from '../../src/schedules/schedule.ts'
import { summaryFor } from '../../src/schedules/summary-of.ts'
import type { Running } from '../../src/setup.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { slackApp } from '../../src/surfaces/slack/app.ts'
import { summaryPost } from '../../src/surfaces/slack/cards/summary-post.ts'
import { schedulesLook } from '../../src/surfaces/slack/schedules/posting/look.ts'
import { median, showFactor, showTime, timed } from './stats.ts'
import type { Section } from './table.ts'

const SCHEDULES = 50
const RUNS = 30
const DAY = '2024-07-30'

const schedule = (i: number, since: number): SummarySchedule => ({
  about: { type: 'summary', council: 'rotherham', themes: [] },
  owner: 'U0OWNER',
  channel: `C0${i}`,
  when: { type: 'rule', every: 'quarter', ordinal: 'second', weekday: 'Tuesday', time: '09:00' },
  nothingNew: 'say',
  draft: false,
  paused: false,
  since,
})

export async function benchSchedules(config: Config, running: Running, folder: string): Promise<Section> {
  const state = await openSqliteState(join(folder, 'schedules.sqlite'))
  const now = Date.parse(`${DAY}T12:00:00Z`)
  const kept = Array.from({ length: SCHEDULES }, (_, i) => ({ key: `S-${1000 + i}`, schedule: schedule(i, now) }))
  await state.finish(null, { puts: kept.map(putSchedule) }, now)
  const { deps } = slackApp({
    config,
    settings: {
      botToken: 'xoxb-0',
      appToken: 'xapp-0',
      signingSecret: null,
      port: 0,
      host: '127.0.0.1',
      officers: [],
      officersChannel: null,
      outsiders: 'ask',
      teams: [],
      questionsAMinute: 0,
      apiUrl: null,
    },
    running: () => running,
    state,
    log: () => {},
    clock: () => now,
    today: () => DAY,
  })
  const [looks, firsts, reads, built, posts]: number[][] = [[], [], [], [], []]
  const again = schedulesLook(deps)
  for (let i = 0; i < RUNS; i++) {
    looks?.push((await timed(again)).ms)
    firsts?.push((await timed(schedulesLook(deps))).ms)
    reads?.push((await timed(() => Promise.all(kept.map(({ key }) => state.get(PROGRESS, key))))).ms)
    const [first] = kept
    if (!first) continue
    const progress = await progressOf(deps, first)
    const { ms, result } = await timed(() => summaryFor(running, DAY, first.schedule, progress))
    built?.push(ms)
    if (result.kind === 'summary')
      posts?.push((await timed(() => summaryPost(running.catalogue, result.summary, []))).ms)
  }
  const drafts = kept.map(({ key }) =>
    putRun(newRun({ schedule: key, occurrence: 'then', meant: now, at: now, status: 'draft' })),
  )
  await state.finish(null, { puts: drafts }, now)
  const waiting: number[] = []
  await again()
  for (let i = 0; i < RUNS; i++) waiting.push((await timed(again)).ms)
  await state.close()
  const [look, read] = [median(looks ?? []), median(reads ?? [])]
  return {
    title: `Schedules (${SCHEDULES} of them; median of ${RUNS})`,
    rows: [
      { what: 'a look with nothing due', result: showTime(look), target: '≤ 1 ms', met: look <= 1 },
      { what: 'the same while each has a draft that waits for an officer', result: showTime(median(waiting)) },
      { what: 'the same after a schedule was changed', result: showTime(median(firsts ?? [])) },
      { what: 'the same records read from SQLite, alone', result: `${showTime(read)} (${showFactor(look / read)})` },
      { what: "Rotherham's summary worked out", result: showTime(median(built ?? [])) },
      { what: 'its message and thread', result: showTime(median(posts ?? [])) },
    ],
  }
}
