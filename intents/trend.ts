import { present, tell } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'trend',
  purpose: 'Whether a measure is getting better or worse.',
  about: 'measure',
  examples: [
    {
      q: 'are pathway plans getting better?',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 80.5 },
    },
  ],
  nearMisses: [{ q: 'which measures got worse', intent: 'list' }],
  answer: async (session) => {
    const monthly = /\bmonth[- ]on[- ]month\b/.test(session.reading.text) && session.requests[0]?.type === 'none'
    const told = await tell(session, monthly ? { request: { type: 'latest' }, verdict: true } : { verdict: true })
    return 'answer' in told ? told.answer : present(session, told.details)
  },
})
