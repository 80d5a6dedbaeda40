/** Those of whom a part is asked for. */
import { describe, expect, test } from 'vitest'
import { asksOfOwn } from '../../src/understanding/grammar/people.ts'
import { subjectIn } from '../../src/understanding/subject.ts'

describe('subject of a part', () => {
  test.each([
    [
      'of the home educated children known to the authority, what proportion left because of bullying?',
      'home educated children',
    ],
    ['how many of the children in care were placed over the border?', 'children in care'],
    ['how many and what proportion of care leavers went to university', 'care leavers'],
  ])('%s', (text, subject) => {
    expect(subjectIn(text)).toBe(subject)
  })

  test.each(['how many children were in care?', 'contacts last quarter', 'the number of plans'])('none: %s', (text) => {
    expect(subjectIn(text)).toBeNull()
  })
})

describe('own child', () => {
  test.each([
    "my son's assessment began in may. when will his plan be issued?",
    "i want to complain about my granddaughter's case. why has her review been put off?",
  ])('is asked of: %s', (text) => {
    expect(asksOfOwn(text)).toBe(true)
  })

  test.each([
    'my son waits for a plan. what percentage of plans are issued in 20 weeks?',
    'how many children wait for their plan?',
    'our twins start school in september. how likely is one of three preferences?',
  ])('is not asked of: %s', (text) => {
    expect(asksOfOwn(text)).toBe(false)
  })
})
