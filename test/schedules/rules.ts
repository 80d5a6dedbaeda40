/** Generated schedules. */
import fc from 'fast-check'
import { EVERY, ORDINALS, type Rule, WEEKDAYS } from '../../src/schedules/schedule.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

export const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`)

export const rules: fc.Arbitrary<Rule> = fc
  .record({
    every: fc.constantFrom(...EVERY),
    ordinal: fc.constantFrom(...ORDINALS),
    weekday: fc.constantFrom(...WEEKDAYS),
    time: times,
  })
  .map((rule) => ({ type: 'rule', ...rule, ordinal: rule.every === 'week' ? null : rule.ordinal }))
