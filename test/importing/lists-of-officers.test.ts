/** Lists of one figure a row, as systems of councils give them out: the type of their periods, colours beside statuses. */
import { expect, test } from 'vitest'
import { asksOf, cellsOf, drafted } from './drafted.ts'

const HEADS = ['measure_ref', 'measure', 'period_type', 'period', 'value', 'unit']

test('a period is of the type that stands beside it', async () => {
  const of = (type: string, period: string) => ['M1', 'Pupils persistently absent', type, period, '19.6', 'percent']
  const found = await drafted({
    rows: [
      HEADS,
      of('Academic year', '2022/23'),
      of('Autumn and spring terms', '2023/24'),
      of('Rolling 12 months', 'Apr 2024 - Mar 2025'),
      of('Calendar year', '2024'),
      of('Calendar year to date', 'Jan - Jun 2025'),
      of('Quarter', '2024/25 Q3'),
      of('Snapshot', '31/03/2025'),
    ],
  })
  expect(cellsOf(found)).toEqual([
    'E2 value AY2022/23 19.6',
    'E3 value AY2023/24 YTD 2024-03-31 19.6',
    'E4 value R12 2025-03 19.6',
    'E5 value CY2024 19.6',
    'E6 value CY2025 YTD 2025-06-30 19.6',
    'E7 value 2024/25 Q3 19.6',
    'E8 value 2025-03-31 19.6',
  ])
})

test('a type of period that nobody knows is asked about', async () => {
  const found = await drafted({
    rows: [HEADS, ['M1', 'Visits on time', 'Inspection year', '2023/24', '91.2', 'percent']],
  })
  expect(asksOf(found)).toContain('period D2')
})

test('a colour stands beside a status, which may say that a figure is provisional', async () => {
  const found = await drafted({
    rows: [
      [...HEADS, 'target', 'rag', 'status'],
      ['M1', 'Visits on time', 'Quarter', '2024/25 Q4', '91.2', 'percent', '90', 'G', 'final'],
      ['M1', 'Visits on time', 'Quarter', '2025/26 Q1', '88.0', 'percent', '90', 'A', 'provisional'],
    ],
  })
  const values = found.figures.filter((f) => f.kind === 'value')
  expect(values.map((f) => `${f.value} ${f.printedRag} ${f.status}`)).toEqual([
    '91.2 green published',
    '88.0 amber provisional',
  ])
})

test('a list with a number and a percentage in each row, of the parts that two columns name', async () => {
  const found = await drafted({
    rows: [
      ['Indicator', 'Dimension', 'Category', 'Period', 'Number', 'Percentage', 'Target', 'RAG'],
      ['Lamps in use', 'Total', 'Total', '31/03/2025', 312, null, null, null],
      ['Lamps in use', 'Place', 'Street', '31/03/2025', 205, 65.7, null, null],
      ['Lamps in use', 'Place', 'Park', '31/03/2025', 'c', 'c', null, null],
      ['Lamps tested on time', 'Total', 'Total', '31/03/2025', 281, 90.1, 95, 'Amber'],
    ],
  })
  expect(found.measures.map((m) => [m.name, m.sub, m.unit])).toEqual([
    ['Lamps in use', '', 'count'],
    ['Lamps in use', 'Place, Street', 'count'],
    ['Lamps in use', 'Place, Street, Percentage', '%'],
    ['Lamps in use', 'Place, Park', 'count'],
    ['Lamps in use', 'Place, Park, Percentage', '%'],
    ['Lamps tested on time', '', 'count'],
    ['Lamps tested on time', 'Percentage', '%'],
  ])
  expect(cellsOf(found)).toContain('F3 value 2025-03-31 65.7')
  const target = found.figures.find((f) => f.kind === 'green')
  expect([target?.cell, target?.unit]).toEqual(['G5', '%'])
  expect(found.figures.find((f) => f.cell === 'F5')?.printedRag).toBe('amber')
})
