/** What a list is asked to tell of each measure, and what chooses its measures. */
import { expect, test } from 'vitest'
import { detailsIn } from '../../src/understanding/grammar/selection/detail.ts'

test.each<[string, string, string | null]>([
  ['which measure finished furthest ahead of #, and how far ahead is it?', 'distance', null],
  ['which were off target in §0, and how far off was each', 'distance', null],
  ['which fell in §0, and by how much?', 'distance', null],
  ['which were red, and how far off target is each', 'distance', 'target'],
  ['where are we ahead of #? both figures please, ours and theirs.', 'figure', null],
  ['which was lowest, and what is it?', 'figure', null],
  ['how far off target is each?', 'distance', 'target'],
  ['by how much did each change', 'distance', 'before'],
])('"%s" asks for a %s', (text, asks, of) => {
  expect(detailsIn(text, 0)[0]).toMatchObject({ asks, of })
})

test.each([
  'which are red and how many are there that fell',
  'measures with targets that are red',
  'which have a target and a # figure',
  'amber and below target',
  'so in all how many are on target, out of how many?',
  'which improved and which got worse',
  'what is red and what has gone up',
  'social care, three percentages, furthest from target',
  'how far off target are we on dental checks',
])('"%s" asks for none', (text) => {
  expect(detailsIn(text, 0)).toEqual([])
})
