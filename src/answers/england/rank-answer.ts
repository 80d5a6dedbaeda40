/** Where a council stands among England's, its region's and its neighbours'. */
import { isCouncilToday } from '../../england/area.ts'
import { endedText, polarityText, standingText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import { valueText } from '../../wording/format.ts'
import { clarifyAnyCouncil } from '../clarify-answer.ts'
import { areaOf, askedOf, figureAnswer, figureOf, saidFigure, withNotes } from './asked.ts'
import { regionMeant } from './region-meant.ts'

export async function rankAnswer(session: Session): Promise<Answer> {
  const area = areaOf(session, session.council)
  const asked = await askedOf(session, area)
  if ('answer' in asked) return asked.answer
  if (!area) return clarifyAnyCouncil(session.asking)
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const figure = await figureOf(asked, area)
  const said = `${area.name}: ${measure.name}, ${period.period.label}: ${saidFigure(figure, measure)}.`
  if (!isCouncilToday(area)) {
    const why = endedText(area, nameOf) ?? `${area.name} is no council, so it is in no rank of councils.`
    return withNotes(figureAnswer(asked, area, figure, 'no_data', `${why}\n${said}`), notes)
  }
  const region = regionMeant(session, england, area)
  const neighbours = session.reading.benchmarks.some((b) => b.includes('neighbour'))
  const standing = neighbours
    ? (await england.neighbourhood(area, measure, period)).standing
    : await england.standing(area, measure, period, region)
  if (!standing) {
    const text = `${said}\nIt has no figure there, so it has no place in a rank.`
    return withNotes(figureAnswer(asked, area, figure, 'no_data', text), notes)
  }
  const among = neighbours ? 'Among itself and its statistical neighbours' : region ? `In ${region.name}` : 'In England'
  const national = region && !neighbours ? await england.standing(area, measure, period) : null
  const { ranked } = await england.ranking(measure, period, region)
  const ends = [ranked[0], ranked.at(-1)].flatMap((r) =>
    r ? [`${nameOf(r.figure.area)} ${valueText(r.figure.said, measure.unit)}`] : [],
  )
  const text = [
    `${among}, ${area.name} is ${standingText(standing, nameOf)}, ${period.period.label}: ${standing.arithmetic}.`,
    said,
    ...(neighbours ? [] : [`From ${ends.join(' to ')}.`]),
    ...(national ? [`In England it is ${standingText(national, nameOf)}.`] : []),
    `For this measure ${polarityText(measure)}${standing.order === 'highest' ? ', so the rank is by size alone and there is no quartile' : ''}.`,
  ].join('\n')
  return withNotes(figureAnswer(asked, area, figure, 'answer', text), [
    ...notes,
    ...(figure?.note ? [figure.note] : []),
  ])
}
