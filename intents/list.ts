import { areaOf } from '../src/answers/england/asked.ts'
import { lacksMeasure, whichLeague } from '../src/answers/england/league-asked.ts'
import { movedAnswer, withoutTargets } from '../src/answers/england/moved-answer.ts'
import { asksNeighbour, neighboursAnswer } from '../src/answers/england/neighbours-answer.ts'
import { ofTopics } from '../src/answers/england/topics-answer.ts'
import { listAnswer } from '../src/answers/list-answer.ts'
import { choosesNothing, listRequestOf } from '../src/answers/list-request.ts'
import { defineIntent } from '../src/intent.ts'
import { focusOf } from '../src/overview/focus.ts'
import { summaryAnswer } from '../src/overview/summary-answer.ts'

export default defineIntent({
  name: 'list',
  purpose: 'Several measures at once: what is red, what got worse, a theme, best and worst.',
  about: 'whole',
  examples: [
    { q: 'Which targets did we miss in Q1?', council: 'rutland', now: '2021-09-30', expect: { kind: 'list' } },
    { q: "what's red?", council: 'rotherham', now: '2024-07-30', expect: { kind: 'list' } },
  ],
  nearMisses: [
    { q: 'is CP visits red', intent: 'target' },
    { q: 'did we miss the target on ICPCs', intent: 'target' },
  ],
  answer: async (session) => {
    if (asksNeighbour(session)) return neighboursAnswer(session)
    if (lacksMeasure(session)) return whichLeague()
    const area = areaOf(session, session.council)
    const reports = session.asking.catalogue.reporting.some((c) => c.key === session.council)
    const told =
      area && !reports
        ? ((await movedAnswer(session, area)) ?? withoutTargets(session, area) ?? (await ofTopics(session, area)))
        : null
    // "Three things to raise": nothing to choose measures by, and what to ask is in the overview.
    if (!told && focusOf(session.reading.text) === 'questions' && choosesNothing(listRequestOf(session)))
      return summaryAnswer(session)
    return told ?? listAnswer(session)
  },
})
