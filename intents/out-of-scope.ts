import { outOfScope } from '../src/answers/pick.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'out-of-scope',
  purpose: 'Small talk, opinion, legal advice, staff details: nothing the published reports answer.',
  about: 'whole',
  examples: [
    { q: 'what will the weather be tomorrow', expect: { kind: 'out_of_scope' } },
    { q: 'should the director resign?', expect: { kind: 'out_of_scope' } },
    { q: 'good morning', expect: { kind: 'out_of_scope' } },
  ],
  nearMisses: [{ q: 'hello, how many children are in care?', intent: 'figure' }],
  answer: async () => outOfScope(),
})
