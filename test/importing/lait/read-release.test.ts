import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLait } from '../../../src/importing/lait/read-release.ts'
import { DICTIONARY, dictionaryRow, inFolder, ROWS, type Sample, writeSample } from './sample-release.ts'

const read = (sample?: Sample, spoil?: (folder: string) => void) =>
  inFolder(async (folder) => {
    await writeSample(folder, sample)
    spoil?.(folder)
    return readLait(folder, 'data')
  })

describe('a release', () => {
  it('is read whole', async () => {
    const { release, counts, findings } = await read()
    expect(counts).toEqual({ rows: 16, kept: 16, withoutFigure: 1, leftOut: 0, dictionaryRows: 4 })
    expect(release.neighboursOf).toBe('May 2025')
    expect(findings.map((f) => f.text)).toEqual([
      'lait_data_dictionary.csv: "LAC_Unauth" stands under Children Looked After with dps NA and under All Pupil Absence & Exclusions with 2.',
      ...[
        'Dorset (before 2019) (835)',
        'North East (980)',
        'London (986)',
        'Inner London (987)',
        'South West (985)',
        'England (discontinued) (1000)',
      ].map((area) => `bds_long_0.parquet has no figure for ${area}, which la_code_list.xlsx lists; it is left out.`),
    ])
  })

  it('gives every area its key, and says who followed an abolished council', async () => {
    const { release } = await read()
    const of = (key: string) => release.areas.find((a) => a.key === key)
    expect(release.areas.map((a) => a.key).toSorted()).toEqual([
      'barnsley',
      'camden',
      'cumberland',
      'cumbria',
      'england',
      'kingston-upon-hull',
      'leeds',
      'north-west',
      'rotherham',
      'stockton',
      'westmorland-and-furness',
      'yorkshire-and-the-humber',
    ])
    expect(of('kingston-upon-hull')).toMatchObject({ name: 'Kingston upon Hull', within: 'yorkshire-and-the-humber' })
    expect(of('camden')?.within).toBe('inner-london')
    expect(of('cumbria')).toMatchObject({ ended: '2023-03-31', followedBy: ['cumberland', 'westmorland-and-furness'] })
    expect(of('england')).toMatchObject({ kind: 'country', within: null, neighbours: [] })
    expect(of('rotherham')?.neighbours[0]).toEqual({ area: 'barnsley', closeness: 'very close' })
  })

  it('has a measure that stands under two topics once', async () => {
    const { release } = await read()
    expect(release.measures.map((m) => m.short)).toEqual(['CareLeaverEET', 'CPP_rate', 'LAC_Unauth'])
    expect(release.measures[2]).toMatchObject({
      id: 'lait-lac-unauth',
      name: 'Unauthorised absence from school of looked after children',
      topics: ['children looked after', 'all pupil absence & exclusions'],
      places: 2,
      polarity: 'low',
      nextUpdate: '2027-04-01',
    })
    expect(release.measures[1]).toMatchObject({ polarity: 'info', printedPolarity: '-', basis: 'position' })
  })

  it('takes 15 digits of a number and none of "-"', async () => {
    const { release } = await read()
    const values = Array.from(release.figures.value)
    expect(values[0]).toBe(57)
    expect(values[1]).toBeNaN()
    expect(values.slice(-3)).toEqual([9.37, 3.33149476006619, -0.07])
  })
})

describe('a figure of a whole that cannot be right', () => {
  it('is kept, named, and doubted by the measure', async () => {
    const rows = ROWS.map((row) => (row.area === 'England' ? { ...row, value: '100' } : row))
    const { release, findings } = await read({ rows })
    expect(findings.filter((f) => f.code === 'outside-councils').map((f) => f.text)).toEqual([
      'bds_long_0.parquet: "CareLeaverEET" of england lies outside the figures of its councils for 2025; it is kept, and every reply says so.',
    ])
    expect(release.measures[0]?.doubts).toEqual([{ area: 'england', label: '2025', lowest: '49', highest: '99' }])
    expect(Array.from(release.figures.value)).toContain(100)
  })

  it('is not doubted where councils are suppressed', async () => {
    const rows = ROWS.map((row) => {
      if (row.area === 'England') return { ...row, value: '100' }
      return row.area === 'Camden' ? { ...row, value: '-' } : row
    })
    expect((await read({ rows })).release.measures[0]?.doubts).toEqual([])
  })
})

describe('what cannot be read is named and counted', () => {
  const left = async (row: Partial<(typeof ROWS)[number]>) => {
    // Enough good rows that one bad one does not make the file another kind.
    const many = Array.from({ length: 40 }, (_, i) => ({ ...ROWS[0], year: String(1930 + i) }) as (typeof ROWS)[number])
    const { counts, findings } = await read({ rows: [...many, { ...many[0], ...row } as (typeof ROWS)[number]] })
    return { counts, text: findings.find((f) => f.severity === 'warning')?.text }
  }

  it.each([
    [{ year: '0' }, 'row 42, column "Years": the year label "0" of "CareLeaverEET" (Financial Year) is not known'],
    [{ year: '2019', value: 'c' }, 'row 42, column "Values": "c" is neither a number nor "-"'],
    [{ short: 'New_One' }, 'row 42, column "Short Desc": the dictionary has no measure "New_One"'],
    [{ area: 'Nowhere' }, 'row 42, column "LA Number": the list of councils has no area 999'],
    [{}, 'row 42, column "Short Desc": "CareLeaverEET", 1930, area 370 is there a second time'],
  ])('%j', async (row, said) => {
    const { counts, text } = await left(row)
    expect(text).toBe(`bds_long_0.parquet, ${said}; 1 row left out.`)
    expect(counts).toMatchObject({ rows: 41, kept: 40, leftOut: 1 })
  })

  it('without what a terminal would obey', async () => {
    const { text } = await left({ year: '\u001b[2J2019' })
    expect(text).toContain('the year label "\uFFFD[2J2019"')
  })

  it('a council that one file has and another has not', async () => {
    const { release, findings } = await read({ withoutNeighbours: [372] })
    expect(findings.map((f) => f.text)).toContain(
      'sn_may_2025.xlsx does not have Rotherham (372), so it has no statistical neighbours.',
    )
    expect(release.areas.find((a) => a.key === 'rotherham')?.neighbours).toEqual([])
  })

  it('a row of the dictionary', async () => {
    const { findings } = await read({ dictionary: [...DICTIONARY, dictionaryRow({ Year_Type: 'Decade' })] })
    expect(findings.filter((f) => f.code === 'dictionary-row').map((f) => f.row)).toContain(6)
  })
})

describe('a file that cannot be used stops the import in one sentence', () => {
  const cut = (name: string, to: number) => (folder: string) => {
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file).subarray(0, to))
  }

  it.each<[string, (folder: string) => void, RegExp]>([
    ['missing', (f) => rmSync(join(f, 'sn_may_2025.xlsx')), /has no file like sn_may_2025\.xlsx/],
    ['two', (f) => writeFileSync(join(f, 'sn_may_2026.xlsx'), ''), /has both sn_may_2025\.xlsx and sn_may_2026\.xlsx/],
    [
      'cut parquet',
      cut('bds_long_0.parquet', 500),
      /^bds_long_0\.parquet cannot be read as parquet, so it may be cut off/,
    ],
    ['cut workbook', cut('la_code_list.xlsx', 900), /^la_code_list\.xlsx cannot be read as a workbook/],
    ['cut CSV', cut('lait_data_dictionary.csv', 400), /^lait_data_dictionary\.csv, row \d+: it has \d+ cells/],
    ['no folder', (f) => rmSync(f, { recursive: true }), /cannot be read/],
  ])('%s', async (_, spoil, said) => {
    await expect(read({}, spoil)).rejects.toThrow(said)
  })

  it("another release's columns", async () => {
    const spoil = (folder: string) => {
      const file = join(folder, 'lait_data_dictionary.csv')
      writeFileSync(file, readFileSync(file, 'utf8').replace('Year_Type', 'Year_Kind'))
    }
    await expect(read({}, spoil)).rejects.toThrow('has no column "Year_Type"; it may be another release\'s layout')
  })

  it('mostly unknown labels', async () => {
    const rows = ROWS.map((row) => ({ ...row, year: `FY${row.year}` }))
    await expect(read({ rows })).rejects.toThrow(/16 rows of 16 cannot be read, so nothing was imported/)
  })
})
