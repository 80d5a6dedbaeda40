import { commentaryAnswer } from '../src/answers/commentary-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'commentary',
  purpose: 'What officers wrote about a measure: why, what is being done.',
  rank: 60,
  cues: [
    /\bwhy(?:'s| is| are| was| were| has| have| did| do| does| isn't| aren't)?\b/,
    /\bhow come\b|\b(?:what(?:'s| is| was| lies)|reasons?) behind\b/,
    /\b(?:what(?:'s| is| are| was| were|s)?|anything|something) (?:being |getting |been )?(?:(?:we|the council|officers|they|you|the service) )?(?:being |currently )?(?:done|doing|planned|put in place|happening|going on)(?: (?:to|about|on|over|for|with)\b)?(?: (?:improve|tackle|address|reduce|fix|the (?:rise|fall|drop|increase|decline|decrease|fall) in))?/,
    /\bwhat (?:we|they) doing\b|\bwhat (?:did|do|does|have|has) (?:the )?(?:officers|they|report|council|service|management|team) (?:say|said|do|done|write|written|put|planned|doing|plan|think)(?: (?:about|on|to)\b)?/,
    /\bwhat (?:action|actions|steps|measures|plans?|work) (?:is|are|has|have|was|were|will)(?: being| been)? ?(?:taken|taking|done|under ?way|in place|planned)?\b/,
    /\bwhat (?:has |have |is |was )?(?:brought|caused|causing|made|making|drove|driving|led|helped|helping|pushed|explains|turned)(?: (?:the|down|up|to|round|around))?\b/,
    /\bhow (?:did|is|are|has|have|will|do|does) (?:the service|we|officers|the council|they|the team) (?:improv\w*|tackl\w*|address\w*|reduc\w*|work\w*|deal\w*|manag\w*|respond\w*|turn\w*)(?: (?:its|the|their|with|to|on))?\b/,
    /\b(?:can (?:i|we|you|one)(?: actually| really)? (?:trust|rely on|believe)|how (?:reliable|accurate|trustworthy)|(?:is|are) (?:the |these |those |this |that )?(?:data|figures|numbers) (?:reliable|accurate|right|trustworthy|any good)|data quality)\b/,
    /\b(?:reason|reasons|cause|causes|caused|causing|explain|explanation|explained|explains|driving|drives|drive|due to|factors?|account for|accounts for|responsible for|led to|contributed)\b(?: (?:for|of|to|the))?/,
    /\b(?:commentary|narrative|comments?|officers?(?: say| said| write| wrote| report| reported| tell)?|the report say|report said|says? about|said about|say about|context)\b/,
    /\b(?:what (?:went|has gone|is going) (?:wrong|well|right)|working well|area of focus|focus on|barriers?|challenges?|difficult(?:y|ies)?|making|plans? to (?:improve|tackle|address|reduce))\b/,
    /\b(?:what are (?:we|they|officers) (?:planning|going) to do)\b/,
    /\b(?:outline|describe|summari[sz]e) (?:the |our |your |its )?(?:response|action|actions|work|approach|plans?)\b(?: (?:to|on|for|about))?|\b(?:the|our|their) response to\b/,
    /\bwhat(?:'s| is|s) the plan(?: (?:to|for|about)\b|\W*$)/,
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
