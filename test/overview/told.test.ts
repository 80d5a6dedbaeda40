import { describe, expect, test } from 'vitest'
import type { Summary, SummaryRow } from '../../src/overview/model.ts'
import { contentOf, revisedSince, type Told, told, toldOf } from '../../src/overview/told.ts'
import { useRunning } from '../running.ts'
import { published } from './summarise.ts'

const running = useRunning()
const summary = () => published(running(), 'rotherham', '2023/24 Q4')

/** The same with something else told for a row. */
const otherwise = (before: Told, key: string, change: object): Told => ({
  ...before,
  rows: { ...before.rows, [key]: { ...(before.rows[key] as Told['rows'][string]), ...change } },
})
const keyOf = ({ row }: SummaryRow): string => `${row.indicator}|${row.sub}`
const visits = (s: Summary): string => keyOf(s.rows.find((r) => r.row.ref === 'A.10') as SummaryRow)

describe('what was told', () => {
  test('is kept as JSON and read again', async () => {
    const first = toldOf(await summary())
    expect(told.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
    expect(first).toMatchObject({ document: 'rotherham/2023-24-q4', published: '2024-07-30', period: 'Q4 2023/24' })
    expect(Object.keys(first.rows)).toHaveLength(97)
    expect(first.rows[visits(await summary())]).toMatchObject({ value: '91.8%', rag: 'amber', target: '95%+' })
  })

  test('has the same content until something that is read changes', async () => {
    const first = toldOf(await summary())
    const key = visits(await summary())
    const same = toldOf(await summary())
    expect(contentOf(first)).toMatch(/^[0-9a-f]{16}$/)
    expect(contentOf({ ...same, rows: Object.fromEntries(Object.entries(same.rows).toReversed()) })).toBe(
      contentOf(first),
    )
    const changed = [
      otherwise(first, key, { value: '92.4%' }),
      otherwise(first, key, { rag: 'green' }),
      otherwise(first, key, { period: 'March 2024' }),
      otherwise(first, key, { target: '96%+' }),
      otherwise(first, key, { beside: null }),
      { ...first, document: 'rotherham/2024-25-q1' },
      { ...first, published: '2024-08-30' },
    ].map(contentOf)
    expect(new Set([contentOf(first), ...changed]).size).toBe(8)
  })
})

describe('what is revised since', () => {
  test('is nothing where nothing changed', async () => {
    const now = await summary()
    expect(revisedSince(toldOf(now), now)).toEqual([])
  })

  test('is told with both figures and colours', async () => {
    const now = await summary()
    const before = otherwise(toldOf(now), visits(now), { value: '92.4%', rag: 'green' })
    expect(revisedSince(before, now)).toEqual([
      'Child protection visits in timescale, 2023/24: 91.8% (amber) was 92.4% (green).',
    ])
  })

  test('is told of the month beside a year, and of a target', async () => {
    const now = await summary()
    const key = keyOf(now.rows.find((r) => r.row.ref === 'A.5') as SummaryRow)
    const beside = { value: '7.5%', rag: 'green', period: 'March 2024' }
    const before = otherwise(otherwise(toldOf(now), key, { beside }), visits(now), { target: '96%+' })
    expect(revisedSince(before, now)).toEqual([
      'Re-referrals within 12 months, March 2024: 7.4% (green) was 7.5% (green).',
      'Child protection visits in timescale, 2023/24: the target is 95%+; it was 96%+.',
    ])
  })

  test('is told of rows that came and went', async () => {
    const now = await summary()
    const before = toldOf(now)
    const { [visits(now)]: row, ...rest } = before.rows
    const gone = { ...(row as Told['rows'][string]), name: 'A.99 Something else', beside: null }
    expect(revisedSince({ ...before, rows: { ...rest, 'something|': gone } }, now)).toEqual([
      'Child protection visits in timescale, 2023/24: 91.8% (amber) is new.',
      'A.99 Something else, 2023/24: 91.8% (amber) is no longer there.',
    ])
  })

  test('is nothing for another report or another period', async () => {
    const now = await summary()
    const before = otherwise(toldOf(now), visits(now), { value: '92.4%' })
    expect(revisedSince({ ...before, document: 'rotherham/2020-21-q3' }, now)).toEqual([])
    expect(revisedSince({ ...before, period: 'Q3 2023/24' }, now)).toEqual([])
  })
})
