import { expect, test } from 'vitest'
import { withoutCircumstances } from '../../src/overview/commentary.ts'
import { leftOutText } from '../../src/overview/detail-sections.ts'
import { fitSections } from '../../src/overview/fit.ts'
import { inYardsticks } from '../../src/overview/yardstick.ts'

test('a change is measured in yardsticks to one place', () => {
  expect(inYardsticks('-9.9', { kind: 'target', width: '8' })).toBe('1.2')
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

test('what has no line is counted or named, and named where all have a short name', () => {
  const sections = [
    { title: 'Red', lines: ['Visits', 'Plans', 'Reviews'].map((short) => ({ text: `${short} red`, short })) },
    { title: 'Next report', lines: [{ text: 'x'.repeat(50) }] },
    { title: 'b', lines: [{ text: 'y'.repeat(50) }], counted: ['question', 'questions'] as const },
  ]
  const fitted = fitSections(sections, (s) => s.flatMap((x) => x.lines).join('\n'), 12)
  expect(fitted.map((s) => s.also)).toEqual([['Plans', 'Reviews'], [], []])
  expect(fitted.slice(1).map((s) => s.left)).toEqual(['next report', '1 question'])
})

test('a target without a direction is no missing target', () => {
  expect(leftOutText({ uncompared: 0, untargeted: 0, undirected: 45 })).toBe(
    '45 have a target, but nobody says whether a high or a low figure is good, so no colour.',
  )
  expect(leftOutText({ uncompared: 2, untargeted: 1, undirected: 1 })).toBe(
    '2 measures have no earlier figure of the same kind, so nothing is said of getting better or worse. 1 has no target, so no colour. 1 has a target, but nobody says whether a high or a low figure is good, so no colour.',
  )
})
