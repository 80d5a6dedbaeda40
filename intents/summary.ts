import { summaryAnswer } from '../src/answers/summary-answer.ts'
import { defineIntent } from '../src/intent.ts'
import { tellingTerms } from '../src/query/pick.ts'
import { resolveMeasure } from '../src/query/resolve-measure.ts'

export default defineIntent({
  name: 'summary',
  purpose: 'A whole period at a glance.',
  rank: 65,
  cues: [
    /\b(?:summary|summarise|summarize|summaries|overview|headlines?|highlights?|round-?up|at a glance|big picture|key points|run ?down|executive summary|snapshot|overall picture|nutshell)\b/,
    /\bhow (?:did|have|are|is|were) (?:we|the council|things|everything|[a-z-]+|performance|children's services|it)(?: all)? (?:do|doing|done|perform|performing|performed|going|getting on|look|looking)(?: overall| generally| in general)?\b/,
    /\bhow (?:was|is) (?:the (?:quarter|year|month)|performance)(?: overall)?\b/,
    /\b(?:overall|general) (?:performance|position|picture)\b/,
  ],
  accepts: (session) => {
    if (tellingTerms(session).length === 0) return true
    if (/\b(?:summary|summarise|overview|headlines|round-?up)\b/.test(session.reading.text)) return true
    const found = resolveMeasure(session.asking.catalogue, session.reading, session.council)
    return session.reading.themes.length > 0 && !(found.kind === 'one' && found.candidate.score > 0.75)
  },
  examples: [{ q: 'summary of 2023/24', council: 'rotherham', expect: { kind: 'summary' } }],
  nearMisses: [{ q: 'how are we doing on CP visits', intent: 'figure' }],
  answer: summaryAnswer,
})
