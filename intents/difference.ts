import { changeAnswer } from '../src/answers/arithmetic/difference.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'difference',
  purpose: 'How much more or less than at another time, as a number and as a percentage.',
  about: 'measure',
  joint: 'each',
  signs: ['difference', 'trend', 'gap', 'compare'],
  examples: [
    {
      q: 'how many more care leavers than last year',
      council: 'rotherham',
      now: '2024-03-31',
      expect: { kind: 'answer' },
    },
    {
      q: 'by what percentage did CP plans fall between 2022/23 and 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', computed: '261 − 397' },
    },
  ],
  nearMisses: [{ q: 'compare CP plans in 2022/23 and 2023/24', intent: 'comparison' }],
  answer: changeAnswer,
})
