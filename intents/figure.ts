import { askedFigure } from '../src/answers/asked-figure.ts'
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
  // The same as of a question about its target or its trend: no sentence depends on which of the three is the likelier.
  answer: askedFigure,
})
