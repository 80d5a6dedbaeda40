import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PackedWords } from '../../src/language/packed-words.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', "'", '2'), minLength: 1, maxLength: 6 })

it('finds every word where it stands last, and no other', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 20 }), (words, others) => {
      const text = words.join(' ')
      const packed = new PackedWords(text)
      for (const w of [...words, ...others]) {
        const last = ` ${text} `.lastIndexOf(` ${w} `)
        expect(packed.find(w)).toBe(last < 0 ? -1 : last + w.length)
      }
    }),
  )
})

it('leads to the mark after a word, which is no part of it', () => {
  const text = 'able2 about0 aadin able5'
  const packed = new PackedWords(text, true)
  expect(text[packed.find('able')]).toBe('5')
  expect(text[packed.find('aadi')]).toBe('n')
  expect(['able2', 'aadin', 'abl', ''].map((w) => packed.find(w))).toEqual([-1, -1, -1, -1])
})

it('takes two words for none', () => {
  expect(new PackedWords('one two').find('one two')).toBe(-1)
})
