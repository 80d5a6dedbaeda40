/** The tables of a published report as a workbook come back as the figures that are published, cell by cell. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { scorecardOf, scorecardWorkbook } from './scorecard-workbook.ts'

const report = scorecardOf(join('data', 'councils', 'rotherham', '2023-24-q4'))
let draft: Draft

beforeAll(async () => {
  const result = await draftOf('scorecard.xlsx', await scorecardWorkbook(report), await draftContext('rotherham'))
  if (isRefusal(result)) throw new Error(result.refused.text)
  draft = result
})

const line = (f: {
  indicator: string
  sub: string
  kind: string
  period: string
  as_printed: string
  value: string
}): string => [f.indicator, f.sub, f.kind === 'target' ? 'green' : f.kind, f.period, f.as_printed, f.value].join(' | ')

describe('the scorecard of a published report as a workbook', () => {
  test('every figure, band and benchmark comes back, and nothing else', () => {
    const read = draft.figures
      .filter((f) => f.value !== null || f.status === 'words')
      .map((f) =>
        line({
          indicator: f.id ?? '?',
          sub: f.sub,
          kind: f.kind,
          period: f.period,
          as_printed: f.asPrinted,
          value: f.value ?? '',
        }),
      )
    expect(read.toSorted()).toEqual(report.figures.map(line).toSorted())
  })

  test('each says its cell, its row and its unit', () => {
    const cell = draft.figures.find((f) => f.ref === 'A.10' && f.period === '2024-03')
    expect(cell).toMatchObject({
      sheet: 'Activity',
      cell: 'I20',
      row: 20,
      value: '91.8',
      asPrinted: '91.8%',
      unit: '%',
      status: 'published',
    })
  })

  test('nothing is asked, nothing is new and nothing revised', () => {
    expect(draft.asks).toEqual([])
    expect([draft.new, draft.revised, draft.targetsChanged]).toEqual([[], [], []])
    expect(draft.layout).toBe('members-scorecard')
    expect(draft.findings.filter((f) => f.severity === 'error')).toEqual([])
  })
})
