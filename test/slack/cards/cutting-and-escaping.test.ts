import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutEnd, cutMiddle, pieces } from '../../../src/surfaces/slack/cards/cut.ts'
import { escapeMrkdwn } from '../../../src/surfaces/slack/cards/escape.ts'

describe('cutting', () => {
  const NAME = 'B.10 % of children in care who have had 3 or more placements - rolling 12 months'

  test.each([
    ['the end, between words', cutEnd(NAME, 40), 'B.10 % of children in care who have had…'],
    ['the end, where there is one word', cutEnd('abcdefghij', 5), 'abcd…'],
    ['the middle, between words', cutMiddle(NAME, 60), 'B.10 % of children in care who have had 3… rolling 12 months'],
    ['nothing where it fits', cutMiddle(NAME, 100), NAME],
  ])('%s', (_, cut, expected) => {
    expect(cut).toBe(expected)
  })

  test('never goes over, never leaves half a character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 100 }), (given, length) => {
        for (const cut of [cutEnd(given, length), cutMiddle(given, length), ...pieces(given, length)]) {
          expect(cut.length).toBeLessThanOrEqual(length)
          expect(cut.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('into pieces loses nothing but the breaks', () => {
    const lines = 'one two three\nfour five six\nseven'
    expect(pieces(lines, 14)).toEqual(['one two three', 'four five six', 'seven'])
    expect(pieces(lines, 9).join(' ').split(/\s+/)).toEqual(lines.split(/\s+/))
  })
})

describe('escaping', () => {
  test.each([
    ['comparisons', '<2.5% & >1', '&lt;2.5% &amp; &gt;1'],
    ['mentions', '<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
    ['names that ping', '@here @Everyone', '@\u200bhere @\u200bEveryone'],
    ['a single mark stays', '16_17 * 2', '16_17 * 2'],
    ['pairs of marks', '*a*', '\u200b*\u200ba\u200b*\u200b'],
    ['a quotation', '> a', '\u200b&gt; a'],
  ])('%s', (_, text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected)
  })
})
