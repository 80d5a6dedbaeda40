/** Where a council stands among England's, its region's and its neighbours'. */
import { type Area, isCouncilToday } from '../../england/area.ts'
import type { England } from '../../england/england.ts'
import { endedText, polarityText, rankText, standingText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import { valueText } from '../../wording/format.ts'
import { clarifyAnyCouncil } from '../clarify-answer.ts'
import { type Asked, areaOf, askedOf, figureAnswer, figureOf, saidFigure, withNotes } from './asked.ts'
import { placeVerdict } from './rank-asked.ts'
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
  const verdict = placeVerdict(session.reading.text, standing)
  const before = neighbours ? null : await yearBefore(england, asked, area, region)
  const text = [
    ...(verdict ? [verdict] : []),
    `${among}, ${area.name} is ${standingText(standing, nameOf)}, ${period.period.label}: ${standing.arithmetic}.`,
    said,
    ...(neighbours ? [] : [`From ${ends.join(' to ')}.`]),
    ...(before ? [before] : []),
    ...(national ? [`In England it is ${standingText(national, nameOf)}.`] : []),
    `For this measure ${polarityText(measure)}${standing.order === 'highest' ? ', so the rank is by size alone and there is no quartile' : ''}.`,
  ].join('\n')
  return withNotes(figureAnswer(asked, area, figure, 'answer', text), [
    ...notes,
    ...(figure?.note ? [figure.note] : []),
  ])
}

/** "For 2023/24 it was 80th best of 151 councils with a figure."; null where it had none, or the span is another. */
async function yearBefore(
  england: England,
  { measure, period }: Asked,
  area: Area,
  region: Area | null,
): Promise<string | null> {
  const periods = await england.periods(measure)
  const at = periods.findIndex((p) => p.label === period.label && p.period.end === period.period.end)
  const before = periods[at - 1]
  if (!before || before.period.kind !== period.period.kind) return null
  const standing = await england.standing(area, measure, before, region)
  return standing && `For ${before.period.label} it was ${rankText(standing)} councils with a figure.`
}
