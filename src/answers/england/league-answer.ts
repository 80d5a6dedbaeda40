/** The first or last few councils of England or a region on a measure. */
import { firstPlaces, type Ranked } from '../../england/rank.ts'
import { polarityText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { listText, valueText } from '../../wording/format.ts'
import { type Asked, areaOf, askedOf, figureAnswer, figureOf, sourceFor, withNotes } from './asked.ts'
import { placedRows } from './neighbour-standings.ts'
import { regionMeant } from './region-meant.ts'

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const COUNTED =
  /\b(?:top|bottom|best|worst|highest|lowest|first|last)\s+(\d{1,2}|[a-z]+)\b|\b(\d{1,2}|[a-z]+)\s+(?:best|worst|highest|lowest)\b/g
/** More are never told. */
const MOST = 20

interface Wanted {
  readonly count: number
  /** Which end: good and bad go by polarity, high and low by size. */
  readonly end: 'best' | 'worst' | 'highest' | 'lowest'
}

export function wantedOf(text: string): Wanted {
  let count = 1
  for (const [, after, before] of text.matchAll(COUNTED)) {
    const said = after ?? before ?? ''
    const number = /^\d+$/.test(said) ? Number(said) : NUMBERS.indexOf(said)
    if (number > 0) count = Math.min(MOST, number)
  }
  if (count === 1 && /\b(?:councils|authorities|areas|boroughs|las)\b/.test(text)) count = 5
  const end = /\b(?:lowest|fewest|least|smallest)\b/.test(text)
    ? 'lowest'
    : /\b(?:highest|most|largest|biggest)\b/.test(text)
      ? 'highest'
      : /\b(?:worst|bottom|poorest|last)\b/.test(text)
        ? 'worst'
        : 'best'
  return { count, end }
}

/** "Which councils", "which London boroughs": the first or last of them are wanted. */
export const asksCouncils = ({ reading }: Session): boolean =>
  /\bwhich (?:(?!year|month|quarter|term)[a-z']+ ){0,3}(?:councils?|boroughs?|authorit(?:y|ies)|counties|county|las?)\b/.test(
    reading.text,
  )

/** The wanted end of a ranking, the furthest first; ties at the last place told are all in it. */
function told(ranked: readonly Ranked[], fromTop: boolean, count: number): Ranked[] {
  if (fromTop) return firstPlaces({ order: 'best', ranked, without: [] }, count)
  const last = ranked.toReversed()
  const edge = last[Math.min(count, last.length) - 1]
  return edge ? last.filter((r) => r.place >= edge.place) : []
}

export async function leagueAnswer(session: Session): Promise<Answer> {
  const area = areaOf(session, session.council)
  const asked = await askedOf(session, area)
  if ('answer' in asked) return asked.answer
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const region = regionMeant(session, england, area)
  const { count, end } = wantedOf(session.reading.text)
  const neighbours = area?.kind === 'council' && session.reading.benchmarks.some((b) => b.includes('neighbour'))
  const ranking = neighbours
    ? (await england.neighbourhood(area, measure, period)).ranking
    : await england.ranking(measure, period, region)
  const low = measure.polarity === 'low'
  const info = ranking.order === 'highest'
  // By size alone nobody is worst; "bottom" is still the lowest.
  const fromTop = info
    ? end !== 'lowest' && !/\b(?:bottom|last)\b/.test(session.reading.text)
    : end === 'best' || (end !== 'worst' && (end === 'lowest') === low)
  const places = told(ranking.ranked, fromTop, count)
  const where = region ?? england.country()
  const scope = neighbours ? `among the statistical neighbours of ${area.name}` : `in ${where?.name}`
  const [first] = places
  if (!first || !where) {
    const text = `The Department for Education gives no figure of a council${region ? ` in ${region.name}` : ''} for "${measure.name}" then.`
    return buildAnswer({ kind: 'no_data', text })
  }
  const word = info ? (fromTop ? 'highest' : 'lowest') : end
  const items = await Promise.all(places.map((r) => item(asked, r)))
  const of = ranking.ranked.length
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const rows = placedRows(places, measure, nameOf, session.own)
  const many = places.length === 1 ? `The ${word} ${scope}` : `The ${word} ${places.length} ${scope}`
  const more = places.length > count ? ` Equal figures share a place, so ${places.length} are told.` : ''
  const missing =
    ranking.without.length === 0
      ? ''
      : ` ${ranking.without.length <= 5 ? listText(ranking.without.map(nameOf)) : ranking.without.length} ${ranking.without.length === 1 ? 'has' : 'have'} none (not available, suppressed or not applicable).`
  const sized = info
    ? [`For this measure ${polarityText(measure)}, so it is by size and no council is best or worst.`]
    : [`For this measure ${polarityText(measure)}; places count from the best.`]
  const answer = buildAnswer({
    kind: 'comparison',
    council: null,
    indicator: { id: measure.id, ref: null, name: measure.name, sub: '' },
    unit: measure.unit,
    items,
    source: sourceFor(asked, where),
    understood: `${measure.name} · ${period.period.label} · councils of ${where.name}`,
    text: [
      `${many} on ${measure.name}, ${period.period.label}, of the ${of} councils with a figure:${more}`,
      ...rows.map((r) => r.line),
      ...(missing ? [missing.trim()] : []),
      ...sized,
    ].join('\n'),
  })
  const standings = { title: `${measure.name}, ${period.period.label}`, unit: measure.unit, rows }
  return withNotes(rows.length > 1 ? { ...answer, standings } : answer, notes)
}

async function item(asked: Asked, { figure }: Ranked): Promise<Answer> {
  const area = asked.behind.england.area(figure.area)
  if (!area) throw new Error(`No area "${figure.area}".`)
  const text = `${area.name} ${valueText(figure.said, asked.measure.unit)}`
  return figureAnswer(asked, area, await figureOf(asked, area), 'answer', text)
}
