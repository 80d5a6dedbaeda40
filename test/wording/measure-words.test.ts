import { expect, test } from 'vitest'
import type { Measure } from '../../src/model/indicator.ts'
import { measureWords } from '../../src/wording/measure-words.ts'
import { indicator } from '../query/figures.ts'

const row = (name: string, more: Partial<Measure> = {}): Measure => ({
  council: 'somewhere',
  document: 'report',
  indicator: 'a',
  sub: '',
  ref: null,
  name,
  service: '',
  frequency: '',
  unit: 'count',
  polarity: null,
  note: 'It counts otherwise.',
  order: 0,
  ...more,
})

test.each([
  ['Children in Need had an up-to-date plan', 'Children in Need with an up-to-date plan'],
  ['No. of children in care who have had 3 or more placements', 'Children in care with 3 or more placements'],
  ['care leavers are in education, employment and training', 'Care leavers in education, employment and training'],
  ['families were contacted within three days', 'Families contacted within three days'],
  ['children had been seen within timescale', 'Children seen within timescale'],
  [
    '% of children in care care plans reviewed within timescales',
    'Care plans of children in care reviewed within timescales',
  ],
  ['plans issued (year to date runs from January to December)', 'Plans issued'],
  [
    'Early help assessments completed within 45 working days. (EHA complete in 48 days from triage decision date (3 days IC plus 45 days for EHA))',
    'Early help assessments completed within 45 working days',
  ],
])('"%s" is told as a noun', (name, noun) => {
  expect(measureWords(indicator('flow'), row(name), null)).toBe(noun)
})

test('a label that says the year is not put on a month', () => {
  const reviews = row('reviews over the entire year completed in time')
  expect(measureWords(indicator('flow'), reviews, 'month')).toBe('Reviews completed in time')
  expect(measureWords(indicator('flow'), reviews, 'year')).toBe('Reviews over the entire year completed in time')
})

test('a row that has no note of its own goes by the shared name', () => {
  const shared = indicator('flow')
  expect(measureWords(shared, row('its own words', { note: null, unit: shared.unit }), null).toLowerCase()).toBe(
    shared.name.toLowerCase(),
  )
})
