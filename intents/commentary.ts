import { commentaryAnswer } from '../src/answers/commentary-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'commentary',
  purpose: 'What officers wrote about a measure: why, what is being done.',
  about: 'measure',
  examples: [
    {
      q: 'why do some social work assessments go over 45 days',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'commentary' },
    },
    {
      q: "what's being done about permanent exclusions",
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'commentary' },
    },
  ],
  nearMisses: [{ q: 'how many permanent exclusions were there', intent: 'figure' }],
  answer: commentaryAnswer,
})
