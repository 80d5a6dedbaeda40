import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readData } from '../../src/loading/read-data.ts'
import type { Figure } from '../../src/model/figure.ts'
import { dataFolder, FIGURES, figures, MEASURES, REAL_DATA, REPORT } from './data-folder.ts'

const errorsOf = async (changes: Record<string, string | Uint8Array | null>): Promise<string[]> => {
  const { findings } = await readData(await dataFolder(changes))
  return findings.filter((f) => f.level === 'error').map((f) => f.message)
}
const figuresOf = async (...rows: string[]): Promise<readonly Figure[]> => {
  const { data, findings } = await readData(await dataFolder(figures(...rows)))
  expect(findings.filter((f) => f.level === 'error')).toEqual([])
  return data.figures
}

const due = (reports: readonly object[]): Record<string, string> => ({
  'councils/ashton/council.json': JSON.stringify({
    ...{ name: 'Ashton', fullName: 'Ashton Council', nicknames: [], reports_due: reports },
  }),
})

describe('a sound folder', () => {
  test('is read without findings', async () => {
    const { data, findings } = await readData(await dataFolder())
    expect(findings).toEqual([])
    expect(data.councils).toEqual([{ key: 'ashton', name: 'Ashton', fullName: 'Ashton Council', nicknames: [] }])
    expect(data.documents[0]).toMatchObject({ key: 'ashton/2023-24', council: 'ashton', published: '2024-07-30' })
    expect(data.documents[0]?.period).toMatchObject({ label: '2023/24', kind: 'year' })
    expect(data.measures[0]).toMatchObject({ document: 'ashton/2023-24', indicator: 'visits', ref: 'A.1', order: 0 })
    expect(data.commentary[0]).toMatchObject({ indicators: ['visits'], location: 'paragraph 1' })
  })

  test('takes the days that reports are due', async () => {
    const { data, findings } = await readData(await dataFolder(due([{ period: '2024/25 Q1', due: '2024-10-29' }])))
    expect(findings).toEqual([])
    expect(data.councils[0]?.reportsDue).toEqual([
      { period: expect.objectContaining({ label: 'Q1 2024/25', end: '2024-06-30' }), due: '2024-10-29' },
    ])
  })

  test.each([
    [{ period: '2024/25 Q5', due: '2024-10-29' }, 'reports_due[0].period: "2024/25 Q5" is not a period'],
    [{ period: '2024/25 Q1', due: '29 October' }, 'reports_due[0].due: "29 October" is not a day'],
    [{ period: '2024/25 Q1', due: '2024-02-30' }, 'reports_due[0].due: "2024-02-30" is not a day'],
    [{ period: '2024/25 Q1' }, 'reports_due[0].due'],
  ])('names the file where one of them is wrong: %j', async (entry, problem) => {
    const [message] = await errorsOf(due([entry]))
    expect(message).toContain('councils/ashton/council.json')
    expect(message).toContain(problem)
  })

  test('gives values their red, amber or green with the reason', async () => {
    const { data } = await readData(await dataFolder())
    expect(data.figures[0]).toMatchObject({ value: '91.8', unit: '%', rag: 'amber' })
    expect(data.figures[0]?.ragReason).toBe('95% or more is green, 87% or more is amber; 91.8% is amber')
    expect(data.figures[1]).toMatchObject({ kind: 'green', rag: 'none', ragReason: '' })
  })

  test('takes the glossary where there is one', async () => {
    const glossary = { [`${REPORT}/glossary.csv`]: 'term,abbreviations,definition\nVisit,V; VT,A visit.\n' }
    const { data } = await readData(await dataFolder(glossary))
    expect(data.glossary[0]).toMatchObject({ term: 'Visit', abbreviations: ['V', 'VT'], location: 'A–Z Glossary' })
  })
})

describe('figures', () => {
  test('a target becomes a green band, and leads only where the table has none for the year', async () => {
    const value = 'timely,,value,2024-03,88%,88,table,here,'
    const [alone, band] = await figuresOf(value, 'timely,,target,2023/24,90%,90,text,paragraph 1,')
    expect(band?.kind).toBe('green')
    expect(alone?.rag).toBe('red')
    const [both] = await figuresOf(
      value,
      'timely,,target,2023/24,90%,90,text,paragraph 1,',
      'timely,,green,2023/24,85%+,85,table,"row A.2, Green",',
    )
    expect(both?.rag).toBe('green')
  })

  test('bands count for periods that end in their year', async () => {
    const rows = await figuresOf(
      'timely,,green,2023/24,85%+,85,table,here,',
      'timely,,value,2022/23,80%,80,table,here,',
      'timely,,value,CY2023,80%,80,table,here,',
      'timely,,value,2024-04,80%,80,table,here,',
    )
    expect(rows.slice(1).map((f) => f.rag)).toEqual(['none', 'red', 'none'])
    expect(rows[1]?.ragReason).toBe('no target is published for 2022/23')
  })

  test('a benchmark may leave its period blank', async () => {
    const [blank, dated, value] = await figuresOf(
      'visits,,national,,80%,80,table,here,',
      'visits,,region,2022/23,81%,81,table,here,',
      'visits,,value,2023/24,82%,82,table,here,',
    )
    expect(blank).toMatchObject({ vintage: 'latest published at 30 July 2024', period: { label: '2023/24' } })
    expect([dated?.vintage, value?.vintage]).toEqual(['2022/23', ''])
  })

  test('a target in words has no number', async () => {
    const [words, value] = await figuresOf(
      'visits,,green,2023/24,Better than last year,,table,here,',
      'visits,,value,2023/24,82%,82,table,there,',
    )
    expect(words?.value).toBeNull()
    expect(value?.rag).toBe('none')
  })

  test.each([
    ['ninety-seven', '97'],
    ['a minimum of one hundred', '100'],
    ['no', '0'],
    ['186 Jan 23-Dec 23', '186'],
    ['12,165', '12165'],
  ])('"%s" says %s', async (asPrinted, value) => {
    const [figure] = await figuresOf(`open,,value,2024-03,"${asPrinted}",${value},text,here,`)
    expect(figure?.value).toBe(value)
  })
})

describe('broken files are told by file, row and column', () => {
  test('an unknown column', async () => {
    const text = 'indicators,period,location,text,mood\nvisits,2023/24,here,Good.,merry\n'
    expect(await errorsOf({ [`${REPORT}/commentary.csv`]: text })).toEqual([
      `${REPORT}/commentary.csv, row 1, column "mood": there is no such column; the columns are indicators, period, location, text`,
    ])
  })

  test('a missing column', async () => {
    const [first, ...others] = await errorsOf({
      [`${REPORT}/commentary.csv`]: 'indicators,period,text\nvisits,2023/24,Good.\n',
    })
    expect(first).toContain(`${REPORT}/commentary.csv, row 1, column "location": the column is missing`)
    expect(others).toEqual([])
  })

  test('a number that cannot be read, and everything else in the row, all at once', async () => {
    const errors = await errorsOf(
      figures('visits,,value,2024-03,91.8%,91.8,table,here,', 'visits,,value,March,9x%,9x,table,,'),
    )
    expect(errors).toEqual([
      expect.stringContaining(`${FIGURES}, row 3, column "period": "March" is not a period; write it as 2024-03`),
      `${FIGURES}, row 3, column "value": "9x" is not a number; write it without sign or comma, such as 91.8 or 1524`,
      `${FIGURES}, row 3, column "location": the cell is empty; fill it in`,
    ])
  })

  test.each([
    [
      'a number that is not printed',
      'visits,,value,2024-03,91.8%,98.1,table,here,',
      'value',
      '98.1 is not in what is printed',
    ],
    [
      'a sign that is not printed',
      'visits,,value,2024-03,91.8%,-91.8,table,here,',
      'value',
      '-91.8 is not in what is printed',
    ],
    [
      'an unknown measure',
      'visitors,,value,2024-03,5,5,table,here,',
      'indicator',
      '"visitors" is not in indicators.json',
    ],
    [
      'a row that measures.csv lacks',
      'visits,boys,value,2024-03,5%,5,table,here,',
      'sub',
      'measures.csv of this report has no row',
    ],
    ['a value without a period', 'visits,,value,,5%,5,table,here,', 'period', 'a value needs its period'],
    ['a value without a number', 'visits,,value,2024-03,many,,table,here,', 'value', 'the number of "many" is missing'],
    ['an unknown kind', 'visits,,vale,2024-03,5%,5,table,here,', 'kind', '"vale" is not known; use one of value,'],
    [
      'a band that cannot be read',
      'visits,,green,2023/24,Q3 level of 95 or so,95,table,here,',
      'as_printed',
      'cannot be read as a target',
    ],
  ])('%s', async (_, row, column, problem) => {
    const errors = await errorsOf(figures('calls,,value,2024-03,7,7,table,here,', row))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(`${FIGURES}, row 3, column "${column}": `)
    expect(errors[0]).toContain(problem)
  })

  test('two numbers for one place', async () => {
    const row = (n: number) => `calls,,value,2024-03,${n},${n},table,"row A.4, Mar",`
    expect(await errorsOf(figures(row(7), row(8)))).toEqual([
      `${FIGURES}, row 3, column "value": 8 for "calls", value, March 2024, at "row A.4, Mar", but row 2 has 7 for the same; correct one of them`,
    ])
  })

  test('the same measure twice', async () => {
    const header = 'indicator,sub,ref,name,service,frequency,unit,polarity,note'
    const row = 'visits,,A.1,% of visits in time,Care,monthly,%,high,'
    const text = [header, row, row].join('\n')
    expect(await errorsOf({ [MEASURES]: text, ...figures() })).toEqual([
      `${MEASURES}, row 3, column "indicator": "visits" is already in row 2; keep one of the two`,
    ])
  })

  test('a row with a cell too many', async () => {
    const [error] = await errorsOf(figures('calls,,value,2024-03,1,524,1524,table,here,'))
    expect(error).toContain(`${FIGURES}, row 2: the row has 10 cells where the header has 9`)
  })

  test('quotes that do not match', async () => {
    const [error] = await errorsOf(
      figures('calls,,value,2024-03,7,7,table,here,', 'calls,,value,2024-02,"8,8,table,here,'),
    )
    expect(error).toContain(`${FIGURES}, row 3: the quotes do not match`)
  })

  test('missing files', async () => {
    expect(await errorsOf({ [FIGURES]: null })).toEqual([`${FIGURES}: the file is missing; add it`])
    expect(await errorsOf({ [`${REPORT}/report.json`]: null })).toEqual([
      `${REPORT}/report.json: the file is missing; add it`,
    ])
  })

  test('a data folder that is not there', async () => {
    const { data, findings } = await readData(join(REAL_DATA, 'nowhere'))
    expect(data.figures).toEqual([])
    expect(findings.map((f) => f.message)).toContain(
      'councils: the folder is missing; it holds a folder for each council',
    )
  })

  test('text that is not UTF-8', async () => {
    const latin1 = Buffer.from('indicators,period,location,text\nvisits,2023/24,here,Café\n', 'latin1')
    const [error] = await errorsOf({ [`${REPORT}/commentary.csv`]: latin1 })
    expect(error).toContain(`${REPORT}/commentary.csv: the file is not UTF-8 text`)
  })

  test('JSON that cannot be read, or has a field that is not known', async () => {
    const file = 'councils/ashton/council.json'
    expect((await errorsOf({ [file]: '{' }))[0]).toContain(`${file}: the file is not valid JSON`)
    const report = await readFile(join(await dataFolder(), `${REPORT}/report.json`), 'utf8')
    const wrong = JSON.stringify({ ...JSON.parse(report), published: '30/07/2024', key: 'other' })
    expect(await errorsOf({ [`${REPORT}/report.json`]: wrong })).toEqual([
      `${REPORT}/report.json: at published: "30/07/2024" is not a day; write it as 2024-07-30`,
    ])
  })

  test('a measure that commentary or relations make up', async () => {
    const commentary = 'indicators,period,location,text\nvisits;vists,2023/24,here,Good.\n'
    const sums = [{ whole: { indicator: 'all' }, parts: [{ indicator: 'calls' }], exhaustive: true, why: 'test' }]
    const { findings } = await readData(
      await dataFolder({
        [`${REPORT}/commentary.csv`]: commentary,
        'relations.json': JSON.stringify({
          version: '1',
          about: '',
          sums,
          shares: [],
          subShares: [],
          rates: [],
          changeSubs: [],
        }),
      }),
    )
    expect(findings.map((f) => f.message)).toEqual([
      'relations.json: "all" is not in indicators.json; correct it or take the relation out',
      `${REPORT}/commentary.csv, row 2, column "indicators": "vists" is not in indicators.json; correct it, or write * for the whole report`,
    ])
  })

  test('RAG rules that cannot be used', async () => {
    const [error] = await errorsOf({ 'rag/rules.json': '{}' })
    expect(error).toContain('rag/rules.json cannot be used')
  })
})

test('the project’s own data has no errors', async () => {
  const { data, findings } = await readData(REAL_DATA)
  expect(findings.filter((f) => f.level === 'error')).toEqual([])
  expect(data.figures.length).toBeGreaterThan(1100)
  expect(data.documents).toHaveLength(5)
})
