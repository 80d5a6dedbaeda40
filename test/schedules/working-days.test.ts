import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/periods/days.ts'
import { bankHoliday, isWorkingDay, workingDayBefore, workingDayOnOrAfter } from '../../src/schedules/working-days.ts'

/** GOV.UK, "UK bank holidays", England and Wales. */
const GOV_UK = {
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
}

test.each(Object.entries(GOV_UK))('bank holidays of %s are those of GOV.UK, and no others', (year, days) => {
  const found: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1))
    if (bankHoliday(day) !== null) found.push(day.slice(5))
  expect(found.join(' ')).toBe(days)
})

test.each([
  ['2024-05-06', 'Early May bank holiday'],
  ['2024-04-01', 'Easter Monday'],
  ['2023-05-08', "King Charles III's Coronation"],
  // Kept in Scotland only.
  ['2024-01-02', null],
  ['2024-08-05', null],
  // A Sunday, whose holiday is on the Tuesday after Boxing Day.
  ['2022-12-25', null],
  ['2022-12-27', 'Christmas Day (substitute day)'],
])('%s is called %s', (day, name) => {
  expect(bankHoliday(day)).toBe(name)
})

describe('working days', () => {
  test.each([
    ['2024-04-09', true],
    ['2024-04-13', false],
    ['2024-04-14', false],
    ['2024-05-06', false],
  ])('%s: %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working)
  })

  test.each([
    ['2024-04-09', '2024-04-09', '2024-04-08'],
    ['2024-03-29', '2024-04-02', '2024-03-28'],
    ['2024-04-02', '2024-04-02', '2024-03-28'],
    ['2026-12-25', '2026-12-29', '2026-12-24'],
    ['2027-12-31', '2027-12-31', '2027-12-30'],
    ['2028-01-01', '2028-01-04', '2027-12-31'],
  ])('%s: on or after it %s, before it %s', (day, after, before) => {
    expect([workingDayOnOrAfter(day), workingDayBefore(day)]).toEqual([after, before])
  })
})
