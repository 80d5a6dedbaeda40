/** Words of others are cut at sentences, those that weigh most stay, and nothing is said that they did not say. */
import { expect, test } from 'vitest'
import { excerpts, givesReason } from '../../src/wording/excerpt.ts'

const byReason = (sentence: string): number => (givesReason(sentence) ? 1 : 0)
const WHOLE =
  'Visits fell to 91.8%. Work goes on. The fall is linked to holidays. It will be watched. A review is planned.'

test('what has room is whole', () => {
  expect(excerpts([WHOLE], WHOLE.length, byReason)).toEqual([WHOLE])
})

test('the reason stays, with the sentence that leans on it, and gaps are marked', () => {
  expect(excerpts([WHOLE], 70, byReason)).toEqual(['[…] The fall is linked to holidays. It will be watched. […]'])
})

test('a sentence that leans on another is never alone', () => {
  const text = 'The board met in May about many other things. It fell because of holidays.'
  expect(excerpts([text, 'Short.'], 20, byReason)).toEqual([null, 'Short.'])
})

test('of a first sentence that is longer than there is room for, all is told', () => {
  expect(excerpts(['One sentence of some length.'], 5, byReason)).toEqual(['One sentence of some length.'])
})

test.each([
  ['points back', 'Contacts rose by many more. Schools say that this is due to trust. Other words.'],
  ['ends a quotation', 'Ofsted said, "No concerns. All is due to practice". Other words.'],
])('one that %s goes with the one before it', (_, text) => {
  const [first] = excerpts([text], text.length - 5, byReason)
  expect(first).toBe(text.replace('Other words.', '[…]'))
})
