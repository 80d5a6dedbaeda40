import { seriesAnswer } from '../src/answers/series-answer.ts'
import { defineIntent } from '../src/intent.ts'
import { pick } from '../src/query/pick.ts'

export default defineIntent({
  name: 'series',
  purpose: 'One measure over several periods.',
  rank: 45,
  cues: [
    /\b(?:trend|trends|trend ?line|time ?series|history|historical|historic|timeline|month[- ]by[- ]month|month on month|monthly (?:trend|figures|breakdown)|each month|every month|per month|quarter by quarter|year by year|year[- ]on[- ]year(?: figures)?|chart|graph|plot|track record|set out|all the figures)\b/,
    /\b(?:changed|change|moved|developed|evolved)(?: over)?\b/,
    /./,
    /\b(?:since|over time|over the (?:last|past) (?:few|several|\d+|two|three|four|five) (?:years|months|quarters|terms)|over the years|for each|term by term|by term|each term|every term|all terms|by month|by year|by quarter)\b/,
  ],
  accepts: ({ reading, requests }) => {
    // "Has it gone up since last year" asks which way, not for every figure between.
    if (
      reading.periods.some((m) => m.phrase.type === 'since_last_year') &&
      /^(?:so |and )?(?:has|have|is|are|did)\b.*\b(?:up|down|better|worse|risen|fallen|improved|increased|decreased|dropped|worsened|declined|changed)\b/.test(
        reading.text,
      )
    )
      return false
    if (requests.some((r) => r.type === 'series')) return true
    if (requests.filter((r) => r.type === 'period').length >= 3) return true
    if (requests.filter((r) => r.type === 'period').length === 2) return false
    if (/\b(?:better|worse|improv\w*|up or down|going (?:up|down))\b/.test(reading.text)) return false
    return (
      /\b(?:trend|trends|trend ?line|time ?series|history|historical|timeline|by month|month on month|monthly(?! (?:rate|figure|average|count|number|percentage|%|position))|each month|every month|quarter by quarter|year by year|year[- ]on[- ]year|chart|graph|plot|track record|each term|every term|by term|all terms|by year|for each)\b/.test(
        reading.text,
      ) || /\bhow (?:has|have) .{0,60}?(?:changed|moved|developed)\b/.test(reading.text)
    )
  },
  examples: [
    { q: 'number of children in care over the years', council: 'rotherham', expect: { kind: 'series' } },
    { q: 'monthly trend for CP visits', council: 'rotherham', now: '2024-07-30', expect: { kind: 'series' } },
  ],
  nearMisses: [{ q: 'CP visits in 2022/23 and 2023/24', intent: 'comparison' }],
  answer: async (session) => {
    const picked = await pick(session)
    return 'answer' in picked ? picked.answer : seriesAnswer(session, picked.picked)
  },
})
