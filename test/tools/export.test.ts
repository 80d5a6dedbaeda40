import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { readData } from '../../src/loading/read-data.ts'
import { FIGURE_KINDS } from '../../src/model/figure.ts'
import type { PublishedData } from '../../src/store/store.ts'
import { exportCsv } from '../../src/tools/export.ts'
import { REAL_DATA } from '../loading/data-folder.ts'

let data: PublishedData
let lines: string[]
beforeAll(async () => {
  data = (await readData(REAL_DATA)).data
  lines = exportCsv(data).trimEnd().split('\n')
})

test('has exactly the agreed columns and every figure', () => {
  expect(lines[0]).toBe(
    'council,id,ref,sub,name,kind,period_label,period_kind,period_start,period_end,value,as_printed,unit,document,location',
  )
  const rows = parse(lines.join('\n'), { columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(data.figures.length)
  expect(rows.length).toBeGreaterThan(1100)
  expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(FIGURE_KINDS))
})

test.each([
  'rotherham,cp-visits,A.10,,% of child protection plans (CPP) with visits in the last 2 weeks,value,March 2024,month,2024-03-01,2024-03-31,91.8,91.8%,%,CYPS Performance Report 2023/24 outturn and Members Scorecard (March 2024),"scorecard row A.10, column Mar-24 (Q4)"',
  'rotherham,cp-visits,A.10,,% of child protection plans (CPP) with visits in the last 2 weeks,green,2023/24,year,2023-04-01,2024-03-31,95,95%+,%,CYPS Performance Report 2023/24 outturn and Members Scorecard (March 2024),"scorecard row A.10, column Green (target)"',
  'rutland,re-referrals,,,% of re-referrals within last 12 months,green,2021/22,year,2021-04-01,2022-03-31,25,25%,%,Children\'s Services Performance as at End of Quarter One 2021-22,"table 3.1, column 2021-22 target"',
  "rutland,re-referrals,,,% of re-referrals within last 12 months,region,Q1 2021/22,quarter,2021-04-01,2021-06-30,26,26%,%,Children's Services Performance as at End of Quarter One 2021-22,paragraph 4.1",
])('holds %s', (row) => {
  expect(lines).toContain(row)
})

test('of one council', () => {
  const rows = exportCsv(data, 'rutland').trimEnd().split('\n').slice(1)
  expect(rows).toHaveLength(data.figures.filter((f) => f.council === 'rutland').length)
  expect(rows.every((row) => row.startsWith('rutland,'))).toBe(true)
})

test('a council that is not loaded is refused with those that are', () => {
  expect(() => exportCsv(data, 'barnsley')).toThrow(
    'No council "barnsley" is loaded; use one of rotherham, rutland, stockton.',
  )
})
