/** What a writer numbered or lettered. */
import { describe, expect, test } from 'vitest'
import { enumerationOf } from '../../src/language/enumerated.ts'

describe('what is numbered', () => {
  test.each<[string, string[]]>([
    ['1. how many plans? 2. how many visits?', ['how many plans?', 'how many visits?']],
    [
      'please state a) the number of contacts; b) the number of referrals.',
      ['the number of contacts;', 'the number of referrals.'],
    ],
    ['14. the average caseload. 15. the highest caseload.', ['the average caseload.', 'the highest caseload.']],
    ['2, how many plans? 3, how many visits?', ['how many plans?', 'how many visits?']],
    ['2a. how many plans? 2b) how many visits?', ['how many plans?', 'how many visits?']],
    ['1. how many plans? 3. how many visits?', ['how many plans?', 'how many visits?']],
    ['at (i) 31 march 2016 and (ii) 31 march 2024', ['31 march 2016 and', '31 march 2024']],
  ])('%s', (text, parts) => {
    expect(enumerationOf(text)?.parts).toEqual(parts)
  })

  test.each([
    'how many plans in q1. and visits?',
    'visits (a) only',
    'b) contacts a) plans',
    'e.g. 2.5% or 3.1%',
    'a.10 and b.7',
  ])('is not there: %s', (text) => {
    expect(enumerationOf(text)).toBeNull()
  })

  test('leaves one question without its numbers', () => {
    expect(enumerationOf('how many at a) 31 march 2024 - b) 31 march 2023?')?.plain).toBe(
      'how many at 31 march 2024, 31 march 2023?',
    )
    expect(enumerationOf('in (a) primary and (b) secondary schools')?.plain).toBe('in primary and secondary schools')
  })

  test('takes long and strange texts', () => {
    for (const text of ['a) '.repeat(1300), '1. x '.repeat(800), '('.repeat(4000)])
      expect(() => enumerationOf(text)).not.toThrow()
  })
})
