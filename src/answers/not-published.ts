import { type Answer, buildAnswer } from '../model/answer.ts'
import { type Line, linesOf, textOf } from '../wording/line.ts'

/** Something asked for beside a figure is not published: said first, with the measure's own figure told (contract, meaning 11). */
export function withoutFigure(answer: Answer, why: string): Answer {
  const first = `${why}.`
  const lines: Line[] = [{ role: 'verdict', text: `${first} The measure's own figure:` }, ...linesOf(answer)]
  return buildAnswer({
    ...answer,
    kind: 'no_data',
    value: null,
    items: [],
    benchmarks: [],
    notes: [first, ...answer.notes],
    text: textOf(lines),
    telling: answer.telling ? { ...answer.telling, lines } : null,
  })
}
