/** How a question was read, for an engineer: `ask --explain`. */
import type { Explanation } from '../ask.ts'
import type { Frame } from '../understanding/frame.ts'

const MOST_REASONS = 16

const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : '–')

function frameText({ act, choice, sides, parts, unexplained }: Frame): string {
  const measures = sides ?? (choice ? [choice] : [])
  const about = measures
    .map((c) => `${c.indicator}${c.origin === 'words' ? '' : ` (from the ${c.origin})`}`)
    .join(' + ')
  const asked = parts ? parts.map((p) => `"${p}"`).join(' + ') : about
  const left = unexplained.length > 0 ? `  unexplained: ${unexplained.join(', ')}` : ''
  return `${act}${asked ? ` · ${asked}` : ''}${left}`
}

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
    `frame       ${frameText(e.frame)}`,
    `council     ${e.council ?? '–'}`,
    `period      ${list(reading.periods.map((p) => `"${p.said}"`))} → ${list(requests)}`,
    `row         ${list(cues)}`,
    `benchmark   ${list([...reading.benchmarks])}`,
    `reference   ${list([...reading.refs])}`,
    `words       ${list(reading.terms.map((t) => (t.word === t.from ? t.word : `${t.from} → ${t.word}`)))}`,
    `excluded    ${list(reading.excluded.map((t) => t.word))}`,
    'readings',
    ...e.readings.map((r) => `  ${r.probability.toFixed(3)}  ${r.score.toFixed(2).padStart(7)}  ${frameText(r.frame)}`),
    'for and against the frame',
    ...e
      .reasons()
      .slice(0, MOST_REASONS)
      .map((r) => `  ${r.adds >= 0 ? '+' : '−'}${Math.abs(r.adds).toFixed(2)}  ${r.feature}`),
    'measures by their words',
    ...e
      .candidates()
      .slice(0, 8)
      .map((c) => `  ${c.score.toFixed(3)}  ${c.indicator}  by "${c.phrasing}"`),
    '',
  ].join('\n')
}
