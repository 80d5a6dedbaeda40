import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/loading/finding.ts'
import { readData } from '../../src/loading/read-data.ts'
import { dataFolder, FIGURES, figures, MEASURES, REAL_DATA, REPORT, relations } from './data-folder.ts'

/** The notes of one check on a report with these rows. */
async function notes(check: string, rows: string[], changes: Record<string, string> = {}): Promise<Finding[]> {
  const { findings } = await readData(await dataFolder({ ...figures(...rows), ...changes }))
  expect(findings.filter((f) => f.level === 'error')).toEqual([])
  return findings.filter((f) => f.check === check)
}

const value = (row: string, period: string, printed: string, where = `row, ${period}`, part = 'table'): string =>
  `${row},value,${period},${printed},${printed.replace(/[^\d.-]/g, '')},${part},"${where}",`
const band = (row: string, kind: string, printed: string, number = printed.replace(/[^\d.].*$|[^\d.]/g, '')): string =>
  `${row},${kind},2023/24,${printed},${number},table,"row, ${kind}",`
const benchmark = (row: string, kind: string, printed: string): string => band(row, kind, printed)

const SUM = {
  sums: [
    {
      whole: { indicator: 'calls' },
      parts: [
        { indicator: 'calls', sub: 'day' },
        { indicator: 'calls', sub: 'night' },
      ],
      exhaustive: true,
      why: 'test',
    },
  ],
}
const SHARE = { subShares: [{ share: ['', '%'], part: 'number', whole: 'out of', why: 'test' }] }
const RATE = { rates: [{ rate: { indicator: 'open-rate' }, count: { indicator: 'open' }, of: 'people', why: 'test' }] }

describe('bands', () => {
  const high = (red: string, amber: string, green: string): string[] => [
    band('visits,', 'red', `<${red}%`, red),
    band('visits,', 'amber', `${amber}%+`),
    band('visits,', 'green', `${green}%+`),
  ]
  const low = (red: string, amber: string, green: string): string[] => [
    band('waits,', 'red', `${red}+`),
    band('waits,', 'amber', `${amber}+`),
    band('waits,', 'green', `<${green}`, green),
  ]

  test.each([
    ['sound, high is good', high('84', '84', '92'), null],
    ['sound, low is good', low('30', '20', '20'), null],
    ['sound, without amber', [band('waits,', 'red', '30+'), band('waits,', 'green', '<30', '30')], null],
    ['an overlap, high', high('86', '84', '92'), 'overlap'],
    ['a gap, high', high('80', '84', '92'), 'leave a gap'],
    ['an overlap, low', low('30', '20', '25'), 'overlap'],
    ['a gap, low', low('30', '20', '15'), 'leave a gap'],
    ['amber above green, high', high('95', '95', '92'), 'the wrong way round'],
    ['amber beyond red, low', low('20', '30', '30'), 'the wrong way round'],
    [
      'both take in the limit',
      [band('visits,', 'amber', '50-70%', '50'), band('visits,', 'green', '70%')],
      'both take in 70%',
    ],
    [
      'the wrong way for the polarity',
      [band('waits,', 'green', '30+'), band('waits,', 'red', '<30', '30')],
      'the wrong way round',
    ],
  ])('%s', async (_, rows, problem) => {
    const found = await notes('bands', rows)
    expect(found.length > 0).toBe(problem !== null)
    if (problem) expect(found[0]?.message).toContain(problem)
  })
})

test('percentages outside 0 to 100', async () => {
  expect(await notes('percentages', [value('visits,', '2024-03', '100.0%')])).toEqual([])
  const [found] = await notes('percentages', [value('visits,', '2024-03', '918%')])
  expect(found).toMatchObject({ level: 'note', file: FIGURES, row: 2, indicator: 'visits', period: 'March 2024' })
  expect(found?.message).toBe('Measure visits, March 2024: 918% (row, 2024-03) lies outside 0% to 100%.')
})

describe('disagreements', () => {
  const pair = (text: string, part = 'text'): string[] => [
    value('visits,', '2023/24', '91.3%'),
    value('visits,', '2023/24', text, 'paragraph 1', part),
  ]
  test('the table leads, and rounding is no disagreement', async () => {
    expect(await notes('disagreements', pair('91%'))).toEqual([])
    const [found] = await notes('disagreements', pair('93.2%'))
    expect(found).toMatchObject({ row: 3, other: { file: FIGURES, row: 2 } })
    expect(found?.message).toBe('Measure visits, 2023/24: 91.3% (row, 2023/24), but 93.2% (paragraph 1).')
  })
  test('a correction', async () => {
    const [found] = await notes('disagreements', pair('93.2%', 'correction'))
    expect(found?.message).toContain('91.3% (row, 2023/24) is corrected to 93.2% (paragraph 1)')
  })
  test('a level in words is not held to its digits', async () => {
    const rows = [value('open,', '2023/24', '61'), 'open,,value,2023/24,over 50,50,text,paragraph 1,']
    expect(await notes('disagreements', rows)).toEqual([])
  })
  test('between reports', async () => {
    const later = REPORT.replace('2023-24', '2024-25')
    const { findings } = await readData(
      await dataFolder({
        ...figures(value('visits,', '2023/24', '91.3%')),
        [`${later}/report.json`]: JSON.stringify({
          ...{ title: 'Performance 2024/25', document: 'Performance report 2024/25', published: '2025-07-30' },
          ...{ meeting: '', period: '2024/25' },
        }),
        [`${later}/commentary.csv`]: 'indicators,period,location,text\n',
        [`${later}/measures.csv`]:
          'indicator,sub,ref,name,service,frequency,unit,polarity,note\nvisits,,A.1,Visits,Care,,%,high,\n',
        [`${later}/figures.csv`]: `indicator,sub,kind,period,as_printed,value,part,location,note\n${value('visits,', '2023/24', '92.0%', 'table 2')}\n`,
      }),
    )
    expect(findings.map((f) => f.message)).toEqual([
      'Measure visits, 2023/24: 92.0% (table 2) in the report of 30 July 2025, but 91.3% (row, 2023/24) in that of 30 July 2024.',
    ])
    expect(findings[0]?.document).toBe('ashton/2024-25')
  })
  test('rounding the other way', async () => {
    const rows = (text: string) => [
      value('visits,', '2023/24', '4.9%'),
      value('visits,', '2023/24', text, 'paragraph 1', 'text'),
    ]
    expect(await notes('rounding', rows('4.94%'))).toEqual([])
    const [found] = await notes('rounding', rows('4.95%'))
    expect(found?.message).toContain('4.95% (paragraph 1) would be rounded to 5.0%, but 4.9% (row, 2023/24) is printed')
  })
})

test('a position on a day that does not fit the months around it', async () => {
  const rows = (day: string) => [
    value('open,', '2024-02', '506'),
    value('open,', '2024-03', '502'),
    value('open,', '2024-03-12', day),
  ]
  expect(await notes('dated-positions', rows('504'))).toEqual([])
  const [found] = await notes('dated-positions', rows('500'))
  expect(found?.message).toContain(
    '500 (row, 2024-03-12) on 12 March 2024 does not fit 502 (row, 2024-03) for March 2024',
  )
})

describe('outturns', () => {
  test('of a position are the last month’s figure', async () => {
    const rows = (year: string) => [value('visits,', '2024-03', '87.7%'), value('visits,', '2023/24', year)]
    expect(await notes('outturn-position', rows('87.7%'))).toEqual([])
    const [found] = await notes('outturn-position', rows('88.4%'))
    expect(found?.message).toBe(
      'Measure visits: 88.4% (row, 2023/24) is printed for 2023/24, but 87.7% (row, 2024-03) for March 2024, its last month.',
    )
  })
  test('of a share lie within the figures that make them up', async () => {
    const rows = (year: string) => [
      value('timely,', '2023/24 Q1', '90.8%'),
      value('timely,', '2023/24 Q2', '90.2%'),
      value('timely,', '2023/24 YTD 2023-09-30', year),
    ]
    expect(await notes('outturn-share', rows('90.5%'))).toEqual([])
    expect(await notes('outturn-share', rows('90.9%'))).toHaveLength(1)
    const [found] = await notes('outturn-share', rows('89.6%'))
    expect(found?.message).toContain(
      '89.6% (row, 2023/24 YTD 2023-09-30) for 2023/24 to date, to 30 September 2023 lies below',
    )
  })
  test('of a share are told where they lie outside the months that are printed', async () => {
    const rows = (year: string) => [
      value('timely,', '2024-01', '93.0%'),
      value('timely,', '2024-02', '93.1%'),
      value('timely,', '2024-03', '89.4%'),
      value('timely,', '2023/24', year),
    ]
    expect(await notes('outturn-printed-months', rows('90.0%'))).toEqual([])
    expect(await notes('outturn-printed-months', rows('88.2%'))).toHaveLength(1)
    expect(await notes('outturn-printed-months', rows('88.2%').slice(1))).toEqual([])
  })
  test('of a count are the sum of their months or more', async () => {
    const quarter = (total: string) => [
      value('calls,', '2024-01', '10'),
      value('calls,', '2024-02', '11'),
      value('calls,', '2024-03', '12'),
      value('calls,', '2023/24 Q4', total),
    ]
    expect(await notes('year-to-date', quarter('33'))).toEqual([])
    const [found] = await notes('year-to-date', quarter('34'))
    expect(found?.message).toContain(
      '10 for January 2024 and 11 for February 2024 and 12 for March 2024 make 33, not the 34',
    )
    expect(await notes('year-to-date', [...quarter('33'), value('calls,', '2023/24', '200')])).toEqual([])
    expect((await notes('year-to-date', [...quarter('33'), value('calls,', '2023/24', '30')]))[0]?.message).toContain(
      'more than the 30',
    )
  })
})

test('sums', async () => {
  const rows = (total: string) => [
    value('calls,day', '2024-03', '7'),
    value('calls,night', '2024-03', '3'),
    value('calls,', '2024-03', total),
  ]
  expect(await notes('sums', rows('10'), relations(SUM))).toEqual([])
  const [found] = await notes('sums', rows('11'), relations(SUM))
  expect(found?.message).toContain(
    'Measure calls (day) 7 (row, 2024-03) and Measure calls (night) 3 (row, 2024-03) make 10, not the 11',
  )
  const loose = relations({ sums: [{ ...SUM.sums[0], exhaustive: false }] })
  expect(await notes('sums', rows('11'), loose)).toEqual([])
  expect(await notes('sums', rows('9'), loose)).toHaveLength(1)
  expect(await notes('sums', rows('11'), relations({ sums: [{ ...SUM.sums[0], periods: ['year'] }] }))).toEqual([])
})

test('shares', async () => {
  const rows = (share: string) => [
    value('timely,', '2024-03', share),
    value('timely,number', '2024-03', '43'),
    value('timely,out of', '2024-03', '44'),
  ]
  expect(await notes('shares', rows('98%'), relations(SHARE))).toEqual([])
  expect(await notes('shares', rows('97.7%'), relations(SHARE))).toEqual([])
  const [found] = await notes('shares', rows('97%'), relations(SHARE))
  expect(found?.message).toContain(
    '43 (row, 2024-03) of 44 (row, 2024-03) is 97.7%, not the 97% (row, 2024-03) that is printed',
  )
})

describe('rate and count', () => {
  const month = (period: string, count: string, rate: string) => [
    value('open,', period, count),
    value('open-rate,', period, rate),
  ]
  test('move together', async () => {
    const sound = [...month('2024-01', '506', '88.4'), ...month('2024-03', '502', '87.7')]
    expect(await notes('rate-and-count', sound, relations(RATE))).toEqual([])
    const [found] = await notes('rate-and-count', [...sound, ...month('2023/24', '502', '88.4')], relations(RATE))
    expect(found?.message).toContain(
      '88.4 (row, 2023/24) with a count of 502 (row, 2023/24) for 2023/24 does not go with 87.7',
    )
  })
  test('fit the same number of people', async () => {
    const two = {
      rates: [
        ...RATE.rates,
        { rate: { indicator: 'waits' }, count: { indicator: 'calls' }, of: 'people', why: 'test' },
      ],
    }
    const measures = [
      'indicator,sub,ref,name,service,frequency,unit,polarity,note',
      ...['open,,,Open,Care,,count,,', 'open-rate,,,Open rate,Care,,per_10000,low,'],
      ...['calls,,,Calls,Care,,count,,', 'waits,,,Calls rate,Care,,per_100000,low,'],
    ].join('\n')
    const rows = (rate: string) => [
      ...month('2024-03', '502', '87.7'),
      value('calls,', '2024-03', '50'),
      value('waits,', '2024-03', rate),
    ]
    expect(await notes('units', rows('87.4'), { ...relations(two), [MEASURES]: measures })).toEqual([])
    const [found] = await notes('units', rows('8.7'), { ...relations(two), [MEASURES]: measures })
    expect(found?.message).toContain('would mean 574,713 people, but')
  })
})

describe('jumps', () => {
  test.each([
    ['percentage points', [value('visits,', '2024-02', '50%'), value('visits,', '2024-03', '76%')], 1],
    ['fewer percentage points', [value('visits,', '2024-02', '50%'), value('visits,', '2024-03', '75%')], 0],
    ['a small percentage that triples', [value('visits,', '2024-02', '1.5%'), value('visits,', '2024-03', '4.6%')], 0],
    ['a count that triples', [value('open,', '2024-02', '40'), value('open,', '2024-03', '120')], 1],
    ['a count that falls to a third', [value('open,', '2022/23', '120'), value('open,', '2023/24', '40')], 1],
    ['a small count', [value('open,', '2024-02', '2'), value('open,', '2024-03', '7')], 0],
    ['periods of different kinds', [value('open,', '2022/23', '40'), value('open,', '2024-03', '400')], 0],
    ['periods that are not next to each other', [value('open,', '2013/14', '40'), value('open,', '2023/24', '400')], 0],
  ])('%s', async (_, rows, expected) => {
    expect(await notes('jumps', rows)).toHaveLength(expected)
  })
})

test('benchmarks that contradict their kind', async () => {
  const visits = (best: string) => [
    benchmark('visits,', 'statistical_neighbours', '80%'),
    benchmark('visits,', 'best_statistical_neighbour', best),
  ]
  expect(await notes('benchmarks', visits('90%'))).toEqual([])
  expect((await notes('benchmarks', visits('70%')))[0]?.message).toContain(
    'the best statistical neighbour, 70% (row, best_statistical_neighbour), is worse than the statistical neighbours average, 80%',
  )
  const waits = (top: string) => [benchmark('waits,', 'national', '22'), benchmark('waits,', 'top_quartile', top)]
  expect(await notes('benchmarks', waits('20'))).toEqual([])
  expect(await notes('benchmarks', waits('26'))).toHaveLength(1)
})

describe('units', () => {
  test.each([
    ['a percentage without its sign', value('visits,', '2024-03', '97.8'), 'without a % sign'],
    [
      'a percentage printed as a rate',
      'visits,,value,2024-03,16.1 per 100k,16.1,table,here,',
      'printed as 16.1 per 100k (here)',
    ],
    ['a count printed as a percentage', value('open,', '2024-03', '12%'), 'taken as a count, but printed as 12%'],
    ['a count with decimals', value('open,', '2024-03', '12.5'), 'which a count cannot have'],
    [
      'a rate that a note contradicts',
      'open-rate,,value,2024-03,186,186,table,here,The paragraph gives it per 100k.',
      'a note on 186 (here) says: The paragraph',
    ],
  ])('%s', async (_, row, problem) => {
    const found = await notes('units', [row])
    expect(found).toHaveLength(1)
    expect(found[0]?.message).toContain(problem)
  })
  test('nothing is said of sound ones', async () => {
    const rows = [
      value('visits,', '2024-03', '97.8%'),
      'waits,,value,2024-03,181 days,181,table,here,Other councils took 12% longer.',
      'open-rate,,value,2024-03,"61 / 10,000",61,table,here,',
    ]
    expect(await notes('units', rows)).toEqual([])
  })
})

test('printed months that are not those of the period', async () => {
  const row = (printed: string) => `open,,value,CY2023,${printed},170,table,here,`
  expect(await notes('printed-periods', [row('170 Jan 23-Dec 23')])).toEqual([])
  expect(await notes('printed-periods', [row('170 Jan 23-Dec 22')])).toHaveLength(1)
})

test('a title that names another year', async () => {
  const report = (title: string) => ({
    [`${REPORT}/report.json`]: JSON.stringify({
      ...{ title, document: 'Report', published: '2019-12-11', meeting: '', period: '2019-04-01..2019-09-30' },
    }),
  })
  expect(await notes('report-titles', [], report('Progress 2019/20'))).toEqual([])
  expect(await notes('report-titles', [], report('Progress'))).toEqual([])
  const [found] = await notes('report-titles', [], report('Progress 2018/19'))
  expect(found).toMatchObject({ file: `${REPORT}/report.json`, row: null, document: 'ashton/2023-24' })
})

describe('what the reports are known to contradict', () => {
  let findings: readonly Finding[] = []
  beforeAll(async () => {
    findings = (await readData(REAL_DATA)).findings
  })
  test.each([
    ['disagreements', ['3044', '3043']],
    ['disagreements', ['91.3%', '93.2%']],
    ['disagreements', ['103.1', '96.7']],
    ['disagreements', ['93.5%', '99.7%']],
    ['disagreements', ['92.8%', '99.0%']],
    ['disagreements', ['70.1%', '88.8%']],
    ['disagreements', ['94.5%', '95.0%']],
    ['rounding', ['4.95%', '4.9%', '2022/23']],
    ['rounding', ['4.95%', '4.9%', '2023/24']],
    ['outturn-position', ['88.4', '87.7']],
    ['outturn-position', ['96.4%', '99.7%']],
    ['outturn-position', ['96.5%', '98.1%']],
    ['outturn-share', ['89.6%', '90.8%', '90.2%', 'Term 3 2022/23']],
    ['rate-and-count', ['88.4', '87.7', '502']],
    ['bands', ['50-70%', '70%', 'A.33']],
    ['bands', ['50-70%', '70%', 'A.34']],
    ['benchmarks', ['2.6%', '2.2%']],
    ['dated-positions', ['500', '502']],
    ['dated-positions', ['351', '348']],
    ['dated-positions', ['95.5%', '96.3%']],
    ['dated-positions', ['72.4%', '66.4%']],
    ['units', ['per 10,000', '186 per 100k']],
    ['units', ['0.08', '250,000']],
    ['units', ['a percentage', '16.1 per 100k']],
    ['report-titles', ['2018/19', '2019']],
  ])('%s: %j', (check, words) => {
    const found = findings.filter((f) => f.check === check && words.every((word) => f.message.includes(word)))
    expect(found).toHaveLength(1)
  })
  test('and each is a note in one sentence, with its place', () => {
    for (const f of findings) {
      expect(f.level).toBe('note')
      expect(f.message).toMatch(/^\S.*\.$/)
      expect(f.file).toMatch(/^councils\//)
    }
  })
})
