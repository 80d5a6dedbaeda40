/** Mistakes put into a published scorecard are found, each at its cell; without them nothing stands against it. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal, publishable } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { scorecardOf, scorecardWorkbook, type WorkbookChange } from './scorecard-workbook.ts'

const report = scorecardOf(join('data', 'councils', 'rotherham', '2023-24-q4'))
let context: DraftContext
beforeAll(async () => {
  context = await draftContext('rotherham')
})

async function draft(change: WorkbookChange): Promise<Draft> {
  const result = await draftOf('scorecard.xlsx', await scorecardWorkbook(report, change), context)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

/** The text of one cell changed. */
const put = (ref: string, head: string, text: string, sub = ''): WorkbookChange => ({
  cell: (at) => (at.ref === ref && at.head === head && at.sub === sub ? text : undefined),
})

describe('a mistake stands against publication and is told with its cell', () => {
  test.each<[string, WorkbookChange, string, string]>([
    ['920%', put('A.10', 'Mar-24 (Q4)', '920%'), 'percent-over-100', 'I20'],
    ['a percentage below nought', put('A.10', 'Feb-24', '-95.7%'), 'percent-below-0', 'H20'],
    ['0.92 in a percentage row', put('B.13', 'Feb-24', '0.97'), 'fraction-in-percent', 'H18'],
    [
      'swapped bands',
      { cell: (at) => (at.ref === 'B.4' ? { Red: '90%+', 'Green (target)': '<82%' }[at.head] : undefined) },
      'bands-swapped',
      'N9',
    ],
    [
      'a year that does not follow',
      { head: (_, head) => (head === 'Mar-24 (Q4)' ? 'Mar-25 (Q4)' : undefined) },
      'year-not-following',
      'I5',
    ],
    [
      'a month left out of the heads',
      { head: (sheet, head) => (sheet === 'Activity' && head === 'Feb-24' ? 'Dec-23' : undefined) },
      'period-order',
      'H5',
    ],
    ['a month left out of a row', put('A.16', 'Feb-24', ''), 'month-left-out', 'H26'],
    ['a count typed as a rate', put('B.8', 'Mar-24 (Q4)', '502'), 'count-as-rate', 'I13'],
    ['a percentage among counts', put('A.12', 'Mar-24 (Q4)', '91.8%'), 'unit-of-figure', 'I22'],
    ['part of a child', put('A.12', 'Mar-24 (Q4)', '502.5'), 'count-not-whole', 'I22'],
    ['a polarity that changed', put('B.6', 'Good perf is', 'high'), 'polarity-changed', 'B11'],
    ['a unit that changed', put('B.2', 'DATA NOTE', 'Count'), 'unit-changed', 'B7'],
    ['a total below its months', put('A.1', '2023/24 YTD', '3,000'), 'total', 'J6'],
    ['letters for a figure', put('A.10', 'Mar-24 (Q4)', '9l.8%'), 'text-for-number', 'I20'],
    ["last quarter's title", { asAt: 'As at month end : June 2024 (Quarter 1 - 2024/25)' }, 'title-period', 'I5'],
    ['another digit', put('A.1', 'Mar-24 (Q4)', '16070'), 'jump', 'I6'],
  ])('%s', async (_, change, code, cell) => {
    const found = await draft(change)
    expect(found.findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.cell}`)).toContain(
      `${code} ${cell}`,
    )
    expect(publishable(found)).toBe(false)
    expect(found.findings.find((f) => f.code === code)?.text).toMatch(/^\w+ of "\w+": /)
  })

  test('a colour against the figure is told, and does not stand against it', async () => {
    const found = await draft({
      fill: (at) => (at.ref === 'A.10' && at.head === 'RAG (Yr End)' ? 'FF0000' : undefined),
    })
    expect(found.findings.filter((f) => f.code === 'colour')).toMatchObject([{ severity: 'warning', cell: 'J20' }])
    expect(publishable(found)).toBe(true)
  })

  test('a figure that moved is a revision, and a target that moved a change', async () => {
    const found = await draft({
      cell: (at) =>
        at.ref === 'A.10' && at.head === '2022/23'
          ? '95.2%'
          : at.ref === 'A.10' && at.head === 'Green (target)'
            ? '96%+'
            : undefined,
    })
    expect(found.revised).toEqual([
      { ref: 'A.10', name: expect.any(String), sub: '', period: '2022/23', old: '95.1%', new: '95.2%' },
    ])
    expect(found.targetsChanged).toEqual([
      { ref: 'A.10', sub: '', reportingYear: '2023/24', red: '<87%', amber: '87%+', green: '96%+' },
    ])
  })
})
