import { helpAnswer } from '../src/answers/help-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'help',
  purpose: 'To learn what can be asked, and how.',
  about: 'whole',
  examples: [
    { q: 'help', expect: { kind: 'help' } },
    { q: 'how do I use this?', expect: { kind: 'help' } },
    { q: '???', expect: { kind: 'help' } },
  ],
  nearMisses: [{ q: 'early help assessments by partners in March 2024', intent: 'figure' }],
  answer: async ({ asking, council }) => helpAnswer(asking, council),
})
