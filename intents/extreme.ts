import { extremeAnswer } from '../src/answers/arithmetic/extreme.ts'
import { defineIntent } from '../src/intent.ts'
import { asksWhatMatters } from '../src/overview/focus.ts'
import { summaryAnswer } from '../src/overview/summary-answer.ts'

export default defineIntent({
  name: 'extreme',
  purpose: 'When a measure was highest, lowest, best or worst, or last had a colour.',
  about: 'measure',
  signs: ['extreme'],
  examples: [
    {
      q: 'which month was best for CP visits in 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 95.7 },
    },
    {
      q: 'when was CP visits last green',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 95.7 },
    },
  ],
  nearMisses: [{ q: 'which measures are worst', intent: 'list' }],
  answer: (session) => (asksWhatMatters(session.reading.text) ? summaryAnswer(session) : extremeAnswer(session)),
})
