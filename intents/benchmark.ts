import { benchmarkAnswer } from '../src/answers/benchmark-answer.ts'
import { rankAnswer } from '../src/answers/england/rank-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'benchmark',
  purpose: 'How a measure stands against England, statistical neighbours, the top quartile or the region.',
  about: 'measure',
  signs: ['benchmark', 'compare'],
  joint: 'each',
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
    const { reading, choice, asking } = session
    // Nobody prints a top quartile beside England's figures: which quartile a council is in is worked out.
    const ranked = choice && asking.catalogue.england?.england.measure(choice.indicator)
    return ranked && reading.benchmarks.includes('top_quartile') ? rankAnswer(session) : benchmarkAnswer(session)
  },
})
