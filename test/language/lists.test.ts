/** The plain lists and patterns that reading a question is quick by do what the slower ways do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFew } from '../../src/language/first-few.ts'
import { matches, occurs } from '../../src/language/matches.ts'
import { Tally } from '../../src/language/tally.ts'

describe('the first few', () => {
  it('are those of the whole list in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 8 }), (list, few) => {
        const odd = (n: number) => n % 2 === 1
        const slowly = list
          .filter(odd)
          .toSorted((a, b) => b - a)
          .slice(0, few)
        expect(firstFew(list, few, (a, b) => a > b, odd)).toEqual(slowly)
      }),
    )
  })
})

describe('matches', () => {
  it.each([/ab?/g, /\d*/g, /(?<=a)b|$/g])('of %s are those of matchAll, time and again', (pattern) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab1]{0,12}$/), (text) => {
        const slowly = [...text.matchAll(new RegExp(pattern))].map((m) => [m.index, m[0]])
        expect(matches(pattern, text).map((m) => [m.index, m[0]])).toEqual(slowly)
        expect(occurs(pattern, text)).toBe(slowly.length > 0)
        expect(occurs(pattern, text)).toBe(slowly.length > 0)
      }),
    )
  })
})

describe('a tally', () => {
  it('sums, and is nought again once cleared', () => {
    const tally = new Tally(4)
    tally.add(2, 0.5)
    tally.add(0, 1)
    tally.add(2, 0.25)
    expect([...tally.touched]).toEqual([2, 0])
    expect([0, 1, 2, 3].map((n) => tally.of(n))).toEqual([1, 0, 0.75, 0])
    tally.clear()
    expect(tally.touched).toEqual([])
    expect([0, 1, 2, 3].map((n) => tally.of(n))).toEqual([0, 0, 0, 0])
  })
})
