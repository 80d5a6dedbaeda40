/** A series in words: only the last step is judged where it turns, and what may not be compared is named. */
import { expect, test } from 'vitest'
import { whenText } from '../../src/wording/period-words.ts'
import { directionLines, leftOutText, pointLine, type Step } from '../../src/wording/series-words.ts'

const UP: Step = { from: '2021/22', to: '2023/24', direction: 'up', by: '3.0 percentage points', performance: 'better' }
const DOWN: Step = {
  from: '2022/23',
  to: '2023/24',
  direction: 'down',
  by: '7.6 percentage points',
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
  const [line] = texts({ ...UP, from: '2022/23 to 31 March 2023', to: '2023/24 to 31 March 2024' }, null, null)
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
