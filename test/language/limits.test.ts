/** The numbers that a measure counts by, and those of a question. */
import { describe, expect, test } from 'vitest'
import { limitsIn, otherLimits } from '../../src/language/limits.ts'

const said = (text: string): string[] => limitsIn(text).map((l) => `${l.number} ${l.of}`)

describe('limits', () => {
  test.each<[string, string[]]>([
    ['calls answered in 15 seconds', ['15 second']],
    ['calls answered in half an hour or 2 minutes', ['120 second']],
    ['within forty five working days', ['3888000 second']],
    ['the local 28-day target', ['2419200 second']],
    ['3 or more placements', ['3 placement']],
    ['2 constructor words', ['2 constructor']],
    ['grade 5 or above', ['5 grade']],
    ['open for two years', ['24 month']],
    ['how do the two scores compare', []],
    ['in 2023/24', []],
    ['at 91.8 percent', []],
  ])('in "%s"', (text, limits) => {
    expect(said(text)).toEqual(limits)
  })

  test('of a kind that the measure has with another number are not its own', () => {
    const own = limitsIn('calls answered within 30 seconds')
    const others = (text: string): number => otherLimits(limitsIn(text), own).length
    expect(others('calls answered in 15 seconds')).toBe(1)
    expect(others('calls answered in thirty seconds')).toBe(0)
    expect(others('calls answered over 2 months')).toBe(0)
    expect(otherLimits(limitsIn('in 8 weeks'), limitsIn('made in 56 days'))).toEqual([])
  })
})
