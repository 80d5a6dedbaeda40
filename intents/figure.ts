import { benchmarkAnswer } from '../src/answers/benchmark-answer.ts'
import { comparePeriods } from '../src/answers/comparison-answer.ts'
import { present, tell } from '../src/answers/one-figure.ts'
import { pick } from '../src/answers/pick.ts'
import { asksTarget, targetAnswer } from '../src/answers/target-answer.ts'
import { defineIntent } from '../src/intent.ts'
import type { Reading } from '../src/language/reading.ts'
import type { PeriodRequest } from '../src/periods/resolve.ts'

/** Whether what is asked for is two times, neither a part of the other: of one kind, or joined in so many words. */
function areApart([a, b, ...more]: readonly PeriodRequest[], { text, periods }: Reading): boolean {
  if (more.length > 0 || a?.type !== 'period' || b?.type !== 'period') return false
  const isApart = a.period.end < b.period.start || b.period.end < a.period.start
  const [first, second] = periods
  const between = first && second && periods.length === 2 ? text.slice(first.to, second.from) : ''
  return isApart && (a.period.kind === b.period.kind || JOINED.test(between))
}
/** "In 2020-21, and what was it in the first quarter of 2021-22": no aside, and no sentence of its own. */
const JOINED = /^[^.?!:;()]*\b(?:and|with|against|versus|vs?|than|to)\b[^.?!:;()]*$/

const MONTH_ON_MONTH = /\bmonth[- ]on[- ]month\b/

export default defineIntent({
  name: 'figure',
  purpose: 'The published figure of a measure for a period: how it stands to its target, and whether it got better.',
  about: 'measure',
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
    {
      q: 'what RAG is dental assessments in March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', rag: 'red', value: 61.8 },
    },
    { q: "what's the target for pathway plans", council: 'rotherham', now: '2024-07-30', expect: { kind: 'no_data' } },
    {
      q: 'are pathway plans getting better?',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 80.5 },
    },
  ],
  nearMisses: [
    { q: 'which measures are red', intent: 'list' },
    { q: 'which measures got worse', intent: 'list' },
  ],
  answer: async (session) => {
    // Who asks for a benchmark is told where none is published, and never the council's own figure in its place.
    if (session.reading.benchmarks.length > 0) return benchmarkAnswer(session)
    const { requests, reading } = session
    // "How many plans at 31 March 2024, and the comparative at 31 March 2023": no time that is named is passed over.
    if (areApart(requests, reading)) {
      const picked = await pick(session)
      return 'answer' in picked ? picked.answer : comparePeriods(session, picked.picked)
    }
    const monthly = MONTH_ON_MONTH.test(reading.text) && requests[0]?.type === 'none'
    const told = await tell(session, { verdict: true, ...(monthly ? { request: { type: 'latest' } } : {}) })
    if ('answer' in told) return told.answer
    // Who asks what the target is is told where there is none, with the figure as what it is.
    return asksTarget(reading.text) ? targetAnswer(session, told.details) : present(session, told.details)
  },
})
