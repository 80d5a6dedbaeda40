/**
 * The three measures that matter most, with the published figures that show how they came about.
 *
 * In this order, and only measures with three comparable figures: red and worse than before; turned red; red for other
 * reasons; declined, where its figures show it; amber where it was green. Within each, as the summary orders them: reds by their distance from
 * target, declines by their size, both against the tolerance.
 */
import type { Asking } from '../answers/asking.ts'
import { pointAnswer } from '../answers/figure-answer.ts'
import type { Answer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { periodBefore } from '../periods/calendar.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { leads } from '../query/find-figure.ts'
import { directionOf, performanceOf } from '../rules/trend.ts'
import type { ColourChange, Matter, Move, RedMeasure, SummaryRow } from './model.ts'

const MOST = 3
/** Two figures are a change, which is told anyway; and no more than a phone shows. */
const FEWEST_POINTS = 3
const MOST_POINTS = 12

export interface Exceptions {
  readonly reds: readonly RedMeasure[]
  readonly changed: readonly ColourChange[]
  readonly declined: readonly Move[]
}

interface Candidate extends Pick<Matter, 'of' | 'why'> {
  /** It is told for its decline alone, which its figures have to show. */
  readonly declining?: boolean
}

const forPeriod = ({ lead }: SummaryRow): string => `for ${lead.found.period.label}`

/** Each measure once, with the first reason that holds for it. */
function candidates({ reds, changed, declined }: Exceptions): Candidate[] {
  const before = new Map(declined.map((m) => [m.of, m.from.period.label]))
  const turned = new Map(changed.filter((c) => c.to.rag === 'red').map((c) => [c.of, c.to.period.label]))
  const worse = (of: SummaryRow): string => `${forPeriod(of)}, worse than for ${before.get(of)}`
  const rag = ({ lead }: SummaryRow): string => (lead.rag === 'none' ? '' : `${lead.rag} `)
  const all: Candidate[] = [
    ...reds.filter((r) => before.has(r.of)).map(({ of }) => ({ of, why: `red ${worse(of)}` })),
    ...reds.filter((r) => turned.has(r.of)).map(({ of }) => ({ of, why: `turned red in ${turned.get(of)}` })),
    ...reds.map(({ of }) => ({ of, why: `red ${forPeriod(of)}` })),
    ...declined.map(({ of }) => ({ of, why: `${rag(of)}${worse(of)}`, declining: true })),
    ...changed
      .filter((c) => c.from.rag === 'green' && c.to.rag === 'amber')
      .map(({ of, from, to }) => ({ of, why: `amber in ${to.period.label}, green in ${from.period.label}` })),
  ]
  return all.filter((c, i) => all.findIndex((other) => other.of === c.of) === i)
}

/** Figures of the kind of `last` without a gap before it, oldest first: nobody knows what lies in a gap. */
function run(figures: readonly Figure[], last: Period): Figure[] {
  const found: Figure[] = []
  for (let at: Period | null = last; at && found.length < MOST_POINTS; at = periodBefore(at)) {
    const { kind, start, end } = at
    const figure = figures.find(({ period: p }) => p.kind === kind && p.start === start && p.end === end)
    if (!figure) break
    found.unshift(figure)
  }
  return found
}

/** The figures of the summary's report that lead up to the row's own: of its kind, else of its month, term or quarter. */
async function pointsOf(asking: Asking, { row, lead, single }: SummaryRow): Promise<Answer[]> {
  if (lead.found.computed) return []
  const all = figuresOfRow(await asking.figures(row.council, row.indicator), row.sub, row.unit)
  const own = all.filter((f) => f.document === lead.found.figure.document)
  const printed = leads(own).map((l) => l.figure)
  const shown = [lead, single]
    .flatMap((detail) => (detail ? [run(printed, detail.found.figure.period)] : []))
    .find((points) => points.length >= FEWEST_POINTS)
  return (shown ?? []).map((figure) => pointAnswer(asking, figure, row, own))
}

/** Whether the last of some figures is worse than the first. */
function worsened(points: readonly Answer[], { polarity }: SummaryRow): boolean {
  const [first, last] = [points[0]?.value ?? null, points.at(-1)?.value ?? null]
  return first !== null && last !== null && performanceOf(directionOf(`${first}`, `${last}`), polarity) === 'worse'
}

/** At most three, the most pressing first; none where nothing comparable is published. */
export async function mattersMost(asking: Asking, exceptions: Exceptions): Promise<Matter[]> {
  const found: Matter[] = []
  for (const { of, why, declining = false } of candidates(exceptions)) {
    const points = await pointsOf(asking, of)
    if (points.length > 0 && (!declining || worsened(points, of))) found.push({ of, why, points })
    if (found.length === MOST) break
  }
  return found
}
