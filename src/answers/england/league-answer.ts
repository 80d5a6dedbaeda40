/** The first or last few councils of England or a region on a measure. */
import { asRef } from '../../england/as-catalogue.ts'
import { firstPlaces, type Ranked } from '../../england/rank.ts'
import { placeName, polarityText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { listText } from '../../wording/format.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { type Asked, areaOf, askedOf, figureOf, sourceFor, withNotes, withPlaces } from './asked.ts'
import { asksRegions, wantedOf } from './league-asked.ts'
import { placedRows } from './neighbour-standings.ts'
import { quartileLeague } from './quartile-league.ts'
import { quartileSaid } from './rank-asked.ts'
import { rankedItems } from './ranked-items.ts'
import { regionMeant } from './region-meant.ts'

/** The wanted end of a ranking, the furthest first; ties at the last place told are all in it. */
function placesAt(ranked: readonly Ranked[], fromTop: boolean, count: number): Ranked[] {
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
  const quartile = quartileSaid(session.reading.text)
  if (quartile) return quartileLeague(asked, region, quartile, session.own)
  const before = session.followUp ? session.topic?.places : undefined
  const wanted = wantedOf(session.reading.text, before?.act === 'league' ? before.wanted : null)
  const { count, end } = wanted
  const ofRegions = asksRegions(session)
  const neighbours =
    !ofRegions && area?.kind === 'council' && session.reading.benchmarks.some((b) => b.includes('neighbour'))
  const ranking = ofRegions
    ? await england.regionRanking(measure, period)
    : neighbours
      ? (await england.neighbourhood(area, measure, period)).ranking
      : await england.ranking(measure, period, region)
  const low = measure.polarity === 'low'
  const info = ranking.order === 'highest'
  // By size alone nobody is worst; "bottom" is still the lowest.
  const fromTop = info
    ? end !== 'lowest' && !/\b(?:bottom|last)\b/.test(session.reading.text)
    : end === 'best' || (end !== 'worst' && (end === 'lowest') === low)
  const places = placesAt(ranking.ranked, fromTop, count)
  const where = (ofRegions ? null : region) ?? england.country()
  const [one, all] = ofRegions ? ['region', 'regions'] : ['council', 'councils']
  const scope = neighbours ? `among the statistical neighbours of ${area.name}` : `in ${where ? placeName(where) : ''}`
  const [first] = places
  if (!first || !where) {
    const text = `The Department for Education gives no figure of a ${one}${region ? ` in ${placeName(region)}` : ''} for "${measure.name}" then.`
    return buildAnswer({ kind: 'no_data', telling: tellingOfTexts([text]) })
  }
  const word = info ? (fromTop ? 'highest' : 'lowest') : end
  const items = await rankedItems(asked, places)
  const of = ranking.ranked.length
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const rows = placedRows(places, measure, nameOf, session.own)
  const regions = ofRegions ? ` ${places.length === 1 ? one : all}` : ''
  const many = `The ${word}${places.length === 1 ? '' : ` ${places.length}`}${regions} ${scope}`
  const more = places.length > count ? ` Equal figures share a place, so ${places.length} are told.` : ''
  const missing =
    ranking.without.length === 0
      ? ''
      : ` ${ranking.without.length <= 5 ? listText(ranking.without.map(nameOf)) : ranking.without.length} ${ranking.without.length === 1 ? 'has' : 'have'} none (not available, suppressed or not applicable).`
  const sized = info
    ? [`For this measure ${polarityText(measure)}, so it is by size and no ${one} is best or worst.`]
    : [`For this measure ${polarityText(measure)}; places count from the best.`]
  const answer = buildAnswer({
    kind: 'comparison',
    council: null,
    indicator: asRef(measure),
    period: period.period,
    unit: measure.unit,
    items,
    source: sourceFor(asked, where),
    understood: `${measure.name} · ${period.period.label} · ${all} of ${where.name}`,
    telling: tellingOfTexts([
      `${many} on ${measure.name}, ${period.period.label}, of the ${of} ${all} with a figure:${more}`,
      ...rows.map((r) => r.line),
      ...(missing ? [missing.trim()] : []),
      ...sized,
    ]),
  })
  const standings = { title: `${measure.name}, ${period.period.label}`, unit: measure.unit, rows }
  const doubted = (await Promise.all(places.map((r) => doubtOf(asked, r)))).flat()
  const told = withNotes(rows.length > 1 ? { ...answer, standings } : answer, [...notes, ...doubted])
  return ofRegions || neighbours ? told : withPlaces(told, { act: 'league', region: region?.key ?? null, wanted })
}

/** What must be said of a region's figure that is likely to be wrong. */
async function doubtOf(asked: Asked, { figure: { area: key } }: Ranked): Promise<string[]> {
  const area = asked.behind.england.area(key)
  if (area?.kind !== 'region') return []
  const figure = await figureOf(asked, area)
  return figure?.note ? [`${area.name}: ${figure.note}`] : []
}
