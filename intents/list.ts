import { listAnswer } from '../src/answers/list-answer.ts'
import { defineIntent, type Session } from '../src/intent.ts'
import { blank } from '../src/language/phrases.ts'
import { resolveMeasure } from '../src/query/resolve-measure.ts'

const MEASURES = '(?:measures|indicators|kpis|targets|metrics|areas|things|ones|rows|results|figures)'
const CONDITION =
  /\b(?:reds?|ambers?|greens?|miss\w*|hit\w*|met|meet\w*|on target|off target|on track|off track|below|above|behind|ahead|better|worse|improv\w*|declin\w*|deteriorat\w*|worsen\w*|slipp\w*|fell|fallen|fall|dropp\w*|rose|risen|increas\w*|reduc\w*|unfavourabl\w*|favourabl\w*|outperform\w*|beat\w*|under|over|fail\w*|achiev\w*|no target|without (?:a )?target|(?:don'?t|do not|doesn'?t) have (?:a |any )?target|at \d+|sitting|exceed\w*|trail\w*|lag\w*|got|gone|gotten|went|struggling|concern\w*|worst|best|biggest|largest|changed|up|down|outside|within|short|information only)\b/

/** One measure is clearly meant: the question is about it, not about which ones. */
function aboutOne(session: Session): boolean {
  if (
    new RegExp(
      `\\b(?:which|what|list|any|all|how many)\\b.{0,50}\\b${MEASURES}\\b|\\bwhich (?:are|is|do|did|have)\\b|\\bwhere (?:are|do|did) we\\b`,
    ).test(session.reading.text)
  )
    return false
  // A theme alone ("what is red in child protection") names no measure.
  const reading = session.resplit?.(blank(session.reading.text, session.reading.themes)) ?? session.reading
  const found = resolveMeasure(session.asking.catalogue, reading, session.council)
  return found.kind === 'one' && found.candidate.score > 0.65
}

export default defineIntent({
  name: 'list',
  purpose: 'Several measures at once: what is red, what got worse, a theme, best and worst.',
  rank: 70,
  cues: [
    new RegExp(
      `\\b(?:which|what|list|show|how many|any|all|are there any|name|give me|tell me)(?: me)?(?: of)?(?: the| our| all| all the| all our)? (?:[a-z'-]+ ){0,5}${MEASURES}\\b`,
    ),
    /\b(?:what|which|whats|what's|anything|everything|something)(?:'s| is| are| was| were| has| have| do we have| did we)? ?(?:currently |still |now |all |gone |going |turned |been |we )?(?:in )?(?:the )?(?:red|amber|green|off target|off track|on target|missed|below target|above target|worse|better|worst|best|improv\w*|deteriorat\w*|declin\w*|got worse|got better|getting worse|getting better|slipp\w*)\b/,
    /\b(?:list|show|give me|tell me) (?:me )?(?:all |everything |the |our )?(?:that(?:'s| is| are) )?(?:reds?|ambers?|greens?)\b/,
    /\b(?:biggest|largest|greatest|most|top|worst|best|bottom) (?:\d+ |three |five )?(?:improve\w*|declin\w*|deteriorat\w*|fall\w*|rise\w*|drop\w*|change\w*|increase\w*|improved|performing|performers?|reds?)\b/,
    /\bwhere (?:are|do|did|were|have) we (?:[a-z]+ ){0,3}(?:behind|below|worse|better|ahead|red|amber|green|missing|off|failing|falling|short|above|improv\w*|struggling|strongest|weakest|best|worst|outperform\w*|trail\w*|under)\b/,
    new RegExp(
      `\\b(?:worst|best|top|bottom|weakest|strongest) (?:\\d+|two|three|four|five|ten) (?:[a-z'-]+ ){0,3}${MEASURES}\\b`,
    ),
    /\b(?:what|which ones?|which) (?:has |have )?(?:met|missed|hit|beat|failed|exceeded) (?:its|their|the|our|a)?\s?targets?\b/,
    /\b(?:reds|ambers|greens)\b/,
    /\bwhich (?:of (?:them|these|those|our) )?(?:are|is|do|did|were|have|has) (?:we|red|amber|green|off|on|below|above|worse|better|behind|ahead|missing|improv\w*)\b/,
    /\b(?:that|which) (?:have |has |had |is |are |was |were )?(?:dropp\w*|fell|fallen|rose|risen|improv\w*|declin\w*|got (?:worse|better)|gone (?:up|down)|went (?:up|down)|slipp\w*|deteriorat\w*|worse|better)\b/,
    /\beverything (?:on|about|for)\b/,
    /\b(?:every|each) (?:[a-z'-]+ ){0,4}(?:measure|indicator|kpi|row)\b/,
    /\bwhere (?:do|did|are|were|have) we (?:[a-z]+ ){0,2}(?:beat\w*|exceed\w*|outperform\w*|lag\w*|trail\w*|fall\w*|do\w* (?:better|worse))\b/,
    /\b(?:anything|something|what(?:'s| is| has)?) (?:has |have )?(?:slipp\w*|dropp\w*|fallen|fell|improv\w*|declin\w*|gone (?:up|down|wrong|backwards))\b/,
    /\b(?:how many|number of) (?:are |were |is )?(?:red|amber|green)s?\b/,
    /\bwhat (?:are|were) (?:our|the) (?:worst|best|strongest|weakest|problem|poorest)\b/,
    /\ball (?:the |our )?[a-z' -]{3,40}(?:measures|indicators|figures|kpis)\b/,
  ],
  accepts: (session) => {
    const { text } = session.reading
    const asks =
      CONDITION.test(text) ||
      /\b(?:every|each) (?:[a-z'-]+ ){0,4}(?:measure|indicator|kpi|row)\b/.test(text) ||
      new RegExp(`\\b(?:list|show|all|what|which|every|everything)\\b.{0,60}\\b${MEASURES}\\b`).test(text) ||
      /\beverything (?:on|about|for)\b/.test(text)
    return asks && !aboutOne(session)
  },
  examples: [
    { q: 'Which targets did we miss in Q1?', council: 'rutland', now: '2021-09-30', expect: { kind: 'list' } },
    { q: "what's red?", council: 'rotherham', now: '2024-07-30', expect: { kind: 'list' } },
  ],
  nearMisses: [
    { q: 'is CP visits red', intent: 'target' },
    { q: 'did we miss the target on ICPCs', intent: 'target' },
  ],
  answer: listAnswer,
})
