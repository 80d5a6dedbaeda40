import { benchmarkAnswer } from '../src/answers/benchmark-answer.ts'
import { present, tell } from '../src/answers/one-figure.ts'
import { asksOnlyTarget, targetAnswer } from '../src/answers/target-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'figure',
  purpose: 'The published figure of a measure, for a period.',
  about: 'measure',
  examples: [
    {
      q: 'CP visits in March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 91.8, rag: 'amber' },
    },
    {
      q: 'assessments within 45 days last year',
      council: 'rotherham',
      now: '2024-04-20',
      expect: { kind: 'answer', value: 88.2, rag: 'amber' },
    },
    {
      q: 'assessments within 45 days last quarter',
      council: 'rotherham',
      now: '2024-04-20',
      expect: { kind: 'answer', value: 89.4 },
    },
    { q: '% of re-referrals Q1 2021-22', council: 'rutland', expect: { kind: 'answer', value: 0, rag: 'green' } },
  ],
  nearMisses: [],
  answer: async (session) => {
    // Who asks for a benchmark is told where none is published, and never the council's own figure in its place.
    if (session.reading.benchmarks.length > 0) return benchmarkAnswer(session)
    // Who asks for the target alone is told where there is none, with the figure as what it is.
    if (asksOnlyTarget(session.reading.text)) return targetAnswer(session)
    const told = await tell(session, { verdict: true })
    if ('answer' in told) return told.answer
    return present(session, told.details)
  },
})
