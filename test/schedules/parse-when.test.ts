import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { addDays } from '../../src/periods/days.ts'
import { parseWhen, WHEN_EXAMPLES } from '../../src/schedules/parse-when.ts'
import type { Rule, When } from '../../src/schedules/schedule.ts'
import { whenText } from '../../src/schedules/when-text.ts'
import { workingDayBefore } from '../../src/schedules/working-days.ts'
import { rules, times } from './rules.ts'

const TODAY = '2024-04-20'
const rule = (every: Rule['every'], ordinal: Rule['ordinal'], weekday: Rule['weekday'], time = '09:00'): Rule => ({
  type: 'rule',
  every,
  ordinal,
  weekday,
  time,
})
const once = (day: string, time = '09:00', meeting: string | null = null): When => ({
  type: 'once',
  day,
  time,
  meeting,
})

test.each<[string, When]>([
  ['on publication', { type: 'publication' }],
  ['Publication.', { type: 'publication' }],
  ['as soon as a report is published', { type: 'publication' }],
  ['second Tuesday after quarter end at 09:00', rule('quarter', 'second', 'Tuesday')],
  ['on the second Tuesday after quarter end', rule('quarter', 'second', 'Tuesday')],
  ['2nd Tues after the quarter ends', rule('quarter', 'second', 'Tuesday')],
  ['THE 2ND TUESDAY AFTER THE END OF EACH QUARTER, 9:30', rule('quarter', 'second', 'Tuesday', '09:30')],
  ['third wed after every quarter-end at 14.00', rule('quarter', 'third', 'Wednesday', '14:00')],
  ['last Friday after quarter end', rule('quarter', 'last', 'Friday')],
  ['last Friday of the month after quarter end', rule('quarter', 'last', 'Friday')],
  ['first Monday of the month at 9am', rule('month', 'first', 'Monday')],
  ['on the last Friday of every month at noon', rule('month', 'last', 'Friday', '12:00')],
  ['every 4th Thurs of the month at 12am', rule('month', 'fourth', 'Thursday', '00:00')],
  ['every Friday at 14:00', rule('week', null, 'Friday', '14:00')],
  ['Fridays at 2 pm', rule('week', null, 'Friday', '14:00')],
  ['9am every Friday', rule('week', null, 'Friday')],
  ['weekly on Wednesday', rule('week', null, 'Wednesday')],
  ['on 30 July 2024 at 09:00', once('2024-07-30')],
  ['Tuesday the 30th of July at 2.15pm', once('2024-07-30', '14:15')],
  ['30/7/2024', once('2024-07-30')],
  ['30/7/24 at 9', once('2024-07-30')],
  ['30/7', once('2024-07-30')],
  ['2024-07-30', once('2024-07-30')],
  ['July 30th, 2024', once('2024-07-30')],
  ['20 April', once('2024-04-20')],
  ['19 April', once('2025-04-19')],
  ['29 February', once('2028-02-29')],
  ['before the meeting on 30 July 2024', once('2024-07-29', '09:00', '2024-07-30')],
  // The time is the meeting's.
  ['before the meeting on 30 July at 10:00', once('2024-07-29', '09:00', '2024-07-30')],
  ['at 14:00 before the scrutiny meeting on 30 July', once('2024-07-29', '14:00', '2024-07-30')],
  // The Monday before is a bank holiday.
  ['before the meeting on 7 May 2024', once('2024-05-03', '09:00', '2024-05-07')],
  ['the day before the meeting on Monday 22 July', once('2024-07-19', '09:00', '2024-07-22')],
])('%s', (text, when) => {
  expect(parseWhen(text, TODAY)).toEqual(when)
})

describe('refused in one sentence', () => {
  test.each([
    ['every Saturday', /^Saturday is no working day: /],
    ['second Sunday after quarter end', /^Sunday is no working day: /],
    ['fifth Monday of the month', /first, second, third, fourth or last\.$/],
    ['5th Monday of the month', /first, second, third, fourth or last\.$/],
    ['1 March 2024', /^Friday 1 March 2024 is past: /],
    ['Monday 30 July 2024', /^30 July 2024 is a Tuesday, not a Monday: /],
    ['31 April 2025', /^There is no such day as "31 april 2025": /],
    ['before the meeting on 31 April', /^There is no such day as "31 april": /],
    [
      'before the meeting on 20 April',
      /the last working day before the meeting on 20 April 2024 is Friday 19 April 2024/,
    ],
    [
      'on Monday 22 July 2024, before the meeting on 30 July 2024',
      /is Monday 29 July 2024, not Monday 22 July 2024\.$/,
    ],
    ['every Friday at 25:00', /^"25:00" is not a time of day: /],
    ['every Friday at 13pm', /^"13pm" is not a time of day: /],
    ['every Friday at 2', /write "2am", "2pm" or "14:00"\.$/],
    // "Friday at 14:00": the next, or all?
    ['on Friday at 14:00', /may be one day or every week: write "every Friday at 14:00"/],
  ])('%s', (text, sentence) => {
    expect(() => parseWhen(text, TODAY)).toThrow(UsageError)
    expect(() => parseWhen(text, TODAY)).toThrow(sentence)
  })

  // What would be read in part: the rest must not go unheeded.
  test.each([
    'whenever',
    'every second Tuesday',
    'every day',
    'tomorrow',
    'second Tuesday after quarter end in 2024',
    'every Friday except in August',
    '30 July 2024 to 31 July 2024',
    '2024-07-30T14:00',
    '30 July 2024 5pm BST',
    'before the meeting',
    'before the meeting on Tuesday',
    'on publication at 9am',
  ])('%s', (text) => {
    expect(() => parseWhen(text, TODAY)).toThrow(`"${text}" is no time that can be read: write "on publication", `)
  })

  test('nothing at all', () => {
    expect(() => parseWhen('  ', TODAY)).toThrow('No time is given: write "on publication", ')
  })
})

test.each(WHEN_EXAMPLES)('the example it gives is read: %s', (example) => {
  expect(() => parseWhen(example, TODAY)).not.toThrow()
})

describe('what people read', () => {
  test.each<[When, string]>([
    [{ type: 'publication' }, 'as soon as a report is published'],
    [
      rule('quarter', 'second', 'Tuesday'),
      'on the second Tuesday after quarter end at 09:00, or the next working day after a bank holiday',
    ],
    [
      rule('quarter', 'last', 'Friday'),
      'on the last Friday of the first month after quarter end at 09:00, or the next working day after a bank holiday',
    ],
    [
      rule('month', 'last', 'Friday', '14:00'),
      'on the last Friday of every month at 14:00, or the next working day after a bank holiday',
    ],
    [rule('week', null, 'Friday'), 'every Friday at 09:00, or the next working day after a bank holiday'],
    [once('2024-07-30', '14:30'), 'on Tuesday 30 July 2024 at 14:30'],
    [once('2024-07-29', '09:00', '2024-07-30'), 'on Monday 29 July 2024 at 09:00, before the meeting on 30 July 2024'],
  ])('%j', (when, text) => {
    expect(whenText(when)).toBe(text)
  })

  test('is read back as the same rule', () => {
    fc.assert(
      fc.property(rules, (when) => {
        expect(parseWhen(whenText(when), TODAY)).toEqual(when)
      }),
    )
  })

  test('is read back as the same day, before a meeting or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 1000 }), times, fc.boolean(), (days, time, hasMeeting) => {
        const day = addDays(TODAY, days)
        const when = hasMeeting ? once(workingDayBefore(day), time, day) : once(day, time)
        expect(parseWhen(whenText(when), TODAY)).toEqual(when)
      }),
    )
  })
})

test('any text is read or refused in one sentence', () => {
  const words = fc.constantFrom(
    'every',
    'second',
    'Tuesday',
    'after',
    'quarter',
    'end',
    'at',
    '9',
    '30/7',
    '2024',
    'before the',
    'meeting on',
    'July',
    '31',
    ',',
    '.',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((said) => said.join(' ')),
      ),
      (text) => {
        try {
          parseWhen(text, TODAY)
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError)
        }
      },
    ),
  )
})
