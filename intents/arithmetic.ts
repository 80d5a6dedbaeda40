import { operationOf } from '../src/answers/arithmetic/operation.ts'
import { arithmeticAnswer } from '../src/answers/arithmetic-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'arithmetic',
  purpose:
    'A difference, a gap to target, an average, a total or a share of published figures, worked out in the open.',
  rank: 55,
  cues: [
    /\bhow (?:far|close|near|much|many percentage points|many points|many percent)(?: (?:off|from|away|short|below|above|over|under|to|outside|inside|adrift|behind|ahead|higher|lower|more|less|better|worse))*(?: (?:of|from|to|than))?(?: (?:the |our |its )?target)?(?: (?:are|were|is|was|did|do) (?:we|it|that|they)(?: (?:off|from|away|short|below|above|over|under|adrift|miss(?:ing|ed)?|fall(?:ing)? short))?)?\b/,
    /\b(?:gap|distance|difference|shortfall|margin) (?:to|from|between|against|with|in|on)?(?: (?:the |our )?target)?\b/,
    /\bhow many (?:more|fewer|less|extra|additional)\b/,
    /\b(?:more|fewer|less|higher|lower)\b|\bthan\b/,
    /\bby how (?:much|many)\b|\bmore or (?:less|fewer)\b/,
    /\b(?:what(?:'s| is| was) the )?(?:change|increase|decrease|rise|fall|drop|reduction|growth|improvement|percentage change)(?: in| of| since| from| between| on)?\b/,
    /\b(?:monthly |quarterly )?(?:average|mean|avg)(?: of| for| over| across)?\b/,
    /\b(?:total|sum|combined|altogether|in all|add(?:ed)? (?:up|together)|all together|overall)\b(?: (?:of|for))?/,
    /\b(?:what )?(?:share|proportion|fraction|percentage|percent|per cent|%) of\b/,
    /\bnot\b|\b(?:without|aren't|isn't|weren't|wasn't|haven't|hasn't|hadn't|don't|didn't|lacking|out of timescale|missed|late|overdue|went over|took over|out of time)\b/,
    /./,
  ],
  accepts: (session) => operationOf(session) !== null,
  examples: [
    {
      q: 'how far off target are we on dental assessments in 2023/24',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', computed: '95 − 61.8' },
    },
    {
      q: 'how many more care leavers than last year',
      council: 'rotherham',
      now: '2024-03-31',
      expect: { kind: 'answer' },
    },
  ],
  nearMisses: [{ q: 'average caseload of social workers', intent: 'figure' }],
  answer: arithmeticAnswer,
})
