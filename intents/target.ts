import { askedFigure } from '../src/answers/asked-figure.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'target',
  purpose: 'Whether a measure is on target, what colour it is, and what the target is.',
  about: 'measure',
  signs: ['target', 'colour', 'gap'],
  examples: [
    {
      q: 'what RAG is dental assessments in March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', rag: 'red', value: 61.8 },
    },
    { q: "what's the target for pathway plans", council: 'rotherham', now: '2024-07-30', expect: { kind: 'no_data' } },
  ],
  nearMisses: [{ q: 'which measures are red', intent: 'list' }],
  answer: askedFigure,
})
