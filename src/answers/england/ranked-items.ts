/** The areas of a ranking as items of an answer. */
import type { Ranked } from '../../england/rank.ts'
import type { Answer } from '../../model/answer.ts'
import { valueText } from '../../wording/format.ts'
import { type Asked, figureAnswer, figureOf } from './asked.ts'

/** In the order given. Throws where an area is none of England's. */
export const rankedItems = (asked: Asked, ranked: readonly Ranked[]): Promise<Answer[]> =>
  Promise.all(ranked.map((r) => itemOf(asked, r)))

async function itemOf(asked: Asked, { figure }: Ranked): Promise<Answer> {
  const area = asked.behind.england.area(figure.area)
  if (!area) throw new Error(`No area "${figure.area}".`)
  const text = `${area.name} ${valueText(figure.said, asked.measure.unit)}`
  return figureAnswer(asked, area, await figureOf(asked, area), 'answer', [text])
}
