import { neighboursAnswer } from '../src/answers/england/neighbours-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'neighbours',
  purpose: 'A council beside its statistical neighbours: their average, the best and the worst of them.',
  about: 'measure',
  england: true,
  signs: ['benchmark:statistical_neighbours', 'benchmark:best_statistical_neighbour'],
  examples: [
    {
      q: 'which of our neighbours is best on care leavers in EET',
      council: 'barnsley',
      expect: { kind: 'comparison', council: 'barnsley' },
    },
    {
      q: 'how do we compare with our neighbours on CP plans rate',
      council: 'leeds',
      expect: { council: 'leeds' },
    },
  ],
  nearMisses: [{ q: 'care leavers in EET', intent: 'figure' }],
  answer: neighboursAnswer,
})
