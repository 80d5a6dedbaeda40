import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { benchmarkOf, saidFor } from '../../src/england/scorecard-benchmark.ts'
import { readEnglandSay, readScorecardBenchmarks } from '../../src/loading/england-files.ts'
import type { Indicator } from '../../src/model/indicator.ts'

const indicators = JSON.parse(readFileSync('data/indicators.json', 'utf8')) as Indicator[]

describe('benchmarks of scorecards', () => {
  it('are of indicators that there are, once for each row', async () => {
    const pairs = await readScorecardBenchmarks('data')
    const ids = new Set(indicators.map((i) => i.id))
    expect(pairs.filter((p) => !ids.has(p.indicator))).toEqual([])
    expect(new Set(pairs.map((p) => `${p.indicator}|${p.sub}`)).size).toBe(pairs.length)
    expect(new Set(pairs.map((p) => p.measure)).size).toBe(pairs.length)
  })

  it('that are no benchmark say why and are not both', async () => {
    const { not } = JSON.parse(readFileSync('data/england/benchmarks.json', 'utf8')) as { not: { indicator: string }[] }
    const pairs = await readScorecardBenchmarks('data')
    expect(not.filter((n) => pairs.some((p) => p.indicator === n.indicator))).toEqual([])
  })

  it('are found by row, and bring what people say', async () => {
    const pairs = await readScorecardBenchmarks('data')
    expect(benchmarkOf(pairs, 'cpp-rate', '')?.measure).toBe('CPP_rate')
    expect(benchmarkOf(pairs, 'persistent-absence', '')).toBeNull()
    expect(benchmarkOf(pairs, 'persistent-absence', 'primary')?.difference).toMatch(/whole academic year/)
    const said = saidFor((await readEnglandSay('data')).measures, pairs, indicators)
    expect(said.get('CareLeaverEET')).toEqual(
      expect.arrayContaining(['care leavers in eet', indicators.find((i) => i.id === 'care-leavers-eet')?.name]),
    )
    // The plain name is the measure's of all pupils.
    expect(said.get('SFPriPerAbNew')).toEqual(['primary persistent absence'])
    expect(said.get('TotPerAbNew')).toContain('persistent absence')
  })
})
