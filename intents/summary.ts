import { summaryAnswer } from '../src/answers/summary-answer.ts'
import { defineIntent } from '../src/intent.ts'
import { tellingTerms } from '../src/query/pick.ts'

export default defineIntent({
  name: 'summary',
  purpose: 'A whole period at a glance.',
  rank: 65,
  cues: [
    /\b(?:summary|summarise|summarize|summaries|overview|headlines?|highlights?|round-?up|at a glance|big picture|key points|run ?down|executive summary|snapshot|overall picture|nutshell)\b/,
    /\bhow (?:did|have|are|is|were) (?:we|the council|things|everything|rotherham|rutland|stockton|performance|children's services|it)(?: all)? (?:do|doing|done|perform|performing|performed|going|getting on|look|looking)(?: overall| generally| in general)?\b/,
    /\bhow (?:was|is) (?:the (?:quarter|year|month)|performance)(?: overall)?\b/,
    /\b(?:overall|general) (?:performance|position|picture)\b/,
  ],
  accepts: (session) =>
    tellingTerms(session).length === 0 ||
    session.reading.themes.length > 0 ||
    /\b(?:summary|summarise|overview|headlines|round-?up)\b/.test(session.reading.text),
  examples: [{ q: 'summary of 2023/24', council: 'rotherham', expect: { kind: 'summary' } }],
  nearMisses: [{ q: 'how are we doing on CP visits', intent: 'figure' }],
  answer: summaryAnswer,
})
