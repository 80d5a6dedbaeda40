/** What a question about a place is answered with first: yes or no, a number of councils, or a distance. */
import type { EnglandMeasure } from '../../england/measure.ts'
import { type Quartile, quartileOf, type Ranking, type Standing } from '../../england/rank.ts'
import { ordinal } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { subtract } from '../../rules/decimal.ts'
import { differenceText, listText, valueText } from '../../wording/format.ts'
import { asksDistance, countsCouncils, quartileSaid, THE_MOST } from './rank-asked.ts'

interface PlaceFacts {
  readonly standing: Standing
  /** All that the place is among. */
  readonly ranking: Ranking
  readonly measure: EnglandMeasure
  readonly name: string
  readonly nameOf: (area: string) => string
}

/** Null where the question has none, or nobody says which side is good. */
export function placeVerdict(session: Session, facts: PlaceFacts): string | null {
  const { text } = session.reading
  if (countsCouncils(session)) return howMany(text, facts)
  const named = quartileSaid(text)
  if (named && asksDistance(text)) return distanceText(named, facts)
  return yesOrNo(text, named, facts.standing)
}

function yesOrNo(text: string, named: Quartile | null, { ranked, of, order, quartile }: Standing): string | null {
  if (named && quartile && /\b(?:are|is|were|was)\b/.test(text))
    return `${named === quartile ? 'Yes' : 'No'}: quartile ${quartile}.`
  const [, end, place] = THE_MOST.exec(text) ?? []
  const most = place === undefined ? end : place === 'top' || place === 'first' ? 'best' : 'worst'
  if (!most) return null
  const isFirst = ranked.place === 1
  const isLast = ranked.place + ranked.tiedWith.length === of
  const joint = ranked.tiedWith.length > 0 ? ', jointly' : ''
  const said = (holds: boolean): string => (holds ? `Yes${joint}.` : 'No.')
  if (most === 'best' || most === 'worst') return order === 'best' ? said(most === 'best' ? isFirst : isLast) : null
  return order === 'highest' ? said(most === 'highest' ? isFirst : isLast) : null
}

const DOWN = /\b(?:worse|lower|below|behind|fewer)\b/
const BY_SIZE = /\b(?:higher|lower|above|below|more|fewer)\b/

/** "128 of the 151 others with a figure are better than Leeds; 6 more are the same." */
function howMany(text: string, { standing, measure, name }: PlaceFacts): string {
  const { ranked, of } = standing
  const before = ranked.place - 1
  const tied = ranked.tiedWith.length
  const bySize = BY_SIZE.test(text) || measure.polarity === 'info'
  const down = DOWN.test(text)
  // The first place is the lowest where low is good.
  const isBefore = bySize && measure.polarity === 'low' ? down : !down
  const word = bySize ? (down ? 'lower' : 'higher') : down ? 'worse' : 'better'
  const count = isBefore ? before : of - before - tied - 1
  const same = tied === 0 ? '' : `; ${tied} more ${tied === 1 ? 'is' : 'are'} the same`
  const first = `${count === 0 ? 'None' : count} of the ${of - 1} others with a figure ${count === 1 ? 'is' : 'are'} ${word} than ${name}${same}.`
  return bySize && !BY_SIZE.test(text) ? `Neither better nor worse can be said; by size: ${first}` : first
}

const ENDS = {
  A: 'the top quartile',
  B: 'the second quartile',
  C: 'the third quartile',
  D: 'the last quartile',
} as const

/** "12 percentage points: the top quartile ends at 58% (38th of 152, York), and Leeds has 46%." */
function distanceText(named: Quartile, { standing, ranking, measure, name, nameOf }: PlaceFacts): string | null {
  const { ranked, of, quartile } = standing
  if (!quartile) return null
  if (quartile === named) return `None: ${name} is in ${ENDS[named]}.`
  const inIt = ranking.ranked.filter((r) => quartileOf(r.place, of) === named)
  // The near end of it: its last place for those that come after it, its first for those before.
  const edge = ranked.place > (inIt[0]?.place ?? 0) ? inIt.at(-1) : inIt[0]
  if (!edge) return null
  const there = listText(
    inIt
      .filter((r) => r.place === edge.place)
      .map((r) => nameOf(r.figure.area))
      .slice(0, 5),
  )
  const own = ranked.figure.said
  return `${differenceText(subtract(edge.figure.said, own), measure.unit)}: ${ENDS[named]} ${ranked.place > edge.place ? 'ends' : 'begins'} at ${valueText(edge.figure.said, measure.unit)} (${ordinal(edge.place)} of ${of}, ${there}), and ${name} has ${valueText(own, measure.unit)}.`
}
