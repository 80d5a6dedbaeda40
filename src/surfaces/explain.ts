/** How a question was read, for an engineer: `ask --explain`. */
import type { Explanation } from '../ask.ts'

const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : '–')

export function explainText(e: Explanation): string {
  const { reading } = e
  const requests = e.requests.map((r) =>
    r.type === 'period' ? `${r.period.label} (${r.period.start} to ${r.period.end})` : r.type,
  )
  const cues = [
    reading.cues.number ? 'number' : '',
    reading.cues.percent ? 'percentage' : '',
    reading.cues.rate ? 'rate' : '',
    ...reading.cues.subs,
  ].filter((c) => c !== '')
  return [
    `read        ${reading.text}`,
    `intent      ${e.intent}`,
    `council     ${e.council ?? '–'}`,
    `period      ${list(reading.periods.map((p) => `"${p.said}"`))} → ${list(requests)}`,
    `row         ${list(cues)}`,
    `benchmark   ${list([...reading.benchmarks])}`,
    `reference   ${list([...reading.refs])}`,
    `words       ${list(reading.terms.map((t) => (t.word === t.from ? t.word : `${t.from} → ${t.word}`)))}`,
    `excluded    ${list(reading.excluded.map((t) => t.word))}`,
    `ignored     ${list([...reading.ignored])}`,
    'candidates',
    ...e.candidates.slice(0, 8).map((c) => `  ${c.score.toFixed(3)}  ${c.indicator}  by "${c.phrasing}"`),
    '',
  ].join('\n')
}
