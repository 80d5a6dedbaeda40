import { pick } from '../src/answers/pick.ts'
import { seriesAnswer } from '../src/answers/series-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'series',
  purpose: 'One measure over several periods.',
  about: 'measure',
  examples: [
    { q: 'number of children in care over the years', council: 'rotherham', expect: { kind: 'series' } },
    { q: 'monthly trend for CP visits', council: 'rotherham', now: '2024-07-30', expect: { kind: 'series' } },
  ],
  nearMisses: [{ q: 'CP visits in 2022/23 and 2023/24', intent: 'comparison' }],
  answer: async (session) => {
    const picked = await pick(session)
    return 'answer' in picked ? picked.answer : seriesAnswer(session, picked.picked)
  },
})
