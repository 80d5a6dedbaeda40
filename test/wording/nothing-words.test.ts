/** That nothing is held: of what, for whom, and what there is instead; never a gap in a sentence where no word was named. */
import { expect, test } from 'vitest'
import { textOf } from '../../src/wording/line.ts'
import {
  noFigureOn,
  noFigureText,
  noneForMeasure,
  nothingOnForMeasure,
  nothingOnLines,
} from '../../src/wording/nothing-words.ts'

test('for a measure', () => {
  expect(noneForMeasure('England average')).toBe('I hold no England average for this measure')
  expect(nothingOnForMeasure(['wards', 'cost'])).toBe('I hold nothing on "wards" or "cost" for this measure')
})

test('for a council, with who has it and what is nearest', () => {
  const none = { measure: 'Audits', where: 'Ashton', elsewhere: [], nearest: [] }
  expect(noFigureText(none)).toBe('I hold no figure for "Audits" at Ashton.')
  expect(noFigureText({ ...none, elsewhere: ['Burnley', 'Crewe'], nearest: ['cases'] })).toBe(
    'I hold no figure for "Audits" at Ashton. I hold it for Burnley and Crewe. The nearest that I hold for Ashton: cases.',
  )
})

test('on a subject, and on none', () => {
  expect(textOf(nothingOnLines(['bins'], 'Ashton', null))).toMatch(
    /^The reports I hold for Ashton give no figure on "bins"\. They cover/,
  )
  const quote = { location: 'paragraph 7.1', words: 'Bins are full.', report: null }
  expect(textOf(nothingOnLines(['bins'], 'Ashton', quote))).toBe(
    'The reports I hold for Ashton give no figure on "bins". Officers wrote:\nparagraph 7.1: "Bins are full."',
  )
  expect(noFigureOn(['bins'], 'Ashton', [])).toBe('The reports I hold for Ashton give no figure on "bins".')
  expect(noFigureOn([], 'Ashton', ['A', 'B'])).toMatch(
    / give no figure for that\. The nearest measures I hold: A or B\.$/,
  )
})
