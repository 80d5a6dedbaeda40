import { arithmeticAnswer } from '../src/answers/arithmetic-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'arithmetic',
  purpose:
    'A difference, a gap to target, an average, a total or a share of published figures, worked out in the open.',
  about: 'measure',
  examples: [
    {
      q: 'how far off target are we on dental assessments in 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', computed: '95 − 61.8' },
    },
    {
      q: 'how many more care leavers than last year',
      council: 'rotherham',
      now: '2024-03-31',
      expect: { kind: 'answer' },
    },
  ],
  nearMisses: [{ q: 'average caseload of social workers', intent: 'figure' }],
  answer: arithmeticAnswer,
})
