import { compareSides } from '../src/answers/comparison-answer.ts'
import { togetherAnswer } from '../src/answers/together-answer.ts'
import { defineIntent } from '../src/intent.ts'

/** "The gap between plans and children in care": the one against the other. */
const BETWEEN = /\b(?:gap|difference) between\b/

export default defineIntent({
  name: 'together',
  purpose: 'Several measures named in one breath, each with its figure.',
  about: 'measure',
  joint: 'only',
  examples: [
    {
      q: 'contacts, referrals and CP plans in 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'list' },
    },
  ],
  nearMisses: [{ q: 'CSE v CCE in March 2024', intent: 'comparison' }],
  answer: (session) => (BETWEEN.test(session.reading.text) ? compareSides(session) : togetherAnswer(session)),
})
