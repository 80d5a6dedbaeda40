/** Figures here were read from the scorecard, not from the program. */
import { expect, test } from 'vitest'
import { chartLine } from '../../src/overview/words.ts'
import { useRunning } from '../running.ts'
import { published } from './summarise.ts'

const running = useRunning()
const summary = () => published(running(), 'rotherham', '2023/24 Q4')

test('reds that got worse come first, with the months that led to them', async () => {
  expect((await summary()).matters.map(chartLine)).toEqual([
    'Children in care with an up-to-date dental assessment (A.17): January 2024 73.4%, February 2024 65.9%, March 2024 61.8%; target 95% or more.',
    'Contacts with a decision within 1 working day (A.4): January 2024 81.5%, February 2024 79.8%, March 2024 67.2%; target 88% or more.',
    'Child protection plans lasting 2 years or more (B.6): January 2024 4.2%, February 2024 4.3%, March 2024 4.6%; target under 2.5%.',
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

test('then what turned red, then the other reds, then what gets better; declines come after all reds', async () => {
  const { rows, reds } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
  // Both terms of both are red; the years are academic and no years stand beside them.
  expect(reds.map((r) => r.of.name)).toEqual(['Persistent absence (primary)', 'Overall school attendance (secondary)'])
  const { matters, declined } = await published(running(), 'rotherham', '2023/24 Q4', ['education'])
  expect(matters.map((m) => m.of.name)).toEqual([...reds, ...declined].slice(0, 3).map((m) => m.of.name))
  expect(rows.length).toBeGreaterThan(reds.length)
})

test('a measure whose figures cannot be drawn matters all the same', async () => {
  const { matters } = await published(running(), 'rutland', '2021/22 Q1')
  expect(matters.map((m) => [m.of.name, m.points.length])).toEqual([
    ['Child protection reviews within timescale', 0],
    ['Reviews of children in care on time', 0],
    ['Children placed in non-LA placements', 0],
  ])
})
