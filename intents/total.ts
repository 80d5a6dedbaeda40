import { sumAnswer } from '../src/answers/arithmetic/spread.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'total',
  purpose: 'The sum of counts: of several periods, of rows side by side, or of several measures.',
  about: 'measure',
  signs: ['total'],
  joint: 'also',
  examples: [
    {
      q: 'add CSE and CCE together for March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 82 },
    },
  ],
  nearMisses: [{ q: 'total contacts last year', intent: 'figure' }],
  answer: sumAnswer,
})
