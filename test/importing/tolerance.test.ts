/** Tolerances and thresholds as councils print them: the amber band that they give, or a question, never red for want of reading. */
import { describe, expect, test } from 'vitest'
import { namedBands } from '../../src/importing/words/named-bands.ts'
import { nameKey } from '../../src/importing/words/plain.ts'
import { toleranceIn } from '../../src/importing/words/tolerance-words.ts'
import type { Unit } from '../../src/model/indicator.ts'
import { asksOf, cellsOf, drafted, draftedWith, toldOf } from './drafted.ts'
import type { Entry } from './table.ts'

test.each<[string, Unit, string | null]>([
  ['±5%', '%', '5 null'],
  ['±5%', 'count', '5 share'],
  ['+/- 10', 'count', '10 points'],
  ['10', 'count', '10 null'],
  ['within 5 percentage points', '%', '5 points'],
  ['5pp', '%', '5 points'],
  ['2.5 ppts', '%', '2.5 points'],
  ['5% points', '%', '5 points'],
  ['10% of target', '%', '10 share'],
  ['within 10% of the target', '%', '10 null'],
  ['within 10% of target', 'count', '10 share'],
  ['Within 10%', 'per_10000', '10 share'],
  ['± 2 days', 'days', '2 points'],
  ['5% tolerance', '%', '5 null'],
  ['5', '%', '5 null'],
  ['see appendix 2', '%', null],
  ['85-90%', '%', null],
])('"%s" of a measure in %s', (text, unit, wanted) => {
  const found = toleranceIn(text, unit, null)
  expect(found && `${found.amount} ${found.of}`).toBe(wanted)
})

test.each<[string, string[]]>([
  ['Red <85%, Amber 85-90%, Green >90%', ['red <85%', 'amber 85-90%', 'green >90%']],
  ['G: under 20%; A: 20-25%; R: over 25%', ['green under 20%', 'amber 20-25%', 'red over 25%']],
  ['<1,000 red | 1,000 to 1,200 amber | 1,200+ green', ['red <1,000', 'amber 1,000 to 1,200', 'green 1,200+']],
  ['Green 95%+ Amber 90-94.9% Red below 90%', ['green 95%+', 'amber 90-94.9%', 'red below 90%']],
  ['Amber 85-90', ['amber 85-90']],
  ['Green', []],
  ['Red if missed by a lot, green above 90%', []],
  ['Greenway 4', []],
  ['95%', []],
])('"%s" has the bands %j', (text, wanted) => {
  expect(namedBands(text).map((b) => `${b.kind} ${b.text}`)).toEqual(wanted)
})

const HEADS = ['Measure', 'Unit', 'Good is', 'Q1 2024/25', 'Target', 'Tolerance']
const one = (unit: string, good: string, value: Entry, target: Entry, tolerance: Entry) => ({
  rows: [HEADS, ['Bins emptied on time', unit, good, value, target, tolerance]],
})

describe('a tolerance beside a target', () => {
  test.each<[string, string, Entry, Entry, Entry, string]>([
    ['%', 'High', '86%', '90%', '5 percentage points', '85 85%'],
    ['%', 'Low', '21%', '20%', '10% of target', '22 22%'],
    ['Number', 'Low', 430, 420, '+/- 10', '430 430'],
    ['Number', 'High', 1100, '1,200', '±5%', '1140 1,140'],
    ['days', 'Low', 12, 10, 'within 3 days', '13 13 days'],
  ])('in %s where %s is good: %s against %s with %s', async (unit, good, value, target, tolerance, amber) => {
    const found = await drafted(one(unit, good, value, target, tolerance))
    expect(asksOf(found)).not.toContain('column F1')
    expect(found.figures.filter((f) => f.kind === 'amber').map((f) => `${f.value} ${f.asPrinted}`)).toEqual([amber])
    expect(found.measures[0]?.note).toBe(`Tolerance as printed: ${tolerance}.`)
  })

  test('that can be two things is asked about once, and remembered', async () => {
    const table = {
      rows: [
        HEADS,
        ['Bins emptied on time', '%', 'High', '86%', '90%', '±5%'],
        ['Lamps mended on time', '%', 'High', '81%', '80%', '5%'],
      ],
    }
    const open = await drafted(table)
    expect(asksOf(open)).toEqual(['column F1'])
    expect(open.asks[0]).toMatchObject({ suggestions: ['tolerance-points', 'tolerance-share', 'amber'] })
    const amber = async (means: string) =>
      cellsOf(await draftedWith({ tolerance: means }, table)).filter((c) => c.includes('amber'))
    expect(await amber('tolerance-points')).toEqual(['F2 amber 2024/25 85', 'F3 amber 2024/25 75'])
    expect(await amber('tolerance-share')).toEqual(['F2 amber 2024/25 85.5', 'F3 amber 2024/25 76'])
  })

  test('that cannot be read leaves what misses the target without a colour', async () => {
    const found = await drafted(one('%', 'High', '86%', '90%', 'see appendix 2'))
    expect(cellsOf(found)).toContain('F2 amber 2024/25 (words)')
    expect(toldOf(found)).toEqual(['warning tolerance F2'])
  })

  test('of nothing is none', async () => {
    for (const text of ['-', 'n/a', '0%', 'None'])
      expect(cellsOf(await drafted(one('%', 'High', '86%', '90%', text)))).toHaveLength(2)
  })
})

test('thresholds with their colours are bands, and say which side is good', async () => {
  const found = await drafted({
    rows: [
      ['Measure', 'Unit', 'Q1 2024/25', 'RAG thresholds'],
      ['Bins emptied on time', '%', '87%', 'Red <85%, Amber 85-90%, Green >90%'],
      ['Lamps out', '%', '22%', 'G: under 20%; A: 20-25%; R: over 25%'],
    ],
  })
  expect(cellsOf(found)).toEqual([
    'C2 value 2024/25 Q1 87',
    'D2 red 2024/25 85',
    'D2 amber 2024/25 85',
    'D2 green 2024/25 90',
    'C3 value 2024/25 Q1 22',
    'D3 green 2024/25 20',
    'D3 amber 2024/25 20',
    'D3 red 2024/25 25',
  ])
  expect(found.measures.map((m) => m.polarity)).toEqual(['high', 'low'])
})

test('what the file colours amber is not published red for want of a tolerance', async () => {
  const rows = (rag: string) => ({
    rows: [
      ['Measure', 'Unit', 'Good is', 'Q1 2024/25', 'Target', 'RAG'],
      ['Bins emptied on time', '%', 'High', '86%', '90%', rag],
    ],
  })
  expect(toldOf(await drafted(rows('Amber')))).toEqual(['error amber-without-tolerance D2'])
  expect(toldOf(await drafted(rows('Red')))).toEqual([])
  expect((await drafted(rows('Grey'))).unused).toEqual([
    { sheet: 'Sheet1', reason: '"RAG" is no colour there', cells: ['F2'] },
  ])
})

describe('a key of colours', () => {
  const table = (...key: readonly string[]) => ({
    rows: [
      ['Northbrook report'],
      ['Measure', 'Unit', 'Good is', 'Q1 2024/25', 'Target'],
      ['Bins emptied on time', '%', 'High', '88%', '90%'],
      ['Calls answered', 'Number', 'High', 950, 1000],
      ['Lamps lit', '%', 'High', '88%', null],
      [],
      ...key.map((text) => [text]),
    ],
  })
  const ambers = (cells: readonly string[]) => cells.filter((c) => c.includes('amber'))

  test('is the tolerance of all targets, asked about once', async () => {
    const key = table('Green = target met', 'Amber = within 5% of target', 'Red = more than 5% below')
    const open = await drafted(key)
    expect(asksOf(open)).toEqual(['column A8'])
    expect(open.unused).toMatchObject([{ cells: ['A7', 'A9'] }])
    const said = await draftedWith({ [nameKey('Amber = within 5% of target')]: 'tolerance-points' }, key)
    expect(ambers(cellsOf(said))).toEqual(['A8 amber 2024/25 85', 'A8 amber 2024/25 950'])
  })

  test.each([
    ['RAG key: Green - on target; Amber - up to 3 percentage points below target; Red - worse', '87'],
    ['Green met, amber no more than 3pp off target, red worse', '87'],
  ])('%s', async (key, limit) => {
    expect(ambers(cellsOf(await drafted(table(key))))[0]).toBe(`A7 amber 2024/25 ${limit}`)
  })

  test('that cannot be read leaves no red, and one that only names colours says nothing', async () => {
    const unread = await drafted(table('Amber: close to the target'))
    expect(ambers(cellsOf(unread))).toEqual(['A7 amber 2024/25 (words)', 'A7 amber 2024/25 (words)'])
    expect(toldOf(unread).filter((t) => t.includes('tolerance'))).toEqual(['warning tolerance A7'])
    expect(ambers(cellsOf(await drafted(table('Red, Amber, Green'))))).toEqual([])
  })

  test('on a sheet of its own is of every sheet', async () => {
    const found = await drafted(table(), { name: 'Key', rows: [['Amber'], ['Amber - within 5 points of target']] })
    // Points of a count are asked about.
    expect(ambers(cellsOf(found))).toEqual(['A2 amber 2024/25 85', 'A2 amber 2024/25 (words)'])
  })
})
