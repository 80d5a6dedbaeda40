import { describe, expect, it } from 'vitest'
import { changeBetween, changeSince, relativeSize } from '../../src/england/change.ts'
import { saidYear, spanText } from '../../src/england/said-year.ts'
import { type LabelledPeriod, readYearLabel } from '../../src/england/year-label.ts'
import { of, present, year } from './figures.ts'

describe('a change', () => {
  const from = present('a', '18.2', year('2022'))
  const to = present('a', '19.6', year('2025'))

  it('is judged by polarity', () => {
    expect(changeBetween(from, to, 'low')).toMatchObject({ difference: '1.4', direction: 'up', performance: 'worse' })
    expect(changeBetween(from, to, 'high')?.performance).toBe('better')
    expect(changeBetween(from, to, 'info')?.performance).toBe('n/a')
    expect(changeBetween(from, { ...to, said: '18.2' }, 'low')?.performance).toBe('same')
  })

  it('is between spans of one kind only', () => {
    const position = readYearLabel('2025', 'Annual', 'day') as LabelledPeriod
    expect(changeBetween(from, present('a', '19.6', position), 'low')).toBeNull()
  })

  it('since a year is to the newest figure after it', () => {
    const series = [from, of('a', '20', year('2024')), of('a', null, year('2025'))]
    expect(changeSince(series, from, 'low')?.to.period.label).toBe('2024')
    expect(changeSince(series, series[1] as (typeof series)[number], 'low')).toBeNull()
    expect(changeSince(series, of('a', null, year('2021')), 'low')).toBeNull()
  })

  it('has a size beside what it began with, but not from nought', () => {
    expect(relativeSize(changeBetween(present('a', '2', year('2022')), present('a', '3'), 'low') as never)).toBe(0.5)
    expect(relativeSize(changeBetween(present('a', '0', year('2022')), present('a', '3'), 'low') as never)).toBeNull()
  })
})

describe('a year that is said', () => {
  const periods = (labels: readonly string[], type: Parameters<typeof readYearLabel>[1]) =>
    labels.map((label) => readYearLabel(label, type, 'day') as LabelledPeriod)

  it.each([
    ['2024', ['2023', '2024'], 'Financial Year', '2024', true],
    ['2023/24', ['2023', '2024'], 'Financial Year', '2024', false],
    ['2023/24', ['2022-23', '2023-24'], 'Academic Year', '2023-24', true],
    ['2024', ['2022-23', '2023-24 (OT)'], 'Financial Year', '2023-24 (OT)', false],
    ['2024', ['2024 (Rev)'], 'Academic Year', '2024 (Rev)', true],
    ['2024', ['2021/22-23/24'], 'Financial Year', '2021/22-23/24', false],
  ] as const)('%s among %j of a %s is %s', (said, labels, type, label, asLabelled) => {
    expect(saidYear(said, periods(labels, type))).toMatchObject({ period: { label }, asLabelled })
  })

  it.each(['2019', '2018/19', 'now'])('%s is none of them', (said) => {
    expect(saidYear(said, periods(['2023', '2024'], 'Financial Year'))).toBeNull()
  })

  it('is told with its span', () => {
    expect(spanText(year('2024'))).toBe('"2024" is 2023/24 here, 1 April 2023 to 31 March 2024')
    expect(spanText(readYearLabel('2024', 'Annual', 'day') as LabelledPeriod)).toBe('"2024" is 31 March 2024 here')
  })
})
