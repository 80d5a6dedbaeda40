/**
 * Where councils stand on a measure. A rank goes by the value as it stands in the file, not as it is said; equal ones
 * share the better place, and the next place is left out, as the Department for Education's own tool ranks
 * (`ties.method = "min"`). Without a polarity the highest comes first and nobody is best, so there is no quartile.
 */
import type { Polarity } from '../model/indicator.ts'
import { type AreaFigure, isPresent, type PresentFigure } from './area-figure.ts'

/** What the first place means. */
export type Order = 'best' | 'highest'

export interface Ranked {
  readonly figure: PresentFigure
  /** From 1; shared by equal figures. */
  readonly place: number
  /** Keys of the other areas with the same place, in the order they came in. */
  readonly tiedWith: readonly string[]
}

export interface Ranking {
  readonly order: Order
  /** The first place first. */
  readonly ranked: readonly Ranked[]
  /** Keys of areas that print no figure. */
  readonly without: readonly string[]
}

export type Quartile = 'A' | 'B' | 'C' | 'D'

/** Ranks one figure an area; those that are not there are told apart. */
export function rank(figures: readonly AreaFigure[], polarity: Polarity): Ranking {
  // Fifteen significant digits are what a number holds exactly, so numbers compare as their decimals do.
  const byNumber = Map.groupBy(figures.filter(isPresent), (f) => Number(f.value))
  const upward = polarity === 'low'
  const groups = [...byNumber].toSorted(([a], [b]) => (upward ? a - b : b - a)).map(([, group]) => group)
  let place = 1
  const ranked = groups.flatMap((group) => {
    const own = place
    place += group.length
    return group.map((figure) => ({
      figure,
      place: own,
      tiedWith: group.filter((other) => other !== figure).map((other) => other.area),
    }))
  })
  return {
    order: polarity === 'info' ? 'highest' : 'best',
    ranked,
    without: figures.filter((f) => !isPresent(f)).map((f) => f.area),
  }
}

/**
 * The quartile of a place among `of` areas: A is the best quarter. The Department's tool takes the quartiles of the
 * values, interpolated; by place they are the first 1 + (of - 1) × ¼ places, then ½ and ¾.
 */
export function quartileOf(place: number, of: number): Quartile {
  const within = (quarters: number) => (place - 1) * 4 <= (of - 1) * quarters
  return within(1) ? 'A' : within(2) ? 'B' : within(3) ? 'C' : 'D'
}

/** Where one area stands in a ranking. */
export interface Standing {
  readonly order: Order
  readonly ranked: Ranked
  /** How many areas have a figure. */
  readonly of: number
  /** How many print none. */
  readonly without: number
  /** Null without a polarity, where the measure allows none, and among fewer than four. */
  readonly quartile: Quartile | null
  /** The count that gives the place: "37 of the 151 with a figure are higher". */
  readonly arithmetic: string
}

/** An area's standing, or null where it has no figure in the ranking. @param quartiles whether the measure allows them */
export function standingIn(ranking: Ranking, area: string, polarity: Polarity, quartiles: boolean): Standing | null {
  const ranked = ranking.ranked.find((r) => r.figure.area === area)
  if (!ranked) return null
  const of = ranking.ranked.length
  const side = polarity === 'low' ? 'lower' : 'higher'
  const before = ranked.place - 1
  return {
    order: ranking.order,
    ranked,
    of,
    without: ranking.without.length,
    quartile: quartiles && polarity !== 'info' && of >= 4 ? quartileOf(ranked.place, of) : null,
    arithmetic: `${before === 0 ? 'none' : before} of the ${of} with a figure ${before === 1 ? 'is' : 'are'} ${side}`,
  }
}

/** The first `n` places; ties at the last of them are all in it, so there may be more than `n`. */
export const firstPlaces = (ranking: Ranking, n: number): Ranked[] => ranking.ranked.filter((r) => r.place <= n)

/** The last place and everybody who shares it. */
export function lastPlace(ranking: Ranking): Ranked[] {
  const last = ranking.ranked.at(-1)
  return last ? ranking.ranked.filter((r) => r.place === last.place) : []
}
