import { meanAnswer } from '../src/answers/arithmetic/spread.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'average',
  purpose: 'The mean of published figures over several periods, or of a total by month.',
  about: 'measure',
  signs: ['average'],
  examples: [
    {
      q: 'average of contacts for January, February and March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 1573.3 },
    },
  ],
  nearMisses: [{ q: 'average caseload of social workers', intent: 'figure' }],
  answer: meanAnswer,
})
