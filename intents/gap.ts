import { gapAnswer } from '../src/answers/arithmetic/gap.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'gap',
  purpose: 'How far a figure is from its target or from a benchmark.',
  about: 'measure',
  joint: 'each',
  signs: ['gap', 'target', 'benchmark', 'difference'],
  examples: [
    {
      q: 'how far off target are we on dental assessments in 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', computed: '95 − 61.8' },
    },
    {
      q: 'how many points below the England average are we on key stage 2 expected standard',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer' },
    },
  ],
  nearMisses: [{ q: 'are we on target for dental assessments', intent: 'target' }],
  answer: gapAnswer,
})
