import { type Answer, buildAnswer } from '../model/answer.ts'

/** Something asked for beside a figure is not published: said first, with the measure's own figure told (contract, meaning 11). */
export function withoutFigure(answer: Answer, why: string): Answer {
  return buildAnswer({
    ...answer,
    kind: 'no_data',
    value: null,
    items: [],
    benchmarks: [],
    notes: [`${why}.`, ...answer.notes],
    text: `${why}. The measure's own figure:\n${answer.text}`,
  })
}
