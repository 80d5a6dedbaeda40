/** Where a council stands among England's, its region's and its neighbours'. */
import { type Area, isCouncilToday } from '../../england/area.ts'
import type { England } from '../../england/england.ts'
import { standingIn } from '../../england/rank.ts'
import { endedText, placeName, polarityText, rankText, standingText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { listText, valueText } from '../../wording/format.ts'
import { clarifyAnyCouncil } from '../clarify-answer.ts'
import { type Asked, areaOf, askedOf, figureAnswer, figureOf, saidFigure, withNotes, withPlaces } from './asked.ts'
import { placeVerdict } from './place-verdict.ts'
import { regionMeant } from './region-meant.ts'

/** The asker's own place is wanted, so that a region is what it is among. */
const OURS = /\b(?:we|us|our|ours|the authority|the council|this council)\b/

function areaMeant(session: Session): Area | null {
  const area = areaOf(session, session.council)
  const own = areaOf(session, session.own)
  const isAmong = area && area.kind !== 'council' && own && isCouncilToday(own) && OURS.test(session.reading.text)
  return isAmong ? own : area
}

export async function rankAnswer(session: Session): Promise<Answer> {
  const area = areaMeant(session)
  const asked = await askedOf(session, area)
  if ('answer' in asked) return asked.answer
  if (!area) return clarifyAnyCouncil(session.asking)
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const figure = await figureOf(asked, area)
  const said = `${area.name}: ${measure.name}, ${period.period.label}: ${saidFigure(figure, measure)}.`
  if (area.kind === 'region' && area.within === null) return amongRegions(asked, area, figure, said)
  if (!isCouncilToday(area)) {
    const why = endedText(area, nameOf) ?? `${placeName(area)} is no council, so it is in no rank of councils.`
    const isLast = area.ended !== null && figure?.value != null
    const last = isLast
      ? `Its last figure: ${measure.name}, ${period.period.label}: ${saidFigure(figure, measure)}.`
      : said
    return withNotes(figureAnswer(asked, area, figure, 'no_data', [why, last]), notes)
  }
  const region = regionMeant(session, england, area)
  const neighbours = session.reading.benchmarks.some((b) => b.includes('neighbour'))
  const hood = neighbours ? await england.neighbourhood(area, measure, period) : null
  const standing = hood ? hood.standing : await england.standing(area, measure, period, region)
  const national = region && !neighbours ? await england.standing(area, measure, period) : null
  const inEngland = national ? [`In England it is ${standingText(national, nameOf)}.`] : []
  if (!standing) {
    const outside = region && region.kind === 'region' && !england.regions(area).includes(region)
    const why =
      outside && figure?.value != null
        ? `${area.name} is not in ${placeName(region)}, so it has no place there.`
        : 'It has no figure there, so it has no place in a rank.'
    const texts = outside ? [why, said, ...inEngland] : [said, why]
    return withNotes(figureAnswer(asked, area, figure, 'no_data', texts), notes)
  }
  const among = neighbours
    ? 'Among itself and its statistical neighbours'
    : region
      ? `In ${placeName(region)}`
      : 'In England'
  const ranking = hood ? hood.together : await england.ranking(measure, period, region)
  const { ranked } = ranking
  const ends = [ranked[0], ranked.at(-1)].flatMap((r) =>
    r ? [`${nameOf(r.figure.area)} ${valueText(r.figure.said, measure.unit)}`] : [],
  )
  const verdict = placeVerdict(session, { standing, ranking, measure, name: area.name, nameOf })
  const before = neighbours ? null : await yearBefore(england, asked, area, region)
  const texts = [
    ...(verdict ? [verdict] : []),
    `${among}, ${area.name} is ${standingText(standing, nameOf)}, ${period.period.label}: ${standing.arithmetic}.`,
    said,
    ...(neighbours ? [] : [`From ${ends.join(' to ')}.`]),
    ...(before ? [before] : []),
    ...inEngland,
    `For this measure ${polarityText(measure)}${standing.order === 'highest' ? ', so the rank is by size alone and there is no quartile' : ''}.`,
  ]
  const told = withNotes(figureAnswer(asked, area, figure, 'answer', texts), [
    ...notes,
    ...(figure?.note ? [figure.note] : []),
  ])
  return withPlaces(told, { act: 'rank' })
}

/** A region's place is among the regions. */
async function amongRegions(asked: Asked, area: Area, figure: Figure | null, said: string): Promise<Answer> {
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const standing = standingIn(await england.regionRanking(measure, period), area.key, measure.polarity, false)
  const notesOf = [...notes, ...(figure?.note ? [figure.note] : [])]
  if (!standing) {
    const texts = [said, 'It has no figure there, so it has no place in a rank.']
    return withNotes(figureAnswer(asked, area, figure, 'no_data', texts), notesOf)
  }
  const tied = standing.ranked.tiedWith.map(nameOf)
  const texts = [
    `Among the regions of England, ${placeName(area)} is ${rankText(standing)} with a figure${tied.length === 0 ? '' : ` (with ${listText(tied)})`}, ${period.period.label}.`,
    said,
    `For this measure ${polarityText(measure)}.`,
  ]
  return withNotes(figureAnswer(asked, area, figure, 'answer', texts), notesOf)
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
