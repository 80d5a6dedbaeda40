/** What is red, how far from its target and since when, in the order in which it matters. */
import type { Commentary } from '../model/figure.ts'
import { periodBefore } from '../periods/calendar.ts'
import { leads } from '../query/find-figure.ts'
import { tellable } from './commentary.ts'
import type { ColourChange, Coloured, Move, RedMeasure, RedSince, SummaryRow } from './model.ts'
import { cautionsIn, reasonIn } from './reason.ts'

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

export interface RedContext {
  readonly moves: readonly Move[]
  readonly changed: readonly ColourChange[]
  readonly commentary: readonly Commentary[]
}

/** Getting worse first, then what has just turned red, then what stands, then what is getting better. */
function urgency({ move, turned }: Pick<RedMeasure, 'move' | 'turned'>): number {
  if (move?.performance === 'worse') return 0
  if (move?.performance === 'better') return 3
  return turned ? 1 : 2
}

/** Red measures in the order in which they matter; of the same urgency the furthest from its target first. */
export function redMeasures(rows: readonly SummaryRow[], { moves, changed, commentary }: RedContext): RedMeasure[] {
  const size = ({ of, gap }: RedMeasure): number => (gap && of.yardstick ? Number(gap) / Number(of.yardstick.width) : 0)
  return rows
    .filter((r) => r.lead.rag === 'red')
    .map((of): RedMeasure => {
      const words = tellable(of, commentary)
      return {
        of,
        gap: gapOf(of),
        since: sinceOf(of),
        move: moves.find((m) => m.of === of) ?? null,
        turned: changed.find((c) => c.of === of && c.to.rag === 'red') ?? null,
        commentary: words,
        // A warning of the figure comes before any reason: what explains gaps in the data explains no attendance.
        reason: cautionsIn(words)[0] ?? reasonIn(words),
      }
    })
    .toSorted((a, b) => urgency(a) - urgency(b) || size(b) - size(a))
}
