import { leagueAnswer } from '../src/answers/england/league-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'league',
  purpose: 'The first or last few councils of England or of a region on a measure.',
  about: 'measure',
  england: true,
  signs: ['league'],
  examples: [
    { q: 'top three in Yorkshire for care leavers in EET', council: 'leeds', expect: { kind: 'comparison' } },
    { q: 'which council is best on CP plans rate', council: 'leeds', expect: { kind: 'comparison' } },
  ],
  nearMisses: [{ q: 'CP plans rate', intent: 'figure' }],
  answer: leagueAnswer,
})
