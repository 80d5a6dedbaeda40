import { describe, expect, it } from 'vitest'
import { findFigure } from '../../src/query/find-figure.ts'
import { directionOf, performanceOf, trendOf } from '../../src/query/trend.ts'
import { figure, indicator, period } from './figures.ts'

describe('better or worse', () => {
  it.each([
    ['up', 'high', 'better'],
    ['down', 'high', 'worse'],
    ['up', 'low', 'worse'],
    ['down', 'low', 'better'],
    ['same', 'high', 'same'],
    ['same', 'low', 'same'],
    ['up', 'info', 'n/a'],
    ['down', 'info', 'n/a'],
    ['same', 'info', 'n/a'],
  ] as const)('%s where %s is good: %s', (direction, polarity, performance) => {
    expect(performanceOf(direction, polarity)).toBe(performance)
  })

  it.each([
    ['9.9', '10', 'up'],
    ['100', '99.9', 'down'],
    ['0.30', '0.3', 'same'],
    ['-1', '1', 'up'],
  ] as const)('from %s to %s is %s', (from, to, direction) => {
    expect(directionOf(from, to)).toBe(direction)
  })
})

describe('a trend', () => {
  const share = indicator('share')
  const figures = [
    figure('2023-03', '95.1'),
    figure('2024-02', '91.5'),
    figure('2024-03', '91.8'),
    figure('2022/23', '90.1'),
    figure('2023/24', '88.2'),
  ]
  const at = (key: string, polarity: 'high' | 'low' | 'info' = 'high', among = figures, of = share) => {
    const result = findFigure(among, { type: 'period', period: period(key) }, of)
    if (!('found' in result)) throw new Error('Nothing was found.')
    return trendOf(result.found, among, of, polarity)
  }

  it('compares a month with the month before and the same month a year earlier', () => {
    expect(at('2024-03')).toMatchObject({
      change: '0.3',
      trend: {
        previous: { value: 91.5, period: period('2024-02') },
        change: 0.3,
        direction: 'up',
        performance: 'better',
        lastYear: { value: 95.1, period: period('2023-03') },
      },
    })
  })

  it('compares an outturn with the outturn before', () => {
    expect(at('2023/24', 'low')?.trend).toMatchObject({
      previous: { value: 90.1, period: period('2022/23') },
      change: -1.9,
      direction: 'down',
      performance: 'better',
    })
  })

  it('compares a summed quarter with the quarter before', () => {
    const months = ['2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03']
    const counts = months.map((key, i) => figure(key, String(i < 3 ? 10 : 12)))
    expect(at('2023/24 Q4', 'info', counts, indicator('flow'))?.trend).toMatchObject({
      previous: { value: 30, period: period('2023/24 Q3') },
      change: 6,
      direction: 'up',
      performance: 'n/a',
    })
  })

  it('compares nothing with a month that is not the one before', () => {
    expect(at('2024-02')?.trend.previous ?? null).toBeNull()
  })

  it('compares no month with an outturn that ends on its day', () => {
    const mixed = [figure('2023/24', '557'), figure('2024-04', '560')]
    expect(at('2024-04', 'low', mixed, indicator('position'))?.trend.previous ?? null).toBeNull()
  })

  it('says that nothing changed', () => {
    expect(at('2024-03', 'high', [figure('2024-02', '5.0'), figure('2024-03', '5')])?.trend).toMatchObject({
      direction: 'same',
      performance: 'same',
      change: 0,
    })
  })

  it('is nothing where there is one figure only', () => {
    expect(at('2024-03', 'high', [figure('2024-03', '5')])).toBeNull()
  })
})
