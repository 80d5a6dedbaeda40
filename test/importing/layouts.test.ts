/** Tables as councils lay them out: heads in any order and spelling, anywhere, in any number of rows. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { type Entry, monthCell, percent, type SheetSpec, workbook } from './table.ts'

let contexts: Record<string, DraftContext>
beforeAll(async () => {
  contexts = {
    rutland: await draftContext('rutland'),
    nobody: await draftContext(null),
    north: await draftContext('north-somerset'),
  }
})

async function draft(bytes: Uint8Array, whose = 'nobody', file = 'file.xlsx'): Promise<Draft> {
  const result = await draftOf(file, bytes, contexts[whose] as DraftContext)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const csv = (text: string, whose?: string): Promise<Draft> => draft(Buffer.from(text), whose, 'file.csv')
const sheets = async (whose: string | undefined, ...specs: SheetSpec[]): Promise<Draft> =>
  draft(await workbook(...specs), whose)
const lines = (d: Draft): string[] =>
  d.figures.map((f) => `${f.cell} ${f.id ?? '?'} ${f.kind} ${f.period} ${f.value ?? `(${f.status})`} ${f.unit}`)
const codes = (d: Draft): string[] => d.findings.map((f) => `${f.code} ${f.cell ?? f.sheet ?? ''}`.trim())

const RUTLAND: readonly (readonly Entry[])[] = [
  ["CHILDREN'S SERVICES PERFORMANCE AS AT END OF QUARTER TWO 2021-22"],
  [],
  [
    'Service/ KPI name',
    '2020-21 outturn',
    '2021-22 Q1',
    '2021-22 Q2',
    '2021-22 target',
    '',
    'Trend – last four quarters',
    'Comments',
  ],
  ['Contacts and referrals'],
  ['Number of contacts received', 1524, 356, 401, '-', '', '-', 'Contacts are up.'],
  ['% of re-referrals within last 12 months', percent(0.38, 0), percent(0, 0), percent(0.125), percent(0.25, 0)],
  ['Assessments'],
  ['Number of children missing from home/care episodes', 27, 1, '<5', '-'],
]

describe('the short table of a council, a quarter later', () => {
  let read: Draft
  beforeAll(async () => {
    read = await sheets('rutland', { rows: RUTLAND })
  })

  test('each cell', () => {
    expect(lines(read)).toEqual([
      'B5 contacts value 2020/21 1524 count',
      'C5 contacts value 2021/22 Q1 356 count',
      'D5 contacts value 2021/22 Q2 401 count',
      'E5 contacts green 2021/22 (not_available) count',
      'B6 re-referrals value 2020/21 38 %',
      'C6 re-referrals value 2021/22 Q1 0 %',
      'D6 re-referrals value 2021/22 Q2 12.5 %',
      'E6 re-referrals green 2021/22 25 %',
      'B8 missing-episodes value 2020/21 27 count',
      'C8 missing-episodes value 2021/22 Q1 1 count',
      'D8 missing-episodes value 2021/22 Q2 (suppressed) count',
      'E8 missing-episodes green 2021/22 (not_available) count',
    ])
  })

  test('what it is of, its sections and its words', () => {
    expect(read).toMatchObject({ layout: 'rutland-table', reportPeriod: '2021/22 Q2', asks: [] })
    expect(read.measures.map((m) => m.service)).toEqual([
      'Contacts and referrals',
      'Contacts and referrals',
      'Assessments',
    ])
    expect(read.commentary).toMatchObject([{ at: { cell: 'H5' }, ids: ['contacts'], text: 'Contacts are up.' }])
  })
})

describe('heads', () => {
  test('start at B3, in two rows, with months as dates under a merged year', async () => {
    const read = await sheets('north', {
      rows: [
        [],
        [null, 'Performance scorecard, Quarter 1 2024/25'],
        [
          null,
          'Ref',
          'Measure',
          'Unit',
          'Good to be',
          '2024/25',
          null,
          null,
          'Thresholds',
          null,
          null,
          '2023/24',
          'England',
        ],
        [
          null,
          null,
          null,
          null,
          null,
          monthCell(2024, 4),
          monthCell(2024, 5),
          monthCell(2024, 6),
          'Red',
          'Amber',
          'Green',
          'Outturn',
          null,
        ],
        [null, 'CS2', 'Children in care', 'Number', 'N/A', 502, 505, 510, null, null, null, 499, null],
        [
          null,
          'CS3',
          'Children in care per 10,000',
          'Rate per 10,000',
          'Low',
          87.7,
          88,
          { v: 89, fill: 'FFC000' },
          '>95',
          '90-95',
          '<90',
          87.7,
          71,
        ],
      ],
      merges: [
        [2, 5, 2, 7],
        [2, 8, 2, 10],
      ],
    })
    expect(lines(read)).toEqual([
      'F5 cic-number value 2024-04 502 count',
      'G5 cic-number value 2024-05 505 count',
      'H5 cic-number value 2024-06 510 count',
      'L5 cic-number value 2023/24 499 count',
      'F6 cic-rate value 2024-04 87.7 per_10000',
      'G6 cic-rate value 2024-05 88 per_10000',
      'H6 cic-rate value 2024-06 89 per_10000',
      'I6 cic-rate red 2024/25 95 per_10000',
      'J6 cic-rate amber 2024/25 90 per_10000',
      'K6 cic-rate green 2024/25 90 per_10000',
      'L6 cic-rate value 2023/24 87.7 per_10000',
      'M6 cic-rate national  71 per_10000',
    ])
    expect(read.figures.find((f) => f.cell === 'H6')?.printedRag).toBe('amber')
    expect(codes(read)).toContain('colour H6')
  })

  test('in another order and spelling, months backwards, no merges', async () => {
    const read = await csv(
      'North Somerset scorecard\r\nQ4 2023/24\r\n\r\nPerformance measure,Target,Bigger is better?,March 2024,Feb 2024,Jan 2024,2022/23 Outturn\r\n"Children in care",-,Information only,502,"1,506",506,545\r\n',
    )
    expect(lines(read)).toEqual([
      'B5 cic-number green 2023/24 (not_available) count',
      'D5 cic-number value 2024-03 502 count',
      'E5 cic-number value 2024-02 1506 count',
      'F5 cic-number value 2024-01 506 count',
      'G5 cic-number value 2022/23 545 count',
    ])
    expect(read.council).toBe('north-somerset')
    expect(codes(read).filter((c) => c.startsWith('period'))).toEqual([])
  })

  test('again in the middle with one column more, and rows that go on with the one above', async () => {
    const head = ['Ref', 'Indicator', 'Unit', 'Jan-24', 'Feb-24', 'Mar-24', 'Red', 'Green']
    const read = await sheets('rutland', {
      rows: [
        head,
        ['C1', 'Number of CIN', 'Count', 85, 59, 61],
        [],
        ['Ref', 'Indicator', '', 'Unit', 'Jan-24', 'Feb-24', 'Mar-24', 'Red', 'Green'],
        ['C2', '% CIN seen in timescale', '', '%', '99%', '98%', '97%', '<80%', '90%+'],
        ['C3', 'Step downs to early help', 'Families', 'Count', 29, 19, 24],
        [null, null, 'Children', 'Count', 56, 40, 56],
      ],
    })
    expect(read.measures.map((m) => [m.ref, m.name, m.sub])).toEqual([
      ['C1', 'Number of CIN', ''],
      ['C2', '% CIN seen in timescale', ''],
      ['C3', 'Step downs to early help', 'Families'],
      ['C3', 'Step downs to early help', 'Children'],
    ])
    expect(lines(read)).toContain('I5 cin-visits green 2023/24 90 %')
  })
})

describe('what is not read is told', () => {
  test('hidden sheets and rows, comments, columns that nobody knows', async () => {
    const read = await sheets(
      'rutland',
      {
        name: 'Table',
        rows: [
          ['KPI', 'Q1 2021/22', 'Mystery'],
          ['Number of CIN', { v: 59, comment: 'really 3' }, 7],
          ['Number of CP cases', 8, 9],
          ['% CP reviews on time', '75%', 8],
        ],
        hiddenRows: [2],
      },
      {
        name: 'Workings',
        rows: [
          ['KPI', 'Q1 2021/22'],
          ['Number of CIN', 1],
        ],
        hidden: true,
      },
    )
    expect(lines(read)).toEqual([
      'B2 cin-number value 2021/22 Q1 59 count',
      'B4 cp-reviews-on-time value 2021/22 Q1 75 %',
    ])
    expect(codes(read)).toEqual(
      expect.arrayContaining(['hidden-sheet Workings', 'hidden-rows Table', 'comments Table']),
    )
    expect(read.sheetsNotRead).toEqual(['Workings'])
    expect(read.unused).toEqual([
      { sheet: 'Table', reason: 'the column "Mystery" is not known', cells: ['C2', 'C4'] },
      { sheet: 'Table', reason: 'the row is hidden', cells: ['A3', 'B3', 'C3'] },
    ])
    expect(read.asks).toMatchObject([{ about: 'column', sheet: 'Table', cell: 'C1' }])
    expect(JSON.stringify(read)).not.toContain('really 3')
  })

  test('a sheet that repeats another counts once; a figure that differs is an error', async () => {
    const rows: Entry[][] = [
      ['KPI', 'Q1 2021/22', 'Q2 2021/22'],
      ['Number of CIN', 59, 61],
      ['% CP reviews on time', '75%', '88%'],
      ['Number of CP cases', 4, 5],
    ]
    const other = rows.map((row) => row.map((v) => (v === 61 ? 62 : v)))
    const read = await sheets('rutland', { name: 'First', rows }, { name: 'Second', rows: other })
    expect(read).toMatchObject({
      sheetsRead: ['First'],
      sheetsRepeat: ['Second'],
      counts: { measureRows: 3, values: 6 },
    })
    expect(codes(read)).toContain('sheets-disagree C2')
  })

  test('a total that is a formula over shown months is checked', async () => {
    const read = await sheets('rutland', {
      rows: [
        ['KPI', 'Apr 2021', 'May 2021', 'Jun 2021', 'Q1 2021/22'],
        ['Number of contacts received', 100, 120, 130, { v: 360, formula: 'SUM(B2:D2)' }],
      ],
    })
    expect(codes(read)).toContain('total E2')
  })
})

describe('other kinds of files', () => {
  test('sentences: figures are offered, with the indicators they may be of', async () => {
    const read = await sheets('nobody', {
      rows: [
        ["CHILDREN'S SERVICES PROGRESS UPDATE – QUARTERS 1 AND 2 (APRIL – SEPTEMBER 2019)"],
        ['99% of single assessments continue to be undertaken within the statutory deadline of 45 days.'],
        [
          'There were 560 children in our care at the end of September 2019, a rate of 128/10,000 children and young people.',
        ],
        ['Rates of referrals have increased in this period, as they did in the last one.'],
      ],
    })
    expect(read.layout).toBe('narrative')
    expect(read.figures.map((f) => [f.cell, f.asPrinted, f.unit, f.offered, f.period])).toEqual([
      ['A2', '99%', '%', true, '2019-04-01..2019-09-30'],
      ['A3', '560', 'count', true, '2019-09'],
      ['A3', '128/10,000', 'per_10000', true, '2019-09'],
    ])
    expect(read.commentary.map((c) => c.at.cell)).toEqual(['A2', 'A3', 'A4'])
    expect(read.asks.filter((a) => a.about === 'figure')[0]?.suggestions[0]).toMatch(/^assessments-45-days/)
  })

  test('one figure a row', async () => {
    const read = await csv(
      'indicator,sub,kind,period,as_printed,value,unit\ncp-visits,,value,2024-03,91.8%,91.8,%\ncp-visits,,target,2023/24,95%+,95,%\nehcp-20-weeks,number,value,CY2024 YTD 2024-03-31,92,92,count\n',
      'north',
    )
    expect(read.layout).toBe('tidy')
    expect(lines(read)).toEqual([
      'E2 cp-visits value 2024-03 91.8 %',
      'E3 cp-visits green 2023/24 95 %',
      'E4 ehcp-20-weeks value CY2024 YTD 2024-03-31 92 count',
    ])
  })

  test('national statistics: the council’s rows and England’s', async () => {
    const head = 'time_period,time_identifier,geographic_level,country_name,la_name,category,number,rate\n'
    const read = await csv(
      `${head}202324,Financial year,National,England,,Plans,100,41.6\n202324,Financial year,Local authority,England,North Somerset,Plans,7,z\n202324,Financial year,Local authority,England,Kent,Plans,9,50\n`,
      'north',
    )
    expect(read.figures.map((f) => [f.cell, f.kind, f.period, f.value, f.status])).toEqual([
      ['G2', 'national', '2023/24', '100', 'published'],
      ['H2', 'national', '2023/24', '41.6', 'published'],
      ['G3', 'value', '2023/24', '7', 'published'],
      ['H3', 'value', '2023/24', null, 'not_applicable'],
    ])
    expect(read.counts.unused).toBe(2)
  })
})
