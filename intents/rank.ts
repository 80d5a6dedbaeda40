import { rankAnswer } from '../src/answers/england/rank-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'rank',
  purpose: "Where a council stands among England's, its region's or its neighbours', and in which quartile.",
  about: 'measure',
  england: true,
  signs: ['rank', 'quartile'],
  examples: [
    {
      q: 'where do we rank on care leavers in EET',
      council: 'barnsley',
      expect: { kind: 'answer', council: 'barnsley' },
    },
    { q: 'what is the rank of Barnsley on care leavers in EET', expect: { kind: 'answer', council: 'barnsley' } },
  ],
  nearMisses: [{ q: 'care leavers in EET', intent: 'figure' }],
  answer: rankAnswer,
})
