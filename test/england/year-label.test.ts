import { describe, expect, it } from 'vitest'
import type { YearType } from '../../src/england/measure.ts'
import { readYearLabel } from '../../src/england/year-label.ts'

describe('a year label', () => {
  it.each<[string, YearType, string, string, string]>([
    ['2025', 'Financial Year', '2024/25', '2024-04-01', '2025-03-31'],
    ['2025', 'Academic Year', 'academic year 2024/25', '2024-09-01', '2025-07-31'],
    ['2025', 'Calendar Year', 'calendar year 2025', '2025-01-01', '2025-12-31'],
    ['2025', 'Annual', '31 March 2025', '2025-03-31', '2025-03-31'],
    ['2025', 'Annual (end of Sept)', '30 September 2025', '2025-09-30', '2025-09-30'],
    ['2025', 'Annual - January', 'January 2025', '2025-01-01', '2025-01-31'],
    ['2024-25', 'Financial Year', '2024/25', '2024-04-01', '2025-03-31'],
    ['2023/24', 'Academic Year', 'academic year 2023/24', '2023-09-01', '2024-07-31'],
    ['1999-00', 'Financial Year', '1999/00', '1999-04-01', '2000-03-31'],
    ['2014-16', 'Calendar Year', 'three years to 31 December 2016', '2014-01-01', '2016-12-31'],
    ['2013/14-15/16', 'Financial Year', 'three years to 31 March 2016', '2013-04-01', '2016-03-31'],
  ])('%s of a %s is %s', (label, type, said, start, end) => {
    expect(readYearLabel(label, type, 'day')).toMatchObject({ label, year: label, period: { label: said, start, end } })
  })

  it('of what happened over the year to September is that year', () => {
    expect(readYearLabel('2025', 'Annual (end of Sept)', 'year')?.period).toMatchObject({
      label: '12 months to September 2025',
      start: '2024-10-01',
    })
  })

  it.each([
    ['2024-25 (OT)', 'Financial Year', '2024-25', 'outturn'],
    ['2025 (prov)', 'Academic Year', '2025', 'provisional'],
    ['2024 (Rev)', 'Academic Year', '2024', 'revised'],
    ['2020 (Final)', 'Academic Year', '2020', 'final'],
  ] as const)('%s has the status %s', (label, type, year, status) => {
    expect(readYearLabel(label, type, 'day')).toMatchObject({ label, year, status })
  })

  it.each<[string, YearType]>([
    ['0', 'Academic Year'],
    ['2025 (new)', 'Academic Year'],
    ['2024-27', 'Calendar Year'],
    ['2014-16', 'Financial Year'],
    ['2014-15', 'Calendar Year'],
    ['2013/14-15/17', 'Financial Year'],
    ['2013/14-15/16', 'Academic Year'],
    ['2024-24', 'Financial Year'],
    ['latest', 'Annual'],
    ['', 'Annual'],
  ])('"%s" of a %s is not known', (label, type) => {
    expect(readYearLabel(label, type, 'day')).toBeNull()
  })
})
