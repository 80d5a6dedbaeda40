import { describe, expect, test } from 'vitest'
import { type Facts, movedAsAsked, verdictOf } from '../../src/wording/verdict.ts'

const FACTS: Facts = {
  decimal: '61.8',
  shown: '61.8%',
  unit: '%',
  polarity: 'high',
  rag: 'red',
  target: '95% or more',
  goal: '95',
  period: '2023/24',
  trend: { direction: 'down', performance: 'worse', change: '-7.6', from: '69.4', was: '69.4% in 2022/23' },
  benchmarks: [{ kind: 'national', standing: 'worse', decimal: '75', noun: 'the England average (75%)' }],
  asked: [],
}
const said = (text: string, facts: Partial<Facts> = {}) => verdictOf(text, { ...FACTS, ...facts })?.text ?? null

describe('a yes or a no', () => {
  test.each([
    ['are we hitting target', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['are we missing the target', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['is it red', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['is it lower than 70', 'Yes: 61.8% is lower than 70.'],
    ['is it more than 70', 'No: 61.8% is lower than 70.'],
    ['is it getting worse', 'Yes, it is worse: 61.8%, down 7.6 percentage points from 69.4% in 2022/23.'],
    ['has it gone up', 'No: 61.8%, down 7.6 percentage points from 69.4% in 2022/23, which is worse.'],
    ['are there fewer than last year', 'Yes: 61.8%, down 7.6 percentage points from 69.4% in 2022/23, which is worse.'],
    [
      'is it higher than it was the year before',
      'No: 61.8%, down 7.6 percentage points from 69.4% in 2022/23, which is worse.',
    ],
    ['is it up or down', 'Down 7.6 percentage points: 61.8%, from 69.4% in 2022/23.'],
    ['is that good?', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['is that bad?', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['did we meet the dental target last year?', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['we met the target, did we', 'No: 61.8%, against a target of 95% or more (RED).'],
    ['did we fail to hit the target', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['can you confirm it is below target', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['is it lower than 70%', 'Yes: 61.8% is lower than 70%.'],
    ['is it at least 61.8%', 'Yes: it is exactly 61.8%.'],
    ['is it more than 61.8%', 'No: it is exactly 61.8%.'],
    ['is it no more than 60', 'No: 61.8% is higher than 60.'],
    ['is it no less than 60', 'Yes: 61.8% is higher than 60.'],
    ['has it fallen', 'Yes: 61.8%, down 7.6 percentage points from 69.4% in 2022/23, which is worse.'],
    ['has it halved', 'No: 61.8%, down 7.6 percentage points from 69.4% in 2022/23, which is worse.'],
    ['is it too low', 'Yes: 61.8%, against a target of 95% or more (RED).'],
    ['are all of them up to date', 'No: 61.8%, against a target of 95% or more (RED).'],
  ])('%s', (text, verdict) => {
    expect(said(text)).toBe(verdict)
  })

  test('which side of a target, where low is good, by the number', () => {
    const low = {
      decimal: '19.4',
      shown: '19.4',
      polarity: 'low',
      rag: 'amber',
      target: 'under 19',
      goal: '19',
    } as const
    expect(said('is it below target', low)).toBe('No: 19.4, against a target of under 19 (AMBER).')
    expect(said('is it above target', low)).toBe('Yes: 19.4, against a target of under 19 (AMBER).')
    expect(said('are we off target', low)).toBe('Yes: 19.4, against a target of under 19 (AMBER).')
  })

  test('against England, where that is asked', () => {
    expect(said('are we above the england average', { asked: ['national'] })).toBe(
      'No: 61.8% is below the England average (75%), which is worse.',
    )
  })

  test('to two questions in one: the direction, then where it stands', () => {
    const both =
      'No, it is worse: 61.8%, down 7.6 percentage points from 69.4% in 2022/23. The target of 95% or more is not met (RED).'
    expect(said('is it going the right way and still inside the limit')).toBe(both)
    expect(said('is it better than last year and within target')).toBe(both)
    expect(said('is it within the tolerance')).toBe('No: 61.8%, against a target of 95% or more (RED).')
  })

  test('says how far off, by the number that the target begins at', () => {
    expect(said('are we off target and by how much', { trend: null })).toBe(
      'Yes: 61.8%, 33.2 percentage points below a target of 95% or more (RED).',
    )
  })

  test.each([
    ['do we have more children than england', 'No: 61.8% is below the England average (75%), which is worse.'],
    ['do we have fewer children than england', 'Yes: 61.8% is below the England average (75%), which is worse.'],
    ['are we ahead of england', 'No: 61.8% is below the England average (75%), which is worse.'],
  ])('against England, in other words: "%s"', (text, verdict) => {
    expect(said(text, { asked: ['national'] })).toBe(verdict)
  })

  test('of the benchmark against us is turned round', () => {
    expect(said('is england better than us', { asked: ['national'] })).toBe(
      'Yes: 61.8% is below the England average (75%), which is worse.',
    )
    expect(said('is england lower than us', { asked: ['national'] })).toMatch(/^No: /)
  })

  test('on days against others is of them, and not of how it was before', () => {
    const days = {
      unit: 'days',
      decimal: '387.2',
      shown: '387.2 days',
      polarity: 'low',
      asked: ['national'],
      benchmarks: [{ kind: 'national', standing: 'better', decimal: '480', noun: 'the England average (480 days)' }],
    } as const
    expect(said('is it quicker than england', days)).toBe(
      'Yes: 387.2 days is below the England average (480 days), which is better.',
    )
    expect(said('is it quicker than england', { ...days, benchmarks: [] })).toBeNull()
  })

  test('against a later time says how the two differ, and not that it moved', () => {
    const later = {
      direction: 'up',
      performance: 'worse',
      change: '52',
      from: '97',
      was: '97 in Term 2',
      isBefore: true,
    } as const
    expect(
      said('was it higher than in term 2', { shown: '149', unit: 'count', trend: later, isAgainstTime: true }),
    ).toBe('Yes: 149, 52 more than 97 in Term 2, which is worse.')
  })

  test('of more or fewer is the one that it is', () => {
    expect(said('do we have more or fewer than the average council?')).toBe(
      'Fewer: 61.8% is below the England average (75%), which is worse.',
    )
  })

  test('on a quartile is who is in it, the threshold too', () => {
    const at = (value: string, standing: 'better' | 'worse' | 'in line') =>
      said('are we in the top quartile', {
        asked: ['top_quartile'],
        benchmarks: [
          { kind: 'top_quartile', standing, decimal: value, noun: `the top quartile threshold (${value}%)` },
        ],
      })
    expect(at('90', 'worse')).toBe('No: 61.8% is below the top quartile threshold (90%), which is worse.')
    expect(at('61.8', 'in line')).toBe('Yes: 61.8% is the same as the top quartile threshold (61.8%).')
  })

  test('on a multiple is of the figure before', () => {
    const of = (decimal: string, from: string) =>
      said('has the number doubled', {
        decimal,
        shown: decimal,
        unit: 'count',
        trend: { direction: 'up', performance: 'n/a', change: '5', from, was: `${from} in 2022/23` },
      })
    expect(of('10', '5')).toBe('Yes: 10, up 5 from 5 in 2022/23.')
    expect(of('9', '5')).toMatch(/^No: 9/)
  })

  test('on days is quicker or slower', () => {
    const days = {
      unit: 'days',
      shown: '182.6 days',
      polarity: 'low',
      trend: { direction: 'down', performance: 'better', change: '-14.8', from: '197.4', was: '197.4 days in 2022/23' },
    } as const
    const moved = '182.6 days, down 14.8 days from 197.4 days in 2022/23, which is better.'
    expect(said('is it getting quicker', days)).toBe(`Yes: ${moved}`)
    expect(said('are they waiting longer', days)).toBe(`No: ${moved}`)
  })

  test('on a benchmark that is not held is not one on the direction', () => {
    expect(said('is it better than england', { asked: ['national'], benchmarks: [] })).toBeNull()
  })

  test('is not given of what is not known', () => {
    expect(said('is it getting better', { trend: null })).toMatch(/^I cannot say/)
    expect(said('is it getting better', { trend: null, unmoved: { kind: 'not-held', period: 'May 2024' } })).toBe(
      'I cannot say: I hold nothing for May 2024.',
    )
    expect(
      said('is it rising', { trend: null, unmoved: { kind: 'unlike', was: '1,524 in 2020/21', unlike: 'time' } }),
    ).toBe('I cannot say: the figure before it, 1,524 in 2020/21, is for another length of time.')
    expect(said('is it rising', { trend: null, unmoved: { kind: 'words', quote: 'It rose.' } })).toBe(
      'I hold no earlier figure to set it against. The report says: "It rose."',
    )
    expect(said('are we on target', { target: null, rag: 'none' })).toBe('I cannot say: I hold no target for 2023/24.')
    expect(said('is that good?', { target: null, rag: 'none', benchmarks: [] })).toMatch(/^I cannot say/)
  })

  test('is not called better or worse where neither way is good', () => {
    const info = { direction: 'down', performance: 'n/a', change: '-43', from: '545', was: '545 in 2022/23' } as const
    expect(said('is it getting better', { shown: '502', unit: 'count', polarity: 'info', trend: info })).toBe(
      '502, down 43 from 545 in 2022/23. The report takes neither way as better.',
    )
  })

  test.each(['what is the figure', 'dental checks in march', 'how does it compare'])('is not given to "%s"', (text) => {
    expect(said(text)).toBeNull()
  })
})

test.each([
  ['has it gone up', true],
  ['has it gone down', false],
  ['is it better than in 2015', false],
  ['is it worse than in 2015', true],
  ['did contacts fall in march', false],
  ['did contacts rise in march', true],
  ['how many more', null],
])('a movement is as asked: "%s"', (text, holds) => {
  expect(movedAsAsked(text, { direction: 'up', performance: 'worse' })).toBe(holds)
})
