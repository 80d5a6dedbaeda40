import { withoutFigure } from '../src/answers/not-published.ts'
import { tell, together } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'
import type { Reading } from '../src/language/reading.ts'

/** A capitalised word that nothing here knows, after "in", "at" or "for": a school, a ward, a village. */
function placeNamed(reading: Reading): string | null {
  for (const word of reading.ignored) {
    const plain = word.replace(/[^a-z]/g, '')
    const found =
      plain && reading.raw.slice(0, 4000).match(new RegExp(`\\b(?:in|at|for|from|around|near) (${plain})\\b`, 'i'))
    if (found && /^[A-Z][a-z]/.test(found[1] ?? '')) return found[1] ?? null
  }
  return null
}

export default defineIntent({
  name: 'figure',
  purpose: 'The published figure of a measure, for a period.',
  rank: 0,
  cues: [],
  examples: [
    {
      q: 'CP visits in March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 91.8, rag: 'amber' },
    },
    {
      q: 'assessments within 45 days last year',
      council: 'rotherham',
      now: '2024-04-20',
      expect: { kind: 'answer', value: 88.2, rag: 'amber' },
    },
    {
      q: 'assessments within 45 days last quarter',
      council: 'rotherham',
      now: '2024-04-20',
      expect: { kind: 'answer', value: 89.4 },
    },
    { q: '% of re-referrals Q1 2021-22', council: 'rutland', expect: { kind: 'answer', value: 0, rag: 'green' } },
  ],
  nearMisses: [],
  answer: async (session) => {
    const told = await tell(session)
    if ('answer' in told) return told.answer
    const answer = together(told.details)
    const { reading } = session
    const breakdown = reading.breakdowns.find((b) => !told.details.some((d) => d.row.sub === b)) ?? placeNamed(reading)
    if (breakdown) return withoutFigure(answer, `No breakdown "${breakdown}" is published for this measure`)
    return answer
  },
})
