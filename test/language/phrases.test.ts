import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PhraseFinder } from '../../src/language/phrases.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 's', ' ', "'"), minLength: 2, maxLength: 7 })
const phrase = letters.map((p) => p.replace(/ +/g, ' ').trim()).filter((p) => p.length >= 2)
const text = fc.string({ unit: fc.constantFrom('a', 'b', 's', ' ', '-', "'", '.', '_', 'é', '1'), maxLength: 40 })

/** The same as one pattern: whole words, the longest first, with or without a genitive. */
function byPattern(phrases: readonly string[], within: string): { said: string; from: number; to: number }[] {
  const longest = phrases.toSorted((a, b) => b.length - a.length).map((p) => p.replaceAll(' ', '[ -]'))
  const pattern = new RegExp(`(?<![\\w'])(?:${longest.join('|')})(?:'s|s')?(?!\\w)`, 'g')
  return [...within.matchAll(pattern)].map((m) => ({ said: m[0], from: m.index, to: m.index + m[0].length }))
}

it('finds what a pattern of all its phrases finds', () => {
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 12 }), text, (phrases, within) => {
      const hits = new PhraseFinder(phrases.map((p) => [p, p])).find(within)
      expect(hits.map(({ said, from, to }) => ({ said, from, to }))).toEqual(byPattern(phrases, within))
    }),
    { numRuns: 2000 },
  )
})

it('tells the value of the phrase, whatever its hyphens and genitive', () => {
  const finder = new PhraseFinder([
    ['looked after', 'care'],
    ['looked after children', 'children'],
  ])
  expect(finder.find("looked-after child, looked after children's, overlooked after")).toEqual([
    { value: 'care', said: 'looked-after', from: 0, to: 12 },
    { value: 'children', said: "looked after children's", from: 20, to: 43 },
  ])
})
