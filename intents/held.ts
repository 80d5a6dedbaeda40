import { heldAnswer } from '../src/answers/held-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'held',
  purpose: 'Which measures and reports are loaded, and how new they are.',
  rank: 72,
  cues: [
    /\b(?:what|which) (?:other )?(?:measures|indicators|kpis|data|figures|information|reports|metrics|stats|statistics)(?: on [a-z ]{3,30})? (?:do|does|can|have|has|are|is) (?:you|we|it|the bot|i|available|held|loaded|there)\b(?! (?:off|on target|below|above|red|amber|green|miss|got|improv|worse|better|meet|hit))/,
    /\bwhat do you (?:hold|have|know)(?: (?:on|about|for))?\b/,
    /\bwhat (?:can you tell me|have you got|do we have|do we publish|do you publish) (?:about|on|for)\b/,
    /\b(?:how (?:up to date|recent|old|current|new|fresh) (?:is|are) (?:the|your|this) (?:data|figures|information|numbers|report|reports|scorecard)|when (?:was|were) (?:the|this|your) (?:data|figures|scorecard|report|reports) (?:last )?(?:updated|published|loaded)|(?:latest|last|newest|most recent) (?:report|scorecard|data) (?:published|loaded|you have))\b/,
    /\b(?:list|show)(?: me)? (?:all )?(?:the |your |our )?(?:measures|indicators|kpis|reports)(?: (?:you (?:hold|have)|held|loaded|available))?(?: (?:on|for|about) [a-z ]+)?\??$/,
    /\bwhich reports\b/,
    /\b(?:list|show|give|name|tell)(?: me| us)? (?:every|all|each)(?: of)?(?: the| your)? [a-z ]{0,30}(?:measure|indicator|kpi)s?\b.{0,20}\b(?:hold|have|held|loaded|available|got|publish)\b/,
  ],
  examples: [{ q: 'what measures do you have on adoption?', council: 'rotherham', expect: { kind: 'list' } }],
  nearMisses: [{ q: 'which measures are red', intent: 'list' }],
  answer: heldAnswer,
})
