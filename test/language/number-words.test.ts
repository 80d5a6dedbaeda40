/** Numbers in words where measures print digits. */
import { expect, test } from 'vitest'
import { digitsBeforeUnits } from '../../src/language/number-words.ts'

test.each([
  ['missed ten per cent or more', 'missed 10 per cent or more'],
  ['in forty five working days', 'in 45 working days'],
  ['within forty-five days', 'within 45 days'],
  ['fourty days', '40 days'],
  ['by three percentage points', 'by 3 percentage points'],
  ['nineteen days', '19 days'],
])('"%s" is read as "%s"', (said, read) => {
  expect(digitsBeforeUnits(said)).toBe(read)
})

test.each([
  'two year olds',
  'three or more placements',
  'twenty twenty four',
  'ten one days',
])('"%s" stays as it is said', (said) => {
  expect(digitsBeforeUnits(said)).toBe(said)
})
