/** Which figure answers a request: meanings 2 to 5 and 10 of the contract. */
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import type { FoundFigure } from '../../src/model/found.ts'
import type { Indicator } from '../../src/model/indicator.ts'
import type { PeriodRequest } from '../../src/periods/resolve.ts'
import { findFigure } from '../../src/query/find-figure.ts'
import { figure, indicator, period } from './figures.ts'

const [flow, share, position] = [indicator('flow'), indicator('share'), indicator('position')]
const asked = (key: string): PeriodRequest => ({ type: 'period', period: period(key) })

function find(figures: readonly Figure[], request: PeriodRequest, of: Indicator): FoundFigure {
  const result = findFigure(figures, request, of)
  if (!('found' in result)) throw new Error('Nothing was found.')
  return result.found
}

describe('a period that is published', () => {
  const months = [figure('2024-01', '10'), figure('2024-02', '20'), figure('2024-03', '40'), figure('2023/24', '300')]

  it.each([
    ['2024-02', '20'],
    ['2023/24', '300'],
  ])('%s is exactly that figure', (key, value) => {
    expect(find(months, asked(key), flow)).toMatchObject({
      value,
      period: period(key),
      requested: null,
      computed: null,
      months: [],
    })
  })

  it('keeps a printed quarter before a sum of months', () => {
    const found = find([...months, figure('2023/24 Q4', '71')], asked('2023/24 Q4'), flow)
    expect(found).toMatchObject({ value: '71', computed: null })
  })
})

describe('a quarter of monthly figures', () => {
  it('is the sum of all three months for a count of events', () => {
    const found = find(
      [figure('2024-01', '1525', { asPrinted: '1,525' }), figure('2024-02', '1588'), figure('2024-03', '1607')],
      asked('2023/24 Q4'),
      flow,
    )
    expect(found).toMatchObject({ value: '4720', computed: '1,525 + 1588 + 1607', period: period('2023/24 Q4') })
    expect(found.months.map((m) => m.value)).toEqual(['1525', '1588', '1607'])
  })

  it('adds exactly, without float noise', () => {
    const found = find(
      [figure('2024-01', '0.1'), figure('2024-02', '0.2'), figure('2024-03', '0.3')],
      asked('2023/24 Q4'),
      flow,
    )
    expect(found.value).toBe('0.6')
  })

  it('is never a sum of two months', () => {
    const result = findFigure([figure('2024-01', '10'), figure('2024-03', '40')], asked('2023/24 Q4'), flow)
    expect(result).toMatchObject({ missing: period('2023/24 Q4'), other: { value: '40' } })
  })

  it.each(['share', 'position', 'rolling'] as const)('is the figure at quarter end for a %s', (basis) => {
    const found = find(
      [figure('2024-01', '80'), figure('2024-02', '81.5'), figure('2024-03', '91.8')],
      asked('2023/24 Q4'),
      indicator(basis),
    )
    expect(found).toMatchObject({ value: '91.8', computed: null, requested: null, period: period('2024-03') })
    expect(found.months.map((m) => m.value)).toEqual(['80', '81.5', '91.8'])
  })
})

describe('a period with nothing published', () => {
  it('falls back to the latest at or before it, and says what was asked for', () => {
    const found = find([figure('2024-02', '80'), figure('2024-03', '91.8')], asked('2024/25 Q1'), share)
    expect(found).toMatchObject({ value: '91.8', period: period('2024-03'), requested: period('2024/25 Q1') })
  })

  it('never takes a later figure', () => {
    const found = find([figure('2023-12', '70'), figure('2024-03', '90')], asked('2024-01'), share)
    expect(found).toMatchObject({ value: '70', requested: period('2024-01') })
  })

  it('falls back to the latest whole quarter for a count of events', () => {
    const figures = [
      ...['2023-10', '2023-11', '2023-12'].map((key) => figure(key, '100')),
      ...['2024-01', '2024-02'].map((key) => figure(key, '7')),
    ]
    expect(find(figures, asked('2023/24 Q4'), flow)).toMatchObject({
      value: '300',
      period: period('2023/24 Q3'),
      computed: '100 + 100 + 100',
      requested: period('2023/24 Q4'),
    })
  })

  it('is told with the earliest there is where nothing is at or before it', () => {
    const result = findFigure([figure('2024-03', '40'), figure('2024-02', '20')], asked('2020-01'), flow)
    expect(result).toMatchObject({ missing: period('2020-01'), earliest: { value: '20', period: period('2024-02') } })
  })

  it('has no earliest where nothing is published at all', () => {
    expect(findFigure([], asked('2020-01'), flow)).toEqual({ missing: period('2020-01'), earliest: null })
    expect(findFigure([], { type: 'none' }, flow)).toEqual({ missing: null, earliest: null })
  })
})

describe('a span', () => {
  const months = (from: number, to: number, value = '10') =>
    Array.from({ length: to - from + 1 }, (_, n) => figure(`2023-${String(from + n).padStart(2, '0')}`, value))

  it('is the figure that is published for exactly that time, under whatever name', () => {
    const printed = figure('2023-04-01..2023-09-30', '71')
    expect(find([...months(4, 9), printed], asked('2023-04-01..2023-09-30'), flow)).toMatchObject({
      value: '71',
      computed: null,
    })
    const term = figure('AY2023/24 YTD 2024-03-31', '73')
    expect(find([term], asked('2023-09-01..2024-03-31'), flow)).toMatchObject({ value: '73', requested: null })
  })

  it.each([
    ['2023-04-01..2023-09-30', '60'],
    ['2023-04-01..2023-05-31', '20'],
    ['CY2023', '120'],
    ['2023/24 Q1', '30'],
  ])('of events is the sum of its months: %s', (key, value) => {
    const found = find(months(1, 12), asked(key), flow)
    expect(found).toMatchObject({ value, period: period(key), requested: null })
    expect(found.computed?.split(' + ')).toHaveLength(Number(value) / 10)
  })

  it('is never a sum with a month missing', () => {
    const result = findFigure([...months(4, 6), ...months(8, 9)], asked('2023-04-01..2023-09-30'), flow)
    expect(result).toMatchObject({ missing: period('2023-04-01..2023-09-30'), other: { value: '10' } })
  })

  it('is never a sum of months that reach beyond it', () => {
    const result = findFigure(months(4, 9), asked('2023-04-05..2023-09-11'), flow)
    expect(result).toMatchObject({ missing: period('2023-04-05..2023-09-11') })
  })

  it('is never a sum of rates', () => {
    const rates = months(4, 9).map((f) => ({ ...f, unit: 'per_10000' as const }))
    expect(find(rates, asked('2023-04-01..2023-09-30'), flow)).toMatchObject({
      computed: null,
      period: period('2023-09'),
      requested: period('2023-04-01..2023-09-30'),
    })
  })

  it.each([
    '2023-04-01..2023-09-30',
    'CY2023',
    'AY2022/23',
    '2023/24 Q2',
  ])('of what stands at a day is the figure at its end: %s', (key) => {
    const { end } = period(key)
    const figures = [...months(4, 12, '7').filter((f) => f.period.end !== end), figure(end.slice(0, 7), '9')]
    expect(find(figures, asked(key), position)).toMatchObject({ value: '9', computed: null, requested: null })
  })
})

describe('a count of events with nothing for its period', () => {
  it.each([
    ['a month by a year', [figure('2022/23', '900')], '2023-06'],
    ['a month by a quarter', [figure('2022/23 Q4', '200')], '2023-06'],
    ['a year by a month', [figure('2023-03', '70')], '2023/24'],
    ['a year by a part of one', [figure('2022/23 YTD 2022-12-31', '70')], '2023/24'],
    ['a term by a year', [figure('AY2021/22', '70')], 'AY2022/23 T2'],
    ['a half year by a month', [figure('2023-03', '70')], '2023-04-01..2023-09-30'],
  ])('never replaces %s', (_, figures, key) => {
    const [other] = figures
    expect(findFigure(figures, asked(key), flow)).toEqual({ missing: period(key), earliest: other, other })
  })

  it.each([
    ['a month', [figure('2023-04', '70'), figure('2022/23', '900')], '2023-06', '70', '2023-04'],
    ['a year', [figure('2022/23', '900'), figure('2023-05', '70')], '2023/24', '900', '2022/23'],
    ['a year by an academic one', [figure('AY2021/22', '900')], 'AY2023/24', '900', 'AY2021/22'],
    ['a term', [figure('AY2022/23 T1', '70'), figure('AY2021/22', '900')], 'AY2022/23 T2', '70', 'AY2022/23 T1'],
  ])('is replaced by the latest for as long a time: %s', (_, figures, key, value, told) => {
    expect(find(figures, asked(key), flow)).toMatchObject({ value, period: period(told), requested: period(key) })
  })

  it('is replaced by the latest sum of as many months', () => {
    const figures = ['2023-01', '2023-02', '2023-03', '2023-04'].map((key) => figure(key, '10'))
    expect(find(figures, asked('2023-06-01..2023-07-31'), flow)).toMatchObject({
      value: '20',
      period: { start: '2023-03-01', end: '2023-04-30' },
      requested: period('2023-06-01..2023-07-31'),
    })
  })

  it('has a running year replaced by the latest year to date', () => {
    const request: PeriodRequest = { type: 'period', period: period('AY2024/25'), toDate: true }
    const figures = [figure('AY2022/23', '900'), figure('AY2023/24 YTD 2024-03-31', '600')]
    expect(find(figures, request, indicator('flow', { year: 'academic' }))).toMatchObject({
      value: '600',
      requested: period('AY2024/25'),
    })
  })

  it('tells a running year by what is published of it', () => {
    const request: PeriodRequest = { type: 'period', period: period('2024/25'), toDate: true }
    const quarter = figure('2024/25 Q1', '356')
    expect(find([figure('2023/24', '900'), quarter], request, flow)).toMatchObject({ value: '356', requested: null })
    const months = ['2024-04', '2024-05'].map((key) => figure(key, '10'))
    const found = find([figure('2023/24', '900'), ...months], request, flow)
    expect(found).toMatchObject({ value: '20', computed: '10 + 10', requested: null })
    expect(found.notes[0]).toContain('1 April 2024 to 31 May 2024')
  })
})

describe('so many months up to now, asked for as one figure', () => {
  const last12: PeriodRequest = { type: 'series', last: 12, unit: 'month', to: '2024-04-10', span: period('2023/24') }

  it('is the whole of them for a count of events', () => {
    expect(find([figure('2023/24', '18371'), figure('2024-03', '1607')], last12, flow)).toMatchObject({
      value: '18371',
      requested: null,
    })
  })

  it('is the latest position for what stands at a day', () => {
    expect(find([figure('2024-02', '500'), figure('2022/23', '545')], last12, position).value).toBe('500')
  })
})

describe('a time told by another', () => {
  it('"this time last year" goes by the latest figure that had ended', () => {
    const figures = [figure('2024-03', '261'), figure('2016-03', '369'), figure('2015-03', '433')]
    expect(find(figures, { type: 'year_before_latest', until: '2016-07-11' }, position).value).toBe('433')
  })

  it('"the March before" goes by the period that is talked about', () => {
    const figures = [figure('2024-03', '261'), figure('2016-03', '369'), figure('2015-03', '433')]
    const result = findFigure(figures, { type: 'earlier', month: 3 }, position, period('2016-03'))
    expect(result).toMatchObject({ found: { value: '433' } })
  })
})

describe('a day', () => {
  it('is its month’s figure only where it is the last one', () => {
    const figures = [figure('2024-02', '85'), figure('2024-03', '91.8')]
    expect(find(figures, asked('2024-03-31'), share)).toMatchObject({ value: '91.8', requested: null })
    expect(find(figures, asked('2024-03-15'), share)).toMatchObject({
      value: '85',
      requested: period('2024-03-15'),
    })
  })
})

describe('a measure that stands at a day', () => {
  const figures = [figure('2023/24', '557'), figure('2024-02', '540')]

  it.each(['2024-03', '2023/24 Q4', '2024-03-31'])('answers %s by its outturn', (key) => {
    expect(find(figures, asked(key), position)).toMatchObject({ value: '557', requested: null })
  })

  it('does not let an outturn of events stand for a month', () => {
    expect(find(figures, asked('2024-03'), flow).requested).toEqual(period('2024-03'))
  })
})

describe('no period', () => {
  const figures = [
    figure('2024-02', '85'),
    figure('2024-03', '91.8'),
    figure('2023/24', '88.2'),
    figure('2022/23', '95'),
  ]

  it('is led by the outturn to the same date as the latest month', () => {
    expect(find(figures, { type: 'none' }, share)).toMatchObject({ value: '88.2', period: period('2023/24') })
  })

  it('is led by a year to date to the same date as the latest term', () => {
    const terms = [figure('AY2023/24 T2', '12'), figure('AY2023/24 YTD 2024-03-31', '30')]
    expect(find(terms, { type: 'none' }, indicator('flow', { year: 'academic' })).value).toBe('30')
  })

  it('is the month where it is later than the last outturn', () => {
    expect(find([...figures, figure('2024-04', '90')], { type: 'none' }, share).value).toBe('90')
  })

  it('"latest" is the latest single period', () => {
    expect(find(figures, { type: 'latest' }, share)).toMatchObject({ value: '91.8', period: period('2024-03') })
  })

  it('"latest" is no old month where a later year is published', () => {
    const old = [figure('2021-03', '70'), figure('2023/24', '88.2')]
    expect(find(old, { type: 'latest' }, share).value).toBe('88.2')
  })

  it('"this time last year" is the year before the latest figure', () => {
    expect(find(figures, { type: 'year_before_latest' }, share)).toMatchObject({ value: '95', requested: null })
  })
})

describe('several figures for one period', () => {
  const of = (value: string, more: Partial<Figure>) => figure('2023/24', value, more)
  const lead = (figures: Figure[]): FoundFigure => find(figures, asked('2023/24'), share)

  it('the correction leads over the table, the table over the text', () => {
    const [text, table, correction] = [
      of('70', { part: 'text' }),
      of('71', { part: 'table' }),
      of('72', { part: 'correction' }),
    ]
    expect(lead([text, table]).value).toBe('71')
    expect(lead([text, table, correction]).value).toBe('72')
    expect(lead([correction, table, text]).value).toBe('72')
  })

  it('the newest publication leads, whatever its part', () => {
    const older = of('80', { document: 'scorecard-2023', published: '2023-07-30', part: 'correction' })
    const newer = of('81', { part: 'text' })
    expect(lead([older, newer]).value).toBe('81')
    expect(lead([newer, older]).value).toBe('81')
  })

  it('those that disagree are listed once each', () => {
    const others = [of('93.2', { part: 'text' }), of('93.2', { part: 'text', location: 'paragraph 9' })]
    const found = lead([of('91.3', {}), ...others])
    expect(found.value).toBe('91.3')
    expect(found.disagreeing.map((f) => f.value)).toEqual(['93.2'])
  })

  it('the same number at another precision is no disagreement', () => {
    expect(lead([of('91.32', {}), of('91.3', { part: 'text' })]).disagreeing).toEqual([])
  })
})
