/**
 * The three measures that matter most, with the published figures that show how they came about: the reds in their own
 * order, then what got worse without being red.
 */
import type { Asking } from '../answers/asking.ts'
import { pointAnswer } from '../answers/figure/part.ts'
import type { Answer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { periodBefore } from '../periods/calendar.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { leads } from '../query/find-figure.ts'
import type { Matter, Move, RedMeasure, SummaryRow } from './model.ts'

export const MOST = 3
/** Two figures are a change, which is told anyway; and no more than a phone shows. */
const FEWEST_POINTS = 3
const MOST_POINTS = 12

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

/** The figures of the report that lead up to the row's own: of its kind, else of its month, term or quarter. None where fewer than three are alike. */
export async function pointsOf(asking: Asking, { row, lead, single }: SummaryRow): Promise<Answer[]> {
  if (lead.found.computed) return []
  const { all } = figuresOfRow(await asking.figures(row.council, row.indicator), row.sub, row.unit)
  const own = all.filter((f) => f.document === lead.found.figure.document)
  const printed = leads(own).map((l) => l.figure)
  const shown = [lead, single]
    .flatMap((detail) => (detail ? [run(printed, detail.found.figure.period)] : []))
    .find((points) => points.length >= FEWEST_POINTS)
  return (shown ?? []).map((figure) => pointAnswer(asking, figure, row, own))
}

/** Everything that is red or got worse, the most pressing first. */
export const byUrgency = (reds: readonly RedMeasure[], declined: readonly Move[]): Omit<Matter, 'points'>[] => [
  ...reds.map((red) => ({ of: red.of, red, move: red.move })),
  ...declined.map((move) => ({ of: move.of, red: null, move })),
]

/** At most three. */
export const mattersMost = (
  asking: Asking,
  reds: readonly RedMeasure[],
  declined: readonly Move[],
): Promise<Matter[]> =>
  Promise.all(
    byUrgency(reds, declined)
      .slice(0, MOST)
      .map(async (m) => ({ ...m, points: await pointsOf(asking, m.of) })),
  )
