import { helpAnswer } from '../src/answers/help-answer.ts'
import { defineIntent } from '../src/intent.ts'

export default defineIntent({
  name: 'help',
  purpose: 'To learn what can be asked, and how.',
  rank: 100,
  cues: [
    /^\/?(?:help|commands?|instructions|menu|start)(?: me)?(?: please)?[?!. ]*$/,
    /\bhow (?:do|can|should|would) (?:i|we|you|one) (?:use|ask|work|query|talk to|get started|start|search)\b/,
    /\bwhat (?:can|could|should|do) (?:i|you|we|it) (?:ask|do|answer|help|know about|understand)\b/,
    /\bhow does (?:this|it|the bot|scrutineer) work\b/,
    /\b(?:i'm|i am|im) new\b(?=.*\b(?:how|what|use|ask|start|help)\b)/,
    /\b(?:show|give|tell) me (?:what you can do|how to use|some examples|examples)\b/,
    /\bwhat sort of (?:questions|things)\b/,
    /\bneed help (?:using|with (?:this|the bot))\b/,
  ],
  examples: [
    { q: 'help', expect: { kind: 'help' } },
    { q: 'how do I use this?', expect: { kind: 'help' } },
    { q: '???', expect: { kind: 'help' } },
  ],
  nearMisses: [{ q: 'early help assessments by partners in March 2024', intent: 'figure' }],
  answer: async ({ asking, council }) => helpAnswer(asking, council),
})
