import { personAnswer } from '../src/answers/about-person.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'individuals',
  purpose: 'Asks about a named or identifiable child, family or case, which is never answered.',
  about: 'whole',
  examples: [
    { q: 'is the family at 12 Acacia Avenue known to social care', expect: { kind: 'out_of_scope' } },
    { q: 'is my daughter on a child protection plan?', expect: { kind: 'out_of_scope' } },
  ],
  nearMisses: [{ q: 'how many children are on a child protection plan', intent: 'figure' }],
  answer: async () => personAnswer(),
})
