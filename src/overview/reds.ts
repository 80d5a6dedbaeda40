/** What is red, how far from its target and since when. */
import type { Commentary } from '../model/figure.ts'
import { periodBefore } from '../periods/calendar.ts'
import { leads } from '../query/find-figure.ts'
import { tellable } from './commentary.ts'
import type { Coloured, RedMeasure, RedSince, SummaryRow } from './model.ts'

const gapOf = ({ lead: { found } }: SummaryRow): string | null =>
  found.computed ? null : (found.figure.judgement?.gap ?? null)

/** The run of reds that ends with the month or term of the period. */
function sinceOf({ single }: SummaryRow): RedSince | null {
  if (!single || single.found.computed) return null
  const { kind, end } = single.found.period
  const run = leads(single.figures)
    .map((l) => l.figure)
    .filter((f) => f.period.kind === kind && f.period.end <= end && f.rag !== 'none')
    .map((f): Coloured => ({ value: f.value as string, period: f.period, rag: f.rag as Coloured['rag'] }))
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))
  const last = run[0]
  if (last?.rag !== 'red') return null
  // A gap in what is published ends the run: nothing is known of the time between.
  const broken = run.findIndex((c, i) => i > 0 && periodBefore((run[i - 1] as Coloured).period)?.end !== c.period.end)
  const joined = broken < 0 ? run : run.slice(0, broken)
  const other = joined.findIndex((c) => c.rag !== 'red')
  const first = joined[(other < 0 ? joined.length : other) - 1] as Coloured
  return { first: first.period, before: joined[other] ?? null, last }
}

/** Red measures, the furthest from target first, each with what officers wrote about it. */
export function redMeasures(rows: readonly SummaryRow[], commentary: readonly Commentary[]): RedMeasure[] {
  const size = ({ of, gap }: RedMeasure): number => (gap && of.yardstick ? Number(gap) / Number(of.yardstick.width) : 0)
  return rows
    .filter((r) => r.lead.rag === 'red')
    .map((of) => ({ of, gap: gapOf(of), since: sinceOf(of), commentary: tellable(of, commentary) }))
    .toSorted((a, b) => size(b) - size(a))
}
