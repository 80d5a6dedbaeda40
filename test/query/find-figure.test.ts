/** Which figure answers a request: meanings 2 to 5 and 10 of the contract. */
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import type { Indicator } from '../../src/model/indicator.ts'
import type { PeriodRequest } from '../../src/periods/resolve.ts'
import { type FoundFigure, findFigure } from '../../src/query/find-figure.ts'
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
