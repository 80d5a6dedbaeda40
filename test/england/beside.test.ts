import { describe, expect, it } from 'vitest'
import { type Beside, differenceText } from '../../src/england/beside.ts'
import type { EnglandMeasure } from '../../src/england/measure.ts'
import type { Figure } from '../../src/model/figure.ts'
import { reportingYear, snapshotPeriod } from '../../src/periods/calendar.ts'
import { year } from './figures.ts'

const figure = (value: string | null, period = reportingYear(2023)): Figure =>
  ({ value, asPrinted: value === null ? '-' : `${value}%`, unit: '%', period }) as Figure

const beside = (own: Figure | null, difference: string | null = null, basis = 'share'): Beside => ({
  pair: { indicator: 'a', sub: '', measure: 'A', alike: difference === null ? 'same' : 'near', difference },
  measure: { basis } as EnglandMeasure,
  year: year('2024'),
  own,
  benchmarks: [],
  standing: null,
})

describe("a scorecard's figure beside the Department's", () => {
  it('says what differs, and why it may', () => {
    expect(differenceText(figure('66.4'), beside(figure('49'), 'Other ages.'))).toBe(
      "The Department for Education gives 49% for 2023/24, where the council's report has 66.4%. Other ages.",
    )
  })

  it.each<[string, Figure, Beside]>([
    ['the same number', figure('49'), beside(figure('49'))],
    ['the same number said with fewer places', figure('49.2'), beside(figure('49'))],
    ['another time', figure('66.4', reportingYear(2022)), beside(figure('49'))],
    ['a day within the year of a share', figure('66.4', snapshotPeriod('2024-03-31')), beside(figure('49'))],
    ['no figure of the Department', figure('66.4'), beside(figure(null))],
    ['no row of the Department', figure('66.4'), beside(null)],
    ['words', figure(null), beside(figure('49'))],
  ])('says nothing of %s', (_, scorecard, by) => {
    expect(differenceText(scorecard, by)).toBeNull()
  })

  it('takes a position on the last day as the same time', () => {
    const by = beside(figure('49'), null, 'position')
    expect(differenceText(figure('66.4', snapshotPeriod('2024-03-31')), by)).toMatch(/gives 49%/)
  })
})
