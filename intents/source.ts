import { sourceText } from '../src/answers/figure-answer.ts'
import { tell, together } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'source',
  purpose: 'Which document a figure comes from, and what to know about it.',
  rank: 75,
  cues: [
    /\b(?:where (?:does|did|do|is|was|has) (?:that|this|it|those|these|the|your|figure|number)\b|where(?:'s| is) (?:that|this|it) from|where did you get|what(?:'s| is| was) (?:the |your )?source|source(?:s)?(?: for| of|\?)|which (?:report|document|paper|page|paragraph|scorecard) (?:is|was|does|did|has|says|gives|prints)|what (?:report|document|paper) |cite|citation|reference for|when was (?:that|this|it) published|who published|who says|says who|evidence for|data notes?|is (?:that|this) (?:figure |number )?(?:right|correct|official|published))\b/,
    /^source\??$/,
  ],
  examples: [
    {
      q: 'what is the source for CP visits in March 2024',
      council: 'rotherham',
      expect: { kind: 'answer', value: 91.8 },
    },
  ],
  nearMisses: [{ q: 'what document lists the red measures', intent: 'list' }],
  accepts: ({ reading }) => !/\bwhich measures|\bred measures\b/.test(reading.text),
  answer: async (session) => {
    const told = await tell(session)
    if ('answer' in told) return told.answer
    const answer = together(told.details)
    const first = told.details[0]
    const document = first ? session.asking.catalogue.document(first.found.figure.document) : null
    if (!answer.source || !document) return answer
    return { ...answer, text: `${sourceText(answer.source)} Presented to ${document.meeting}.\n${answer.text}` }
  },
})
