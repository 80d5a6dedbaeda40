/** Figures side by side: how they differ comes first, and counts of councils of different size are not subtracted. */
import { describe, expect, test } from 'vitest'
import { councilsLine, measuresLine, onlyOneText, periodsLine } from '../../src/wording/comparison-words.ts'
import type { Operand } from '../../src/wording/working-words.ts'

const figure = (decimal: string, period: string, more: Partial<Operand> = {}): Operand => ({
  name: 'Visits in time',
  whole: 'Visits in time',
  council: 'Ashton',
  decimal,
  shown: `${decimal}%`,
  unit: '%',
  period,
  when: `in ${period}`,
  sub: '',
  ...more,
})
const FEBRUARY = figure('95.7', 'February 2024')
const MARCH = figure('91.8', 'March 2024')

describe('two times', () => {
  test.each([
    [
      { of: MARCH, than: FEBRUARY, change: '-3.9', judged: 'worse' as const, holds: null },
      '3.9 percentage points lower in March 2024 than in February 2024 (91.8 − 95.7 = −3.9): worse.',
    ],
    [
      { of: FEBRUARY, than: MARCH, change: '3.9', judged: 'better' as const, holds: true },
      'Yes: 3.9 percentage points higher in February 2024 than in March 2024 (95.7 − 91.8 = 3.9): better.',
    ],
    [
      { of: figure('95.7', 'March 2024'), than: FEBRUARY, change: '0.0', judged: null, holds: false },
      'No: the same in February 2024 and March 2024, 95.7%.',
    ],
  ])('%#', (facts, text) => {
    expect(periodsLine(facts).text).toBe(text)
  })

  test('of which one has no figure', () => {
    expect(onlyOneText('2024/25', '2023/24')).toBe('I hold nothing for 2024/25, so I cannot compare it with 2023/24.')
  })
})

describe('two councils', () => {
  const other = { council: 'Burnley' }
  test('with a rate or a share', () => {
    expect(councilsLine(MARCH, figure('95.7', 'March 2024', other), '-3.9', null)?.text).toBe(
      'Ashton is 3.9 percentage points lower than Burnley (91.8 − 95.7 = −3.9).',
    )
    expect(councilsLine(MARCH, figure('91.8', 'February 2024', other), '0.0', true)?.text).toBe(
      'Yes: Ashton and Burnley have the same, 91.8%.',
    )
  })
  test('with a count', () => {
    const count = { unit: 'count', shown: '502' } as const
    const [a, b] = [figure('502', '2023/24', count), figure('27', '2023/24', { ...count, ...other, shown: '27' })]
    expect(councilsLine(a, b, '475', null)).toBeNull()
    expect(councilsLine(a, b, '475', true)?.text).toBe('Yes: Ashton 502, Burnley 27.')
  })
})

test('two measures', () => {
  expect(measuresLine(FEBRUARY, MARCH, '3.9').text).toBe(
    'The first is 3.9 percentage points higher (95.7 − 91.8 = 3.9).',
  )
  expect(measuresLine(FEBRUARY, FEBRUARY, '0').text).toBe('The two are the same, 95.7%.')
})
