/** A small release of LAIT, written as the four files that the Department publishes: the same columns, types and oddities. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { writeXlsx } from 'hucre/xlsx'
import { parquetWriteBuffer } from 'hyparquet-writer'

export interface SampleRow {
  readonly short: string
  readonly year: string
  readonly area: string
  readonly value: string
}

/** Printed name, number, region, and whether it is among the old councils of the list of neighbours. */
export const COUNCILS = [
  ['Barnsley', 370, 'Yorkshire and The Humber', false],
  ['Leeds', 383, 'Yorkshire and The Humber', false],
  ['Rotherham', 372, 'Yorkshire and The Humber', false],
  ['Kingston Upon Hull, City of', 810, 'Yorkshire and The Humber', false],
  ['Cumberland', 942, 'North West', false],
  ['Westmorland and Furness', 943, 'North West', false],
  ['Camden', 202, 'Inner London', false],
  ['Stockton-on-Tees', 808, 'North East', false],
  ['Cumbria', 909, 'North West', true],
  ['Dorset (Pre LG)', 835, 'South West', true],
] as const

export const REGIONS = [
  ['England', 970],
  ['North East', 980],
  ['North West', 981],
  ['Yorkshire and the Humber', 982],
  ['London', 986],
  ['London (Inner)', 987],
  ['South West', 985],
  ['England (discontinued)', 1000],
] as const

const HEAD = [
  'Measure_code',
  'Topic',
  'Measure',
  'Chart_title',
  'Measure_short',
  'Polarity',
  'y_axis_name',
  'state_funded_flag',
  'Table_status',
  'Description',
  'Last Update',
  'Next Update',
  'Data Owner (DO) /Supplier and Contact Details',
  'Methodology',
  'Hyperlink(s)',
  'dps',
  'Year_Type',
  'No_Quartile',
]

/** A row of the dictionary with the cells that matter; the rest are as in most rows. */
export const dictionaryRow = (cells: Partial<Record<string, string>>): string[] => {
  const usual: Record<string, string> = {
    Measure_code: '1',
    Topic: 'Children Looked After',
    Polarity: 'High',
    y_axis_name: '% of leavers',
    Description: 'What it is.',
    'Last Update': '45962',
    'Next Update': '46327',
    'Data Owner (DO) /Supplier and Contact Details': 'DfE',
    Methodology: 'How it is worked out.',
    'Hyperlink(s)': 'https://www.gov.uk/',
    dps: 'NA',
    Year_Type: 'Financial Year',
    No_Quartile: 'NA',
  }
  return HEAD.map((column) => cells[column] ?? usual[column] ?? 'NA')
}

export const DICTIONARY = [
  dictionaryRow({
    Measure_short: 'CareLeaverEET',
    Measure: 'Care Leavers - Education, Employment & Training (EET) (%)',
    Chart_title: 'Care Leavers 19-21 year olds in  Education, Employment or Training (%)',
  }),
  dictionaryRow({
    Measure_short: 'CPP_rate',
    Topic: 'Child Protection',
    Measure: 'Child Protection Plans rate per 10,000',
    Chart_title: 'Children who are the subject of a Child Protection Plan - rate',
    Polarity: '-',
    y_axis_name: 'Rate per 10,000',
    Year_Type: 'Annual',
  }),
  dictionaryRow({
    Measure_short: 'LAC_Unauth',
    Measure: 'CLA Unauthorised Absence',
    Chart_title: 'Unauthorised absence from school of looked after children (%)',
    Polarity: 'Low',
    'Last Update': '46113',
    'Next Update': '46478',
    Year_Type: 'Academic Year',
  }),
  dictionaryRow({
    Measure_short: 'LAC_Unauth',
    Topic: 'All Pupil Absence & Exclusions',
    Measure: 'LAC Unauthorised Absence',
    Chart_title: 'Unauthorised absence of looked after children (%)',
    Polarity: 'Low',
    'Last Update': '45778',
    dps: '2',
    Year_Type: 'Academic Year',
  }),
]

const EET: Readonly<Record<string, string>> = {
  Barnsley: '57.000000000000007',
  Leeds: '-',
  Rotherham: '71',
  'Kingston Upon Hull, City of': '54',
  Cumberland: '57.000000000000007',
  'Westmorland and Furness': '62',
  Camden: '70',
  'Stockton-on-Tees': '49',
  Cumbria: '99',
  England: '54',
  'North West': '60',
  'Yorkshire and the Humber': '56',
}

export const ROWS: readonly SampleRow[] = [
  ...Object.entries(EET).map(([area, value]) => ({ short: 'CareLeaverEET', year: '2025', area, value })),
  { short: 'CareLeaverEET', year: '2024', area: 'Rotherham', value: '66' },
  { short: 'CPP_rate', year: '2025', area: 'Rotherham', value: '9.3699999999999992' },
  { short: 'LAC_Unauth', year: '2024', area: 'Rotherham', value: '3.3314947600661884' },
  { short: 'LAC_Unauth', year: '2025 (prov)', area: 'Rotherham', value: '-7.0000000000000007E-2' },
]

export interface Sample {
  readonly rows?: readonly SampleRow[]
  readonly dictionary?: readonly (readonly string[])[]
  /** Codes that the list of neighbours leaves out. */
  readonly withoutNeighbours?: readonly number[]
}

const CODES = new Map<string, number>([...COUNCILS, ...REGIONS].map(([name, code]) => [name, code]))

/** Writes the files into `folder`. */
export async function writeSample(folder: string, sample: Sample = {}): Promise<void> {
  const rows = sample.rows ?? ROWS
  const text = (name: string, data: string[]) => ({ name, data, type: 'STRING' as const })
  const buffer = parquetWriteBuffer({
    rowGroupSize: 5,
    columnData: [
      text(
        'Short Desc',
        rows.map((r) => r.short),
      ),
      text(
        'Data item',
        rows.map(() => ''),
      ),
      text(
        'Years',
        rows.map((r) => r.year),
      ),
      text(
        'LA and Regions',
        rows.map((r) => r.area),
      ),
      text(
        'Values',
        rows.map((r) => r.value),
      ),
      { name: 'LA Number', data: rows.map((r) => CODES.get(r.area) ?? 999), type: 'DOUBLE' },
      text(
        'Region',
        rows.map(() => 'NA'),
      ),
    ],
  })
  writeFileSync(join(folder, 'bds_long_0.parquet'), new Uint8Array(buffer))
  writeFileSync(join(folder, 'lait_data_dictionary.csv'), stringify([HEAD, ...(sample.dictionary ?? DICTIONARY)]))
  await writeSheet(join(folder, 'la_code_list.xlsx'), [
    ['LA Number', 'LA Name', 'Region', 'Type'],
    ...COUNCILS.map(([name, code, region]) => [code, name, region, 'UA']),
    ...REGIONS.map(([name, code]) => [code, name, 'NA', 'NA']),
  ])
  await writeSheet(join(folder, 'sn_may_2025.xlsx'), neighbours(sample.withoutNeighbours ?? []))
}

/** Each council's neighbours are all others of today in the order of the list, and ten places. */
function neighbours(without: readonly number[]): (string | number | null)[][] {
  const today = COUNCILS.filter(([, , , old]) => !old)
  const row = ([name, code]: (typeof COUNCILS)[number]): (string | number | null)[] => {
    const likes = today.filter(([other]) => other !== name).flatMap(([, other]) => [other, 'Very close'])
    return [code, name, code, 9, 'region', ...likes]
  }
  const kept = COUNCILS.filter(([, code]) => !without.includes(code))
  return [
    ['A', 'B'],
    [1, 2],
    [
      'LA num',
      'LA Name',
      'LA number',
      'GOInd',
      'GOReg',
      ...Array.from({ length: 10 }, (_, i) => [`SN${i + 1}`, 'SNP']).flat(),
    ],
    ...kept.filter(([, , , old]) => !old).map(row),
    [null, null],
    [null, 'Old SNs:'],
    ...kept.filter(([, , , old]) => old).map(row),
  ]
}

async function writeSheet(file: string, rows: (string | number | null)[][]): Promise<void> {
  writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))
}

/** A temporary folder that `use` may fill, gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lait-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
