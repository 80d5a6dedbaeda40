/**
 * How a council stands among its statistical neighbours. The average is worked out here, as the plain mean of the
 * neighbours that have a figure, as the Department for Education's tool does; nobody publishes it for a measure.
 */
import type { Polarity, Unit } from '../model/indicator.ts'
import { divide, maxPlaces, sum } from '../rules/decimal.ts'
import { type AreaFigure, isPresent, type PresentFigure } from './area-figure.ts'
import { firstPlaces, lastPlace, type Ranked, type Ranking, rank, type Standing, standingIn } from './rank.ts'

export interface NeighbourAverage {
  /** As it is said. */
  readonly said: string
  /** The neighbours' figures that it is of, the nearest neighbour first. */
  readonly of: readonly PresentFigure[]
  /** Keys of neighbours without a figure. */
  readonly without: readonly string[]
  /** "(57 + 62 + 49) ÷ 3". */
  readonly arithmetic: string
  /** The month of the list of neighbours ("May 2025"), or null where the file does not say. */
  readonly neighboursOf: string | null
}

export interface Neighbourhood {
  /** Null where no neighbour has a figure. */
  readonly average: NeighbourAverage | null
  /** The neighbours alone, first place first. */
  readonly ranking: Ranking
  /** The neighbours and the council itself, where it has a figure. */
  readonly together: Ranking
  /** Those in the first place: the best, or the highest where the measure has no polarity. */
  readonly first: readonly Ranked[]
  readonly last: readonly Ranked[]
  /** The council among its neighbours; null where it has no figure. */
  readonly standing: Standing | null
}

/** @param neighbours one figure a neighbour, the nearest first @param own the council's own figure */
export function neighbourhood(
  own: AreaFigure | null,
  neighbours: readonly AreaFigure[],
  { polarity, unit }: { readonly polarity: Polarity; readonly unit: Unit },
  neighboursOf: string | null,
): Neighbourhood {
  const ranking = rank(neighbours, polarity)
  const together = rank(own ? [own, ...neighbours] : neighbours, polarity)
  return {
    average: averageOf(neighbours, unit, neighboursOf),
    ranking,
    together,
    first: firstPlaces(ranking, 1),
    last: lastPlace(ranking),
    standing: own && standingIn(together, own.area, polarity, false),
  }
}

/** Of the figures as they stand in the file, said with as many places as theirs and one at least; pounds as theirs are. */
function averageOf(
  neighbours: readonly AreaFigure[],
  unit: Unit,
  neighboursOf: string | null,
): NeighbourAverage | null {
  const of = neighbours.filter(isPresent)
  if (of.length === 0) return null
  const exact = of.map((f) => f.value)
  const said = of.map((f) => f.said)
  const places = Math.max(unit === 'pounds' ? 0 : 1, maxPlaces(said))
  const unrounded = exact.every((value, i) => value === said[i])
  return {
    said: divide(sum(exact), String(of.length), places),
    of,
    without: neighbours.filter((f) => !isPresent(f)).map((f) => f.area),
    arithmetic: `(${said.join(' + ')}) ÷ ${of.length}${unrounded ? '' : ', before their rounding'}`,
    neighboursOf,
  }
}
