import { askedFigure } from '../src/answers/asked-figure.ts'
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
  answer: askedFigure,
})
