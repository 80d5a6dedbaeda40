import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, londonDay, londonTime, momentText } from '../../src/schedules/london.ts'

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

test.each([
  ['winter', '2026-01-15', '09:00', '2026-01-15T09:00'],
  ['summer', '2026-07-15', '09:00', '2026-07-15T08:00'],
  ['midnight in summer', '2026-07-15', '00:00', '2026-07-14T23:00'],
  ['the day before the clocks go forward', '2026-03-28', '09:00', '2026-03-28T09:00'],
  ['just before the gap', '2026-03-29', '00:59', '2026-03-29T00:59'],
  ['the gap begins', '2026-03-29', '01:00', '2026-03-29T01:00'],
  ['in the gap: the first moment after', '2026-03-29', '01:30', '2026-03-29T01:00'],
  ['after the gap', '2026-03-29', '02:00', '2026-03-29T01:00'],
  ['the day the clocks go forward', '2026-03-29', '09:00', '2026-03-29T08:00'],
  ['before the hour told twice', '2026-10-25', '00:59', '2026-10-24T23:59'],
  ['told twice: the first', '2026-10-25', '01:30', '2026-10-25T00:30'],
  ['after the hour told twice', '2026-10-25', '02:00', '2026-10-25T02:00'],
  ['the day the clocks go back', '2026-10-25', '09:00', '2026-10-25T09:00'],
])('%s', (_, day, time, greenwich) => {
  expect(iso(instantOf(day, time))).toBe(greenwich)
})

test('a moment is told by London, and near midnight on its day', () => {
  const ms = Date.parse('2024-07-29T23:30:00Z')
  expect([londonDay(ms), londonTime(ms)]).toEqual(['2024-07-30', '00:30'])
  expect(momentText(Date.parse('2024-04-09T08:00:00Z'))).toBe('Tuesday 9 April 2024, 09:00')
})

test('a moment goes to its day and time and back, but in the hour that is told twice', () => {
  const minutes = fc.integer({ min: Date.parse('2020-01-01') / 60_000, max: Date.parse('2030-01-01') / 60_000 })
  fc.assert(
    fc.property(minutes, (minute) => {
      const ms = minute * 60_000
      const back = instantOf(londonDay(ms), londonTime(ms))
      expect(back === ms || back === ms - 3_600_000).toBe(true)
      if (back !== ms) expect(new Date(ms).getUTCMonth()).toBe(9)
    }),
  )
})
