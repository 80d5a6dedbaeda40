import { expect, test } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import type { Polarity } from '../../src/model/indicator.ts'
import { withoutCircumstances } from '../../src/summary/commentary.ts'
import { fitSections } from '../../src/summary/fit.ts'
import { bandsOf, inYardsticks } from '../../src/summary/yardstick.ts'

const band = (kind: 'green' | 'amber' | 'red', asPrinted: string): Figure =>
  ({ kind, asPrinted, value: asPrinted.replace(/[^\d.-]/g, ''), part: 'table' }) as Figure

test.each<[string, Polarity, Figure[], string | null]>([
  ['high is good', 'high', [band('green', '92%+'), band('amber', '84%+'), band('red', '<84%')], '92 − 84 = 8'],
  ['low is good', 'low', [band('green', '<22%'), band('amber', '22%+'), band('red', '30%+')], '30 − 22 = 8'],
  ['no amber band', 'low', [band('green', '<121'), band('red', '121+')], '121 ÷ 10 = 12.1'],
  ['a target alone', 'high', [band('green', '95%')], '95 ÷ 10 = 9.5'],
  ['a target of nought', 'low', [band('green', '0')], null],
  ['nothing', 'high', [], null],
])('the yardstick where %s', (_, polarity, bands, sum) => {
  expect(bandsOf(bands, polarity).yardstick?.sum ?? null).toBe(sum)
})

test('a change is told in yardsticks to one place', () => {
  expect(inYardsticks('-9.9', { kind: 'tolerance', width: '8', sum: '' })).toBe('1.2')
})

test.each([
  'One child waited for a placement.',
  'These relate to two families.',
  'All belong to a sibling group.',
  'She was placed in May.',
  'This data relates to 2 children.',
])('"%s" is cut, visibly', (sentence) => {
  expect(withoutCircumstances(`Performance fell. ${sentence} Work continues.`)).toBe(
    'Performance fell. […] Work continues.',
  )
})

test.each([
  'CLA in other placements is 41% (11 children out of 27).',
  'Children with 3 or more placements moved less.',
])('"%s" stays', (sentence) => {
  expect(withoutCircumstances(sentence)).toBe(sentence)
})

test('whole lines are cut and counted, every section is told of', () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => ({ text: `${i}`.padEnd(20, 'x') }))
  const sections = [
    { title: 'a', lines: lines(5) },
    { title: 'b', lines: lines(2) },
    { title: 'c', lines: lines(3) },
  ]
  const fitted = fitSections(sections, (s) => s.flatMap((x) => x.lines).join('\n'), 105)
  expect(fitted.map((s) => [s.lines.length, s.more])).toEqual([
    [3, 2],
    [1, 1],
    [1, 2],
  ])
})

test('what has no line is counted or named, and named by reference where all have one', () => {
  const sections = [
    { title: 'Red', lines: ['A.1', 'A.2', 'A.3'].map((ref) => ({ text: `${ref} is red`, ref })) },
    { title: 'Next report', lines: [{ text: 'x'.repeat(50) }] },
    { title: 'b', lines: [{ text: 'y'.repeat(50) }], counted: ['question', 'questions'] as const },
  ]
  const fitted = fitSections(sections, (s) => s.flatMap((x) => x.lines).join('\n'), 20)
  expect(fitted.map((s) => s.also)).toEqual([['A.2', 'A.3'], [], []])
  expect(fitted.slice(1).map((s) => s.left)).toEqual(['next report', '1 question'])
})
