import { shareAnswer } from '../src/answers/arithmetic/share.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'share',
  purpose: 'One count as a percentage of another: a row of its whole, or one measure of another.',
  about: 'measure',
  signs: ['share'],
  joint: 'also',
  examples: [
    {
      q: 'what share of suspensions in term 2 2023/24 were in secondary schools',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 93.9 },
    },
  ],
  nearMisses: [{ q: 'what percentage of care leavers are in suitable accommodation', intent: 'figure' }],
  answer: shareAnswer,
})
