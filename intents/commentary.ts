import { commentaryAnswer } from '../src/answers/commentary-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'commentary',
  purpose: 'What officers wrote about a measure: why, what is being done.',
  rank: 60,
  cues: [
    /\bwhy(?:'s| is| are| was| were| has| have| did| do| does| isn't| aren't)?\b/,
    /\bhow come\b/,
    /\b(?:what(?:'s| is| are|s)?|anything|something) (?:being |getting |we |the council |officers |they |you |been )?(?:done|doing|did|do|planned|happening|going on|put in place)(?: (?:to|about|on|over|for|with)\b)?(?: (?:improve|tackle|address|reduce|fix|the (?:rise|fall|drop|increase|decline|decrease|fall) in))?/,
    /\bwhat (?:action|actions|steps|measures|plans?|work) (?:is|are|has|have|was|were|will)?(?: being| been)? ?(?:taken|taking|done|under ?way|in place|planned)?\b/,
    /\b(?:reason|reasons|cause|causes|caused|causing|explain|explanation|explained|explains|behind|driving|drives|drive|due to|factors?|account for|accounts for|responsible for|led to|contributed)\b(?: (?:for|of|to|the))?/,
    /\b(?:commentary|narrative|comments?|officers?(?: say| said| write| wrote| report| reported| tell)?|the report say|report said|says? about|said about|say about|context)\b/,
    /\b(?:what (?:went|has gone|is going) (?:wrong|well|right)|working well|area of focus|focus on|barriers?|challenges?|difficult(?:y|ies)?|making|plans? to (?:improve|tackle|address|reduce))\b/,
    /\b(?:what are (?:we|they|officers) (?:planning|going) to do)\b/,
  ],
  accepts: ({ reading }) => !/\bwhy (?:not|don't you|can't you)\b/.test(reading.text) || reading.terms.length > 0,
  examples: [
    {
      q: 'why do some social work assessments go over 45 days',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'commentary' },
    },
    {
      q: "what's being done about permanent exclusions",
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'commentary' },
    },
  ],
  nearMisses: [{ q: 'how many permanent exclusions were there', intent: 'figure' }],
  answer: commentaryAnswer,
})
