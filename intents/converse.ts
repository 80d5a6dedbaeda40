import { conversed } from '../src/answers/arithmetic/converse.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'converse',
  purpose: 'How many are not: as published, or what is left of the whole.',
  about: 'measure',
  signs: ['converse'],
  examples: [
    {
      q: 'what percentage of children in care do not have an up to date dental check',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', computed: '100 − 61.8' },
    },
  ],
  nearMisses: [{ q: 'young people whose activity is not known', intent: 'figure' }],
  answer: conversed,
})
