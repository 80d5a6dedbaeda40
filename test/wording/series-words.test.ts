/** A series in words: only the last step is judged where it turns, and what may not be compared is named. */
import { expect, test } from 'vitest'
import { whenText } from '../../src/wording/period-words.ts'
import {
  directionLines,
  leftOutText,
  pointLine,
  type SeriesFacts,
  type Step,
  seriesTelling,
} from '../../src/wording/series-words.ts'

const UP: Step = {
  from: '2021/22',
  to: '2023/24',
  isOfSpan: false,
  direction: 'up',
  change: '3.0',
  unit: '%',
  performance: 'better',
}
const DOWN: Step = {
  from: '2022/23',
  to: '2023/24',
  isOfSpan: false,
  direction: 'down',
  change: '-7.6',
  unit: '%',
  performance: 'worse',
}
const texts = (...of: Parameters<typeof directionLines>) => directionLines(...of).map(({ text }) => text)

test('the whole way is judged where the last step goes the same way', () => {
  expect(texts(UP, { ...DOWN, performance: 'better' }, null)).toEqual([
    'From 2021/22 to 2023/24: up 3.0 percentage points, better.',
  ])
})

test('only the last step is judged where it turns', () => {
  const ends = { highest: { shown: '94.5%', period: '2015/16' }, lowest: { shown: '20.7%', period: 'December 2020' } }
  expect(texts(UP, DOWN, ends)).toEqual([
    'From 2021/22 to 2023/24: up 3.0 percentage points.',
    'From 2022/23 to 2023/24: down 7.6 percentage points, worse.',
    'Highest: 94.5% (2015/16). Lowest: 20.7% (December 2020).',
  ])
})

test('a time with "to" in it stands between', () => {
  const [line] = texts(
    { ...UP, from: '2022/23 to 31 March 2023', to: '2023/24 to 31 March 2024', isOfSpan: true },
    null,
    null,
  )
  expect(line).toBe('Between 2022/23 to 31 March 2023 and 2023/24 to 31 March 2024: up 3.0 percentage points, better.')
})

test('a year to date names its last day once', () => {
  const period = {
    label: 'academic year 2023/24 to date, to 31 March 2024',
    kind: 'year_to_date',
    start: '2023-09-01',
    end: '2024-03-31',
  } as const
  expect(whenText(period, 'share')).toBe('in academic year 2023/24 to 31 March 2024')
})

test('points and what is left out', () => {
  expect(pointLine('academic year 2022/23', '421', 'none').text).toBe('Academic year 2022/23: 421')
  expect(pointLine('2023/24', '91.8%', 'amber').text).toBe('2023/24: 91.8% (amber)')
  expect(leftOutText(['2014/15'])).toMatch(/: it is for/)
  expect(leftOutText(['2014/15', '2015/16'])).toMatch(/ 2014\/15 and 2015\/16: they are for/)
})

test('every line is made of the facts, notes once, and one report has its place', () => {
  const source = { document: 'Report', published: '2024-07-30', location: 'row 1' }
  const facts: SeriesFacts = {
    name: 'Dental assessments',
    council: 'Ashton',
    last: { shown: '61.8%', when: 'in 2023/24', rag: 'red' },
    points: [
      { period: '2022/23', shown: '69.4%', rag: 'none' },
      { period: '2023/24', shown: '61.8%', rag: 'red' },
    ],
    direction: null,
    notes: [
      { kind: 'only some', held: 2, asked: 3, unit: 'year' },
      { kind: 'of the data', text: 'Validated.' },
      { kind: 'of the data', text: 'Validated.' },
    ],
    source,
    reports: [{ document: 'Report', day: '30 July 2024' }],
  }
  const { lines, notes } = seriesTelling(facts)
  expect(lines.map(({ text }) => text)).toEqual([
    'Dental assessments, Ashton: 61.8% in 2023/24, RED.',
    '2022/23: 69.4%',
    '2023/24: 61.8% (red)',
    'Note: I hold only 2 of the 3 years asked for.',
    'Note: Validated.',
    'Note: These figures are for different kinds of time or count different things, so no direction is given.',
    'Source: Report, published 30 July 2024, row 1.',
  ])
  expect(notes.map(({ kind }) => kind)).toEqual(['period', 'other', 'other'])
  const two = { ...facts, reports: [...facts.reports, { document: 'Other', day: '11 July 2016' }] }
  expect(seriesTelling(two).lines.at(-1)?.text).toBe(
    'Sources: Report (published 30 July 2024); Other (published 11 July 2016).',
  )
})
