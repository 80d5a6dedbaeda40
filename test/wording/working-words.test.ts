/** What was worked out, in words: the number first, with commas and a minus that can be read aloud, then how it comes about. */
import { describe, expect, test } from 'vitest'
import {
  betweenLine,
  changeLines,
  converseLines,
  extremeLine,
  gapLine,
  meanLines,
  monthlyLine,
  neverText,
  type Operand,
  ratioLines,
  shareLines,
  sumLines,
} from '../../src/wording/working-words.ts'

const count = (decimal: string, shown: string, more: Partial<Operand> = {}): Operand => ({
  name: 'Contacts',
  whole: 'Contacts',
  council: 'Ashton',
  decimal,
  shown,
  unit: 'count',
  period: '2023/24',
  when: 'in 2023/24',
  sub: '',
  ...more,
})
const percent = (decimal: string, more: Partial<Operand> = {}): Operand =>
  count(decimal, `${decimal}%`, { name: 'Visits in time', unit: '%', ...more })
const texts = (lines: readonly { readonly text: string }[]): string[] => lines.map(({ text }) => text)

describe('a change', () => {
  const earlier = count('18784', '18,784', { period: '2022/23' })
  const lines = (more: Partial<Parameters<typeof changeLines>[0]>) => {
    const change = {
      earlier,
      later: count('18371', '18,371'),
      change: '-413',
      percent: '2.2',
      judged: null,
      holds: null,
    }
    const { first, working } = changeLines({ ...change, ...more })
    return texts([first, working])
  }

  test('begins with how many more or fewer', () => {
    expect(lines({})).toEqual([
      '413 fewer than the 18,784 in 2022/23 (2.2% fewer).',
      'Worked out: 18,371 − 18,784 = −413; 413 ÷ 18,784 = 2.2%.',
    ])
  })
  test('of a percentage is in points, and judged', () => {
    const of = {
      earlier: percent('95.1', { period: '2022/23' }),
      later: percent('91.8'),
      change: '-3.3',
      percent: null,
    }
    expect(lines({ ...of, judged: 'worse', holds: false })).toEqual([
      'No: 3.3 percentage points lower than the 95.1% in 2022/23: worse.',
      'Worked out: 91.8 − 95.1 = −3.3.',
    ])
  })
  test('of nothing is said to be none', () => {
    expect(lines({ later: count('18784', '18,784'), change: '0', percent: '0.0' })[0]).toBe(
      'No change: 18,784 in both 2022/23 and 2023/24.',
    )
  })
})

describe('a gap', () => {
  const gap = {
    of: percent('61.8'),
    goal: '95',
    gap: '-33.2',
    noun: 'the target of 95% or more',
    met: false,
    judged: null,
  }
  test.each([
    [gap, '33.2 percentage points below the target of 95% or more (95 − 61.8 = 33.2).'],
    [
      { ...gap, of: percent('96.0'), gap: '1.0', met: true },
      '1.0 percentage point above the target of 95% or more, which meets it (96.0 − 95 = 1.0).',
    ],
    [{ ...gap, of: percent('95'), gap: '0' }, 'Exactly at the target of 95% or more.'],
    [
      { ...gap, noun: 'the England average (75%)', goal: '75', gap: '-13.2', judged: 'worse' as const },
      '13.2 percentage points below the England average (75%), which is worse (75 − 61.8 = 13.2).',
    ],
  ])('%#', (facts, text) => {
    expect(gapLine(facts).text).toBe(text)
  })

  test('between rows names both', () => {
    const [a, b] = [percent('93.7', { sub: 'primary' }), percent('89.6', { sub: 'secondary' })]
    expect(betweenLine(a, b, '4.1').text).toBe(
      'Primary is 4.1 percentage points higher than secondary (93.7 − 89.6 = 4.1).',
    )
    expect(betweenLine(a, { ...a, sub: 'secondary' }, '0.0').text).toBe('Primary and secondary are the same, 93.7%.')
  })
})

test('an extreme names its time first', () => {
  const at = { shown: '95.7%', period: 'February 2024' }
  const span = { at, among: 3, from: 'January 2024', to: 'March 2024', ties: [] }
  expect(extremeLine({ which: { end: 'highest', as: 'highest' }, ...span }).text).toBe(
    'Highest in February 2024: 95.7%, of the 3 figures I hold from January 2024 to March 2024.',
  )
  expect(extremeLine({ which: { end: 'lowest', as: 'best' }, ...span }).text).toBe(
    'Best in February 2024: 95.7%, the lowest of the 3 figures I hold from January 2024 to March 2024.',
  )
  expect(extremeLine({ which: { colour: 'green' }, ...span, ties: ['March 2024'] }).text).toBe(
    'Last green in February 2024: 95.7%, of the 3 figures with a colour that I hold from January 2024 to March 2024. The same in March 2024.',
  )
  expect(neverText('green', 1)).toBe('The one figure with a colour that I hold for it is not green.')
  expect(neverText('green', 3)).toBe('None of the 3 figures with a colour that I hold for it is green.')
})

test('how many are not', () => {
  expect(
    texts(converseLines({ rest: '33.6', unit: '%', sum: ['100', '66.4'], printedAs: null, asksNumber: true })),
  ).toEqual(['33.6% are not (100 − 66.4 = 33.6).', 'I hold no number for that, only the percentage.'])
  expect(
    texts(converseLines({ rest: '1', unit: 'count', sum: null, printedAs: 'outside timescale', asksNumber: false })),
  ).toEqual(['1 is not (printed as "outside timescale").'])
})

describe('shares, averages and sums', () => {
  const primary = count('11', '11', { name: 'Exclusions (primary)', whole: 'Exclusions', sub: 'primary' })
  const secondary = count('73', '73', { name: 'Exclusions (secondary)', whole: 'Exclusions', sub: 'secondary' })

  test('a share of the rows', () => {
    expect(texts(shareLines({ part: secondary, parts: [primary, secondary], total: '84', value: '86.9' }))).toEqual([
      '86.9% are secondary: 73 of 84.',
      'Exclusions, Ashton, in 2023/24: primary 11 and secondary 73.',
      'Worked out: 11 + 73 = 84; 73 ÷ 84 × 100 = 86.9.',
    ])
  })
  test('a share of another measure', () => {
    const [first] = texts(ratioLines({ part: count('261', '261'), whole: count('502', '502'), value: '52.0' }))
    expect(first).toBe('261 is 52.0% of 502.')
  })
  test('an average', () => {
    const parts = [percent('93.6', { period: 'January 2024' }), percent('91.8', { period: 'March 2024' })]
    expect(texts(meanLines({ parts, value: '92.7', isStale: false }))).toEqual([
      '92.7% on average: (93.6 + 91.8) ÷ 2 = 92.7.',
      'Visits in time, Ashton: January 2024 93.6% and March 2024 91.8%.',
      'It is the plain average of the percentages, not weighted by how many each stands for.',
    ])
    expect(monthlyLine({ of: count('18371', '18,371'), months: 12, value: '1530.9', terms: [] }).text).toBe(
      '1,530.9 a month on average: 18,371 ÷ 12 = 1,530.9.',
    )
  })
  test('a sum', () => {
    expect(texts(sumLines({ parts: [primary, secondary], by: 'sub', value: '84' }))).toEqual([
      '84 in all: 11 + 73 = 84.',
      'Exclusions, Ashton, in 2023/24: primary 11 and secondary 73.',
    ])
    const plans = count('261', '261', { name: 'Plans' })
    expect(texts(sumLines({ parts: [count('18371', '18,371'), plans], by: 'name', value: '18632' }))).toEqual([
      '18,632 in all: 18,371 + 261 = 18,632.',
      'Ashton, in 2023/24. Contacts: 18,371; Plans: 261.',
      'Someone who is counted in both is counted twice here.',
    ])
  })
})
