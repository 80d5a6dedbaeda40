/** Ages: whom a measure counts, and whom it does not. */
import { describe, expect, test } from 'vitest'
import { agesIn, agesPrinted, otherAges } from '../../src/language/ages.ts'

const said = (text: string): string[] => agesIn(text).map(({ of, low, high }) => `${of} ${low}-${high}`)

describe('ages', () => {
  test.each<[string, string[]]>([
    ['only the 21 to 25s', ['age 21-25']],
    ['16 & 17 yr olds', ['age 16-17']],
    ['aged nineteen to twenty-one', ['age 19-21']],
    ['under-fives', ['age 0-4']],
    ['year 2s who passed', ['school year 2-2']],
    ['under 19 days', []],
    ['under 10% of them', []],
    ['in 2023/24', []],
    ['45 day assessments', []],
    ['over 300 children', []],
  ])('in "%s"', (text, ages) => {
    expect(said(text)).toEqual(ages)
  })

  test('that a measure prints are those it counts', () => {
    const own = agesPrinted('Young people aged 16 17 (academic age) who are NEET')
    expect(otherAges(agesIn('16-17s who are neet'), own)).toEqual([])
    expect(otherAges(agesIn('18 year olds who are neet'), own)).toHaveLength(1)
  })

  test('of any child restrict no measure of children', () => {
    expect(otherAges(agesIn('under-18s on a plan'), [])).toEqual([])
    expect(otherAges(agesIn('under-11s on a plan'), [])).toHaveLength(1)
  })
})
