import { present, tell } from '../src/answers/one-figure.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'trend',
  purpose: 'Whether a measure is getting better or worse.',
  rank: 30,
  cues: [
    /\b(?:is|are|was|were|has|have|did|do|does)? ?(?:it|that|things|we|they)? ?(?:getting|gotten|got|become|becoming|gone|going|been) (?:any )?(?:better|worse|up|down|higher|lower|shorter|longer|quicker|slower|faster|backwards|the (?:right|wrong) way)\b/,
    /\bmonth[- ]on[- ]month\b|\bwhich way\b/,
    /\b(?:improv(?:e|ed|ing|ement|ements)|deteriorat(?:e|ed|ing)|declin(?:e|ed|ing)|worsen(?:ed|ing)?|slipp(?:ed|ing)|recover(?:ed|ing))\b/,
    /\b(?:direction of travel|dot|trajectory|moving|heading|right direction|wrong direction|direction)\b/,
    /\b(?:rising|risen|rise|rose|falling|fallen|fall|fell|dropping|dropped|drop|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|reduc(?:ed|ing|tion)|climb(?:ed|ing)|shrink(?:ing)?|grow(?:ing|n)?|grew|growth|up or down|gone up|gone down|went up|went down|go up|go down)\b/,
    /\b(?:better|worse|higher|lower) than (?:before|last|the|it was|it used)?/,
    /\b(?:any )?better\b|\bworse\b/,
  ],
  examples: [
    {
      q: 'are pathway plans getting better?',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', value: 80.5 },
    },
  ],
  nearMisses: [{ q: 'which measures got worse', intent: 'list' }],
  answer: async (session) => {
    const monthly = /\bmonth[- ]on[- ]month\b/.test(session.reading.text) && session.requests[0]?.type === 'none'
    const told = await tell(session, monthly ? { request: { type: 'latest' } } : {})
    return 'answer' in told ? told.answer : present(session, told.details)
  },
})
