import { listText } from '../src/answers/format.ts'
import { withoutFigure } from '../src/answers/not-published.ts'
import { present, tell } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'
import type { BenchmarkKind } from '../src/model/figure.ts'
import { BENCHMARK_NAMES } from '../src/rules/benchmark.ts'
import { noteLine, withLines } from '../src/wording/line.ts'

export default defineIntent({
  name: 'benchmark',
  purpose: 'How a measure stands against England, statistical neighbours, the top quartile or the region.',
  about: 'measure',
  examples: [
    {
      q: 'how do we compare nationally on ICPC timeliness',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 84.8 },
    },
    { q: 'national average for CP visits', council: 'rotherham', now: '2024-07-30', expect: { kind: 'no_data' } },
  ],
  nearMisses: [{ q: 'which measures are below the national average', intent: 'list' }],
  answer: async (session) => {
    const told = await tell(session, { showBenchmarks: true, verdict: true })
    if ('answer' in told) return told.answer
    const answer = present(session, told.details)
    const wanted = session.reading.benchmarks.filter((b): b is BenchmarkKind => b !== 'any')
    const have = new Set(told.details.flatMap((d) => d.answer.benchmarks.map((b) => b.kind)))
    const missing = wanted.filter((kind) => !have.has(kind))
    if (wanted.length > 0 ? missing.length === wanted.length : have.size === 0) {
      const names =
        wanted.length > 0
          ? listText(
              wanted.map((k) => BENCHMARK_NAMES[k]),
              'or',
            )
          : 'benchmark'
      return withoutFigure(answer, `No ${names} is published for this measure`)
    }
    if (missing.length > 0) {
      const note = `No ${listText(
        missing.map((k) => BENCHMARK_NAMES[k]),
        'or',
      )} is published for this measure.`
      return withLines({ ...answer, notes: [...answer.notes, note] }, [], () => true, [noteLine(note)])
    }
    return answer
  },
})
