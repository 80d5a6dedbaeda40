import { describe, expect, it } from 'vitest'
import { NO_RELATIONS, type Relations } from '../../src/loading/relations.ts'
import { unlinkedSmall, withoutSmall } from '../../src/publishing/disclosure.ts'
import { cell, content } from './drafts.ts'

const figures = (...cells: string[]) => cells.map((text) => cell(text, 'r', '2024-07-30'))
const row = (indicator: string, sub = '') => ({ indicator, sub })
const told = (relations: Relations, ...cells: string[]): string[] =>
  withoutSmall(figures(...cells), { below: 6 }, { relations, measures: [] }).map((f) => f.asPrinted)

describe('counts of people', () => {
  it('from 1 to 5 are withheld; nought and 6 are not', () => {
    expect(told(NO_RELATIONS, 'a 2024-03 0', 'b 2024-03 1', 'c 2024-03 5', 'd 2024-03 6', 'e 2024-03 3%')).toEqual([
      '0',
      'fewer than 6',
      'fewer than 6',
      '6',
      '3%',
    ])
  })

  it('leave no number behind, nor a nought, and say why', () => {
    const judgement = { version: '1', rule: 'green', target: '2', targetText: '2 or more', gap: '2', tolerance: null }
    const judged = figures('a 2024-03 4').map((f) => ({ ...f, judgement }))
    const [hidden] = withoutSmall(judged, { below: 6 }, { relations: NO_RELATIONS, measures: [] })
    expect(hidden).not.toHaveProperty('judgement')
    expect(hidden).toMatchObject({ value: null, status: 'suppressed', rag: 'none' })
    expect(hidden?.note).toBe('The number is not shown because it is about fewer than 6 people.')
    expect(JSON.stringify(hidden)).not.toMatch(/[^-\d]4[^\d]/)
  })
})

describe('what would give one away', () => {
  const shares = { ...NO_RELATIONS, subShares: [{ share: ['%'], part: 'number', whole: 'out of', why: 'x' }] }

  it('a percentage with such a numerator or denominator', () => {
    expect(told(shares, 'a.% 2024-03 40%', 'a.number 2024-03 4', 'a.out 2024-03 10')).toEqual([
      'withheld',
      'fewer than 6',
      '10',
    ])
    const wide = { ...shares, subShares: [{ share: ['%'], part: 'number', whole: 'out', why: 'x' }] }
    expect(told(wide, 'a.% 2024-03 0%', 'a.number 2024-03 0', 'a.out 2024-03 5')).toEqual([
      'withheld',
      '0',
      'fewer than 6',
    ])
  })

  const sums: Relations = {
    ...NO_RELATIONS,
    sums: [{ whole: row('all'), parts: [row('a'), row('b'), row('c')], exhaustive: true, why: 'x' }],
  }

  it('the others of a sum, so that nothing is left to subtract', () => {
    expect(told(sums, 'all 2024-03 50', 'a 2024-03 3', 'b 2024-03 17', 'c 2024-03 30')).toEqual([
      '50',
      'fewer than 6',
      'withheld',
      '30',
    ])
  })

  it('nothing more where two are withheld already', () => {
    expect(told(sums, 'all 2024-03 37', 'a 2024-03 3', 'b 2024-03 4', 'c 2024-03 30')).toEqual([
      '37',
      'fewer than 6',
      'fewer than 6',
      '30',
    ])
  })

  it('another month, where the months add up to their quarter', () => {
    const months = ['a 2024-04 3', 'a 2024-05 20', 'a 2024-06 9']
    expect(told(NO_RELATIONS, ...months, 'a 2024/25 Q1 32')).toEqual(['fewer than 6', '20', 'withheld', '32'])
    // A position at the end of each month does not add up.
    expect(told(NO_RELATIONS, ...months, 'a 2024/25 Q1 9')).toEqual(['fewer than 6', '20', '9', '9'])
  })

  it('nothing of another period', () => {
    expect(told(sums, 'all 2024-02 50', 'a 2024-03 3', 'b 2024-02 20', 'c 2024-02 30')).toEqual([
      '50',
      'fewer than 6',
      '20',
      '30',
    ])
  })
})

describe('what a council’s own rows are called', () => {
  it('links a percentage to its numerator', () => {
    expect(
      told(NO_RELATIONS, 'a.% 2024-03 6%', 'a.Numerator 2024-03 3', 'a.Denominator 2024-03 50', 'b 2024-03 7%'),
    ).toEqual(['withheld', 'fewer than 6', '50', '7%'])
    expect(told(NO_RELATIONS, 'number-of-moves 2024-03 3', 'percentage-of-moves 2024-03 6%')).toEqual([
      'fewer than 6',
      'withheld',
    ])
  })

  it('links parts to the total that they add up to', () => {
    const parts = ['a.Boys 2024-03 198', 'a.Girls 2024-03 3']
    expect(told(NO_RELATIONS, ...parts, 'a.Total 2024-03 201')).toEqual(['withheld', 'fewer than 6', '201'])
    expect(told(NO_RELATIONS, ...parts, 'a 2024-03 201')).toEqual(['withheld', 'fewer than 6', '201'])
    expect(told(NO_RELATIONS, 'plans 2024-03 201', 'plans-boys 2024-03 198', 'plans-girls 2024-03 3')).toEqual([
      '201',
      'withheld',
      'fewer than 6',
    ])
    // What does not add up is no total of theirs.
    expect(told(NO_RELATIONS, ...parts, 'a.Total 2024-03 300')).toEqual(['198', 'fewer than 6', '300'])
  })

  it('links one breakdown of several under one total', () => {
    expect(
      told(
        NO_RELATIONS,
        'a 2024-03 60',
        'a.Boys 2024-03 40',
        'a.Girls 2024-03 20',
        'a.Under 2024-03 4',
        'a.Over 2024-03 56',
      ),
    ).toEqual(['60', '40', '20', 'fewer than 6', 'withheld'])
  })

  it('links a total to the part that the source withholds already', () => {
    const source = figures('a.Boys 2024-03 198', 'a.Girls 2024-03 x', 'a.Total 2024-03 201').map((f) =>
      f.sub === 'Girls' ? { ...f, value: null, status: 'suppressed' as const } : f,
    )
    const shown = withoutSmall(source, { below: 6 }, { relations: NO_RELATIONS, measures: [] })
    expect(shown.map((f) => f.asPrinted)).toEqual(['withheld', 'x', '201'])
  })

  it('is said where it links nothing', () => {
    const { measures, figures: own } = content({
      report: 'r',
      published: '2024-07-30',
      period: '2023/24 Q4',
      cells: ['plans 2024-03 3', 'reviews 2024-03 6%', 'moves.Numerator 2024-03 4', 'moves 2024-03 8%'],
    })
    const unlinked = unlinkedSmall(own, { below: 6 }, { relations: NO_RELATIONS, measures })
    expect(unlinked.map((f) => f.indicator)).toEqual(['plans'])
  })
})
