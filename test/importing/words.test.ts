/** Heads, cells and words without a figure, as they are printed. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Cell } from '../../src/importing/formats/sheet.ts'
import { periodKey } from '../../src/importing/tables/period-of.ts'
import { readPrinted } from '../../src/importing/tables/printed.ts'
import { type LayoutWords, readLayoutWords } from '../../src/importing/words/layout-words.ts'
import { brokenYear, periodParts } from '../../src/importing/words/period-words.ts'
import type { YearKind } from '../../src/model/period.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'

let words: LayoutWords
beforeAll(async () => {
  words = await readLayoutWords('data')
})

const cell = (shown: string): Cell => ({
  kind: 'text',
  shown,
  number: null,
  format: '',
  date: null,
  fill: null,
  struck: '',
  marks: '',
  formula: null,
})

describe('a printed cell', () => {
  test.each([
    ['91.8%', 'published', '91.8'],
    ['1,524', 'published', '1524'],
    ['−0.15', 'published', '-0.15'],
    ['67.3% (validated)', 'published', '67.3'],
    ['88.2% (p)', 'provisional', '88.2'],
    ['91.8%†', 'published', '91.8'],
    ['↑ 90%', 'published', '90'],
    ['85% (17 of 20)', 'published', '85'],
    ['186 Jan 23-Dec 23', 'published', '186'],
    ['2.3% (21/22)', 'published', '2.3'],
    ['549 days', 'published', '549'],
    ['-', 'not_available', null],
    ['..', 'not_available', null],
    ['x', 'not_available', null],
    ['tbc', 'not_available', null],
    ['Reported in Q3', 'not_available', null],
    ['Please select an option', 'not_available', null],
    ['z', 'not_applicable', null],
    ['N/A', 'not_applicable', null],
    ['c', 'suppressed', null],
    ['*', 'suppressed', null],
    ['<5', 'suppressed', null],
    ['fewer than 6', 'suppressed', null],
    ['low', 'low', null],
    ['k', 'low', null],
    ['9l.8%', 'words', null],
    ['1.2.3', 'words', null],
  ])('%s is %s', (text, status, value) => {
    expect(readPrinted(cell(text), words)).toMatchObject({ status, value, asPrinted: text })
  })

  test('an amount that says its millions itself is taken in full, and what was printed is kept', () => {
    expect(readPrinted(cell('£1.2m'), words)).toMatchObject({ status: 'published', value: '1200000' })
  })

  test('with commas before decimals', () => {
    expect(readPrinted(cell('91,8%'), words, true)).toMatchObject({ value: '91.8', percent: true })
    expect(readPrinted(cell('1.647'), words, true)).toMatchObject({ value: null, twoWays: ['1647', '1.647'] })
  })
})

describe('a head’s period', () => {
  const report = parsePeriodKey('2023/24 Q4')
  test.each<[string, string | null, YearKind?]>([
    ['Jan-24', '2024-01'],
    ['Mar-24 (Q4)', '2024-03'],
    ['2023/24 Outturn', '2023/24'],
    ['2023/24 YTD', '2023/24'],
    ['2023/24 YTD', 'AY2023/24 YTD 2024-03-31', 'academic'],
    ['2023/24 YTD', 'CY2024 YTD 2024-03-31', 'calendar'],
    ['2022/23', 'CY2022', 'calendar'],
    ['Financial year 2024 to 2025', '2024/25'],
    ['Financial year 2024 to 2025', '2024/25', 'academic'],
    ['2022 to 2023', '2022/23'],
    ['2022 to 23', '2022/23'],
    ['Academic year 2022 to 2023', 'AY2022/23'],
    ['2022 to 2023 Q3', '2022/23 Q3'],
    ['Aged 10 to 11', null],
    ['2022/23 Term 3', 'AY2022/23 T3'],
    ['Autumn 23', 'AY2023/24 T1'],
    ['Spring term 2024', 'AY2023/24 T2'],
    ['Summer 2024', 'AY2023/24 T3'],
    ['Autumn 2022/23', 'AY2022/23 T1'],
    ['Autumn', 'AY2023/24 T1'],
    ['2022 Spring', null],
    ['RIA 2023/24 Q3', '2023/24 Q3'],
    ['Q3 23/24', '2023/24 Q3'],
    ['12 months to June 2024', 'R12 2024-06'],
    ['Jul 21-Jun 22', 'R12 2022-06'],
    ['Jan 23-Dec 22', 'CY2022'],
    ['April – September 2019', '2019-04-01..2019-09-30'],
    ['As at 31 March 2024', '2024-03-31'],
    ['last year', '2022/23'],
    ['last quarter', '2023/24 Q3'],
    ['Q2 YTD 2023/24', '2023/24 YTD 2023-09-30'],
    ['2017', 'CY2017'],
    ['Q4 2024', null],
    ['H1 2024', null],
    ['Quarter ending June 2024', '2024/25 Q1'],
    ['3 months to June 2024', '2024/25 Q1'],
    ['three months ended 30 June 2024', '2024/25 Q1'],
    ['3 months to July 2024', '2024-05-01..2024-07-31'],
    ['Year to June 2024', 'R12 2024-06'],
    ['Year ending 31 March 2024', '2023/24'],
    ['6 months to Sept 24', '2024-04-01..2024-09-30'],
    ['Half year to Sept 24', '2024-04-01..2024-09-30'],
    ['June 2024 (12m)', 'R12 2024-06'],
    ['Jun-24 rolling 12 months', 'R12 2024-06'],
    ['Quarter to June', '2023/24 Q1'],
    ['Year to June', 'R12 2023-06'],
    ['01/04/2024 - 30/06/2024', '2024/25 Q1'],
    ['2024-04-01 to 2025-03-31', '2024/25'],
    ['1 April to 30 June 2024', '2024/25 Q1'],
    ['1 April 2024 to 15 June 2024', '2024-04-01..2024-06-15'],
    ['01/06/2024 - 30/06/2024', '2024-06'],
    ['Year to date June 2024', '2024/25 YTD 2024-06-30'],
    ['Apr 2024 - Jun 2024', '2024/25 Q1'],
    ['Target', null],
  ])('%s is %s', (text, key, yearKind = 'reporting') => {
    expect(periodKey(periodParts(text).parts, { yearKind, report, annual: false })).toBe(key)
  })

  test('years that do not follow are none', () => {
    const texts = ['2023/25 Outturn', '2022 to 2024', '2023/24', '2022 to 2023', '2024-06', 'Jan-24']
    expect(texts.filter(brokenYear)).toEqual(['2023/25 Outturn', '2022 to 2024'])
  })
})
