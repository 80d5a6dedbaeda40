import { expect, test } from 'vitest'
import type { Figure } from '../../src/model/figure.ts'
import { revisionsOf } from '../../src/overview/revisions.ts'
import { catalogueOf, figure, measure, report } from './catalogue-of.ts'

const OLD = report('2022/23', '2023-07-30')
const NEW = report('2023/24', '2024-07-30')
const NEXT = report('2024/25', '2025-07-30')
const catalogue = catalogueOf([OLD, NEW, NEXT])
const revised = (...figures: Figure[]) => revisionsOf(catalogue, NEW, [measure(NEW.key)], figures)

test('what an earlier report printed otherwise is told with both', () => {
  expect(revised(figure(OLD, '2022/23', '12.3'), figure(NEW, '2022/23', '12.5'), figure(NEW, '2023/24', '14'))).toEqual(
    ['Visits in time, 2022/23: 12.3% in Report 2022/23 (published 30 July 2023) is now 12.5%.'],
  )
})

test.each<[string, Figure]>([
  ['the same at another precision', figure(NEW, '2022/23', '12')],
  ['another period', figure(NEW, '2023-03', '12.5')],
  ['another part', figure(NEW, '2022/23', '12.5', { sub: 'boys' })],
  ['another unit', figure(NEW, '2022/23', '12.5', { unit: 'count' })],
  ['a target', figure(NEW, '2022/23', '12.5', { kind: 'green' })],
])('%s is no revision', (_, now) => {
  expect(revised(figure(OLD, '2022/23', '12.3'), now)).toEqual([])
})

test('a later report revises nothing here', () => {
  expect(revised(figure(NEW, '2022/23', '12.3'), figure(NEXT, '2022/23', '12.5'))).toEqual([])
})

test('a correction within the report says where both stand', () => {
  const text = figure(NEW, '2023/24', '99.7', { part: 'correction', location: 'paragraph 2' })
  expect(revised(figure(NEW, '2023/24', '93.5'), text)).toEqual([
    'Visits in time, 2023/24: 93.5% (row A.1) is corrected to 99.7% in the same report (paragraph 2).',
  ])
})
