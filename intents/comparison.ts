import { atSeveralTimes } from '../src/answers/at-several-times.ts'
import { compareCouncils, comparePeriods, compareSides } from '../src/answers/comparison-answer.ts'
import { compareAreas } from '../src/answers/england/areas-answer.ts'
import { inTurn } from '../src/answers/in-turn.ts'
import { tell, together } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'
import type { Answer } from '../src/model/answer.ts'

/** "Us, Rutland and Rotherham": the asker's own council is one of them. */
const OURS = /\b(?:us|we|our|ours)\b/

export default defineIntent({
  name: 'comparison',
  purpose: 'Two periods, two measures or two councils side by side.',
  about: 'measure',
  joint: 'also',
  examples: [
    { q: 'CP visits in 2022/23 and 2023/24', council: 'rotherham', expect: { kind: 'comparison' } },
    { q: 'compare Rotherham and Rutland on care leavers in EET', expect: { kind: 'comparison' } },
    { q: 'CSE v CCE in March 2024', council: 'rotherham', now: '2024-07-30', expect: { kind: 'comparison' } },
    {
      q: 'compare CP plans in 2022/23 and 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'comparison' },
    },
  ],
  nearMisses: [{ q: 'how do we compare nationally on ICPCs', intent: 'benchmark' }],
  answer: async (session) => {
    const { reading, requests, own } = session
    const topic = session.topic?.council
    const home = topic && session.followUp ? topic : own
    const isOurs = OURS.test(reading.text) && home !== null
    const named =
      reading.councils.length > 1 && !isOurs
        ? reading.councils
        : [...new Set([...(home ? [home] : []), ...reading.councils])]
    const { sides, ...single } = session
    // Several measures of several councils: each measure beside itself.
    if (named.length > 1 && sides) {
      const each: Answer[] = []
      for (const choice of sides) each.push(await compareCouncils({ ...single, choice }, named))
      return inTurn(each) as Answer
    }
    if (named.length > 1) return (await compareAreas(session, named)) ?? compareCouncils(session, named)
    if (session.sides) return compareSides(session)
    const several = await atSeveralTimes(session)
    if (several) return several
    if (requests.filter((r) => r.type === 'period' || r.type === 'latest').length === 2) return comparePeriods(session)
    // With nothing beside it there is one figure, which may still be held against a number: "lower than 500".
    const told = await tell(session, { verdict: true })
    return 'answer' in told ? told.answer : together(told.details)
  },
})
