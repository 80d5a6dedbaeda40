/** Lists in words: the first line says how many of what, or which come first; each measure is a line; nothing is left out unsaid. */
import { describe, expect, test } from 'vitest'
import type { SaidCondition } from '../../src/wording/condition-words.ts'
import { type ListedMeasure, type ListFacts, listTelling } from '../../src/wording/list-words.ts'

const condition = (test: SaidCondition['test'], more: Partial<SaidCondition> = {}): SaidCondition => ({
  test,
  not: false,
  margin: null,
  at: null,
  since: null,
  ...more,
})
const RED = condition({ type: 'colour', colours: ['red'] })
const WORSE = condition({ type: 'performance', is: 'worse' })
const PERCENT = condition({ type: 'unit', is: 'percent' })
const OFF_TARGET = { by: 'target', first: 'largest', kind: null, limit: null } as const

const DENTAL: ListedMeasure = {
  name: 'Dental assessments',
  ref: 'A.17',
  shown: '61.8%',
  period: '2023/24',
  rag: 'red',
  target: '95% or more',
  was: { shown: '69.4%', period: '2022/23', isFromList: false },
  others: [],
  benchmark: null,
  apart: null,
  side: null,
  cautions: [],
}

const FACTS: ListFacts = {
  council: 'Ashton',
  document: { document: 'Report 2023/24' },
  period: '2023/24',
  isLatest: true,
  nothingFor: null,
  themes: [],
  words: [],
  selection: { conditions: [RED], join: 'and', order: null },
  asks: null,
  tellsOthers: false,
  isAmong: false,
  isNamed: false,
  counts: { all: 97, judged: 43, fitting: 9 },
  sides: null,
  asksShare: false,
  judgedBy: 'target',
  isByShare: false,
  besideTargets: 0,
  inWords: 0,
  laterTargets: 0,
  undirected: 0,
  undecided: [],
  told: [DENTAL],
  beside: [],
  isWhole: false,
}
const headOf = (facts: Partial<ListFacts>): string =>
  listTelling({ ...FACTS, ...facts }, 'Source: x.').lines.find(({ role }) => role === 'head')?.text ?? ''
const counts = (all: number, judged: number, fitting: number) => ({ counts: { all, judged, fitting } })

describe('the first line', () => {
  test.each<[string, Partial<ListFacts>, string]>([
    ['counts', {}, '9 of the 43 measures with a target are red.'],
    ['one', counts(97, 43, 1), '1 of the 43 measures with a target is red.'],
    ['none', counts(97, 43, 0), 'none of the 43 measures with a target is red.'],
    ['all', counts(97, 43, 43), 'all 43 measures with a target are red.'],
    ['one of one', counts(97, 1, 1), 'the one measure with a target is red.'],
    ['not one of one', counts(97, 1, 0), 'the one measure with a target is not red.'],
    [
      'nothing to judge by',
      counts(26, 0, 0),
      'I cannot say which of the 26 measures are red: none of them has a target.',
    ],
    [
      'targets without a direction',
      { ...counts(45, 0, 0), undirected: 45 },
      'I cannot say which of the 45 measures are red: all of them have a target, but nobody says whether a high or a low figure is good.',
    ],
    [
      'some targets without a direction',
      { ...counts(45, 0, 0), undirected: 40 },
      'I cannot say which of the 45 measures are red: 40 have a target, but nobody says whether a high or a low figure is good, and the other 5 have none.',
    ],
    ['a share', { ...counts(25, 25, 10), asksShare: true }, '10 of the 25 measures with a target are red: 40%.'],
    [
      'two that exclude each other',
      {
        ...counts(4, 4, 4),
        sides: [1, 3],
        judgedBy: 'change',
        selection: {
          conditions: [
            condition({ type: 'either', tests: [{ type: 'performance', is: 'better' }, WORSE.test] } as never),
          ],
          join: 'and',
          order: null,
        },
      },
      'of the 4 measures, 1 is better than before and 3 are worse than before.',
    ],
    [
      'which of a few',
      {
        selection: {
          conditions: [condition({ type: 'direction', is: 'down' })],
          join: 'and',
          order: { by: 'change', first: 'largest', kind: null, limit: 99, isBetween: true },
        },
        ...counts(2, 2, 2),
      },
      'Dental assessments fell most, of 2 that are lower than before.',
    ],
    ['a theme', { themes: ['Education'] }, '9 of the 43 Education measures with a target are red.'],
    [
      'a unit is a noun',
      { selection: { conditions: [PERCENT, WORSE], join: 'and', order: null }, judgedBy: 'change' },
      '9 of the 43 percentages that can be compared are worse than before.',
    ],
    [
      'an order',
      {
        selection: { conditions: [PERCENT], join: 'and', order: OFF_TARGET },
        told: [DENTAL, DENTAL],
        ...counts(47, 47, 16),
      },
      'the 2 percentages furthest off target, of 16 that are off target.',
    ],
    [
      'the one that is furthest',
      { selection: { conditions: [], join: 'and', order: { ...OFF_TARGET, limit: 1 } }, ...counts(97, 97, 1) },
      'the measure furthest off target, the only one that is off target.',
    ],
  ])('%s', (_, facts, expected) => {
    expect(headOf(facts)).toBe(`Ashton, 2023/24 (the latest I hold): ${expected}`)
  })

  test('says yes or no where the question has one', () => {
    expect(headOf({ asks: 'any' })).toMatch(/^Yes\. Ashton, .*: 9 of/)
    expect(headOf({ asks: 'any', ...counts(97, 43, 0) })).toMatch(/^No\. Ashton, .*: none of/)
    expect(headOf({ asks: 'all' })).toMatch(/^No\. Ashton, .*: 9 of/)
    expect(headOf({ asks: 'all', ...counts(97, 43, 43) })).toMatch(/^Yes\. Ashton, .*: all 43/)
    expect(headOf({ asks: 'any', ...counts(97, 0, 0) })).toMatch(/^Ashton, .*: I cannot say/)
  })

  test('tells conditions of several times once, each with its time', () => {
    const conditions = [{ ...RED, at: 'January 2024' }, { ...RED, at: 'February 2024' }, RED]
    expect(headOf({ selection: { conditions, join: 'and', order: null }, isLatest: false, period: 'March 2024' })).toBe(
      'Ashton: 9 of the 43 measures with a target were red in January 2024, February 2024 and March 2024.',
    )
  })
})

test('targets without a direction are told apart from measures without a target', () => {
  const notes = (facts: Partial<ListFacts>): string[] =>
    listTelling({ ...FACTS, ...facts }, '').notes.map(({ text }) => text)
  expect(notes({ undirected: 4 })).toEqual([
    '4 more have a target, but nobody says whether a high or a low figure is good.',
    'The other 50 have no target for this time.',
  ])
  expect(notes({ undirected: 54 })).toEqual([
    '54 more have a target, but nobody says whether a high or a low figure is good.',
  ])
})

describe('a line', () => {
  test('has colour and target in words, the figure before, and its own time where it is another one', () => {
    const line = (m: ListedMeasure): string | undefined =>
      listTelling({ ...FACTS, told: [m] }, '').lines.find(({ role }) => role === 'item')?.text
    expect(line(DENTAL)).toBe('1. Dental assessments, A.17: 61.8%, RED, target 95% or more; was 69.4% in 2022/23')
    expect(line({ ...DENTAL, period: 'March 2024', ref: null, rag: 'none', target: null, was: null })).toBe(
      '1. Dental assessments: 61.8% (March 2024)',
    )
    expect(line({ ...DENTAL, was: null, apart: { from: 'target', gap: '-33.2', unit: '%' } })).toBe(
      '1. Dental assessments, A.17: 61.8%, RED, target 95% or more, 33.2 percentage points below the target',
    )
    expect(line({ ...DENTAL, apart: { from: 'before', gap: '-7.6', unit: '%' } })).toMatch(
      /; was 69\.4% in 2022\/23, down 7\.6 percentage points$/,
    )
  })
})

test('a line is of an item where it tells no more than the item has', () => {
  const of = (m: ListedMeasure): number | undefined =>
    listTelling({ ...FACTS, told: [m] }, '').lines.find(({ role }) => role === 'item')?.of
  expect(of(DENTAL)).toBe(0)
  expect(of({ ...DENTAL, was: { shown: '94.5%', period: '2015/16', isFromList: true } })).toBeUndefined()
  expect(of({ ...DENTAL, apart: { from: 'target', gap: '-33.2', unit: '%' } })).toBeUndefined()
})

describe('a long list', () => {
  const many = Array.from({ length: 40 }, () => DENTAL)

  test('is cut to what can be read out, says how many more there are, and is whole when that is asked for', () => {
    const cut = listTelling({ ...FACTS, told: many }, 'Source: x.').lines
    const text = cut.map((l) => l.text).join('\n')
    expect(text.length).toBeLessThanOrEqual(1500)
    const told = cut.filter(({ role }) => role === 'item').length
    expect(cut.find(({ role }) => role === 'more')?.text).toBe(
      `And ${40 - told} more: "show all of them" gives the whole list.`,
    )
    const whole = listTelling({ ...FACTS, told: many, isWhole: true }, 'Source: x.').lines
    expect(whole.filter(({ role }) => role === 'item')).toHaveLength(40)
    expect(whole.some(({ role }) => role === 'more')).toBe(false)
  })
})

describe('what is left out', () => {
  test.each<[ListFacts['judgedBy'], number, string]>([
    ['target', 42, 'The other one has no target for this time.'],
    ['change', 3, 'The other 40 have no earlier figure of the same kind to be compared with.'],
    ['benchmark', 3, 'The other 40 are printed without that benchmark.'],
  ])('by %s', (judgedBy, judged, note) => {
    const { notes } = listTelling({ ...FACTS, judgedBy, ...counts(43, judged, 2) }, '')
    expect(notes.map((n) => n.text)).toEqual([note])
  })
})
