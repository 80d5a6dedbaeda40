import { topicsAnswer, unreported } from '../src/answers/england/topics-answer.ts'
import { defineIntent } from '../src/intent.ts'
import { summaryAnswer } from '../src/overview/summary-answer.ts'

export default defineIntent({
  name: 'summary',
  purpose: 'A whole period at a glance.',
  about: 'whole',
  examples: [{ q: 'summary of 2023/24', council: 'rotherham', expect: { kind: 'summary' } }],
  nearMisses: [{ q: 'how are we doing on CP visits', intent: 'figure' }],
  answer: async (session) => {
    const area = unreported(session)
    return (area && (await topicsAnswer(session, area, 'summary'))) ?? summaryAnswer(session)
  },
})
