/** Figures here were read from the scorecard, not from the program. */
import { expect, test } from 'vitest'
import { Asking } from '../../src/answers/asking.ts'
import { mattersMost } from '../../src/overview/matter-most.ts'
import type { SummaryRow } from '../../src/overview/model.ts'
import { matterLine } from '../../src/overview/words.ts'
import { useRunning } from '../running.ts'
import { published } from './summarise.ts'

const running = useRunning()
const summary = () => published(running(), 'rotherham', '2023/24 Q4')

test('reds that got worse come first, with the months that led to them', async () => {
  expect((await summary()).matters.map(matterLine)).toEqual([
    'A.17 Children in care with an up-to-date dental assessment: red for 2023/24, worse than for 2022/23. January 2024 73.4%, February 2024 65.9%, March 2024 61.8%; target 95%+.',
    'A.4 Contacts with a decision within 1 working day: red for 2023/24, worse than for 2022/23. January 2024 81.5%, February 2024 79.8%, March 2024 67.2%; target 88%+.',
    'B.6 Child protection plans lasting 2 years or more: red for 2023/24, worse than for 2022/23. January 2024 4.2%, February 2024 4.3%, March 2024 4.6%; target <2.5%.',
  ])
})

test('every point is a published figure of one kind of period, one after another, up to the period', async () => {
  const { matters, period } = await summary()
  for (const { of, points } of matters) {
    expect(points.length).toBeGreaterThanOrEqual(3)
    expect(new Set(points.map((p) => p.period?.kind)).size).toBe(1)
    expect(points.at(-1)?.period?.end).toBe(period.end)
    for (const p of points)
      expect(
        of.figures.some((f) => f.kind === 'value' && Number(f.value) === p.value && f.period.end === p.period?.end),
      ).toBe(true)
  }
})

test('then what turned red, then the other reds, then declines, then what lost its green', async () => {
  const { reds, changed, declined, rows } = await summary()
  const { catalogue, store } = running()
  const asking = new Asking(catalogue, store, '2024-07-30')
  const of = (ref: string) => rows.find((r) => r.row.ref === ref) as SummaryRow
  const told = async (exceptions: Parameters<typeof mattersMost>[1]) =>
    (await mattersMost(asking, exceptions)).map((m) => `${m.of.row.ref} ${m.why}`)
  const some = reds.filter((r) => ['B.12', 'A.16'].includes(r.of.row.ref as string))
  expect(await told({ reds: some, changed, declined: [] })).toEqual([
    'A.16 turned red in March 2024',
    'B.12 red for 2023/24',
    'B.1 amber in March 2024, green in February 2024',
  ])
  expect(await told({ reds: [], changed: [], declined: declined.filter((d) => d.of === of('B.4')) })).toEqual([
    'B.4 amber for 2023/24, worse than for 2022/23',
  ])
})

test('a decline is told only where the figures that can be drawn show it', async () => {
  const { matters, declined } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
  // Persistent absence (secondary) is worse for the year, while its terms got better.
  expect(declined.map((d) => d.of.name)).toContain('ED.5 Persistent absence (secondary)')
  expect(matters.map((m) => m.of.name)).toEqual([
    'ED.4 Overall school attendance (secondary)',
    'ED.5 Persistent absence (primary)',
  ])
})

test('nothing where fewer than three comparable figures are published', async () => {
  expect((await published(running(), 'rutland', '2021/22 Q1')).matters).toEqual([])
  expect((await published(running(), 'stockton', '2019-04-01..2019-09-30')).matters).toEqual([])
})
