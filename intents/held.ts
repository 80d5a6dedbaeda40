import { heldAnswer } from '../src/answers/held-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'held',
  purpose: 'Which measures and reports are loaded, and how new they are.',
  about: 'whole',
  examples: [{ q: 'what measures do you have on adoption?', council: 'rotherham', expect: { kind: 'list' } }],
  nearMisses: [{ q: 'which measures are red', intent: 'list' }],
  answer: heldAnswer,
})
