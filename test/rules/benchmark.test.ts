import { describe, expect, it } from 'vitest'
import { BENCHMARK_KINDS } from '../../src/model/figure.ts'
import { BENCHMARK_NAMES, benchmarkFigures, standingOf } from '../../src/rules/benchmark.ts'
import { figure } from '../query/figures.ts'

describe('standing', () => {
  it.each([
    ['84.8', '79.1', 'high', 'better'],
    ['84.8', '90', 'high', 'worse'],
    ['22', '21.5', 'low', 'worse'],
    ['20.0', '21.5', 'low', 'better'],
    ['91.80', '91.8', 'high', 'in line'],
    ['91.8', '91.8', 'low', 'in line'],
    ['5', '5', 'info', 'in line'],
    ['9', '10', 'info', 'below'],
    ['100', '99', 'info', 'above'],
  ] as const)('%s against %s where %s is good: %s', (value, benchmark, polarity, standing) => {
    expect(standingOf(value, benchmark, polarity)).toBe(standing)
  })
})

describe('the benchmarks of a row', () => {
  it('come one a kind, in the order of the scorecards, each with a name', () => {
    const all = BENCHMARK_KINDS.toReversed().map((kind, i) => figure('2023/24', String(i), { kind }))
    const found = benchmarkFigures([figure('2023/24', '50'), figure('2023/24', '95', { kind: 'green' }), ...all])
    expect(found.map((b) => b.lead.kind)).toEqual(BENCHMARK_KINDS)
    expect(Object.keys(BENCHMARK_NAMES)).toEqual([...BENCHMARK_KINDS])
  })

  it('are led by the table, with a text that disagrees beside it', () => {
    const text = figure('2023/24', '26', { kind: 'region', part: 'text' })
    const table = figure('2023/24', '21.4', { kind: 'region' })
    const [found] = benchmarkFigures([text, table])
    expect(found).toEqual({ lead: table, disagreeing: [text] })
  })

  it('are led by the newest report; an older one does not disagree', () => {
    const older = figure('2022/23', '30', { kind: 'national', document: 'scorecard-2023', published: '2023-07-30' })
    const newer = figure('2023/24', '28', { kind: 'national' })
    expect(benchmarkFigures([older, newer])).toEqual([{ lead: newer, disagreeing: [] }])
  })

  it('are none where only words are printed', () => {
    expect(benchmarkFigures([figure('2023/24', '', { kind: 'national', value: null, asPrinted: 'n/a' })])).toEqual([])
  })
})
