import { tell, together } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'
import { withLines } from '../src/wording/line.ts'
import { sourceText } from '../src/wording/source-words.ts'

export default defineIntent({
  name: 'source',
  purpose: 'Which document a figure comes from, and what to know about it.',
  about: 'measure',
  examples: [
    {
      q: 'what is the source for CP visits in March 2024',
      council: 'rotherham',
      expect: { kind: 'answer', value: 91.8 },
    },
  ],
  nearMisses: [{ q: 'what document lists the red measures', intent: 'list' }],
  answer: async (session) => {
    const told = await tell(session)
    if ('answer' in told) return told.answer
    const answer = together(told.details)
    const first = told.details[0]
    const document = first ? session.asking.catalogue.document(first.found.figure.document) : null
    if (!answer.source || !document) return answer
    const where = `${sourceText(answer.source)}${document.meeting === '' ? '' : ` Presented to ${document.meeting}.`}`
    return withLines(answer, [{ role: 'source', text: where }], ({ role }) => role !== 'source')
  },
})
