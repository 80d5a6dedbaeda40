/** A measure of England as the benchmark of an indicator on councils' own scorecards. */
import type { Indicator } from '../model/indicator.ts'

export interface ScorecardBenchmark {
  readonly indicator: string
  readonly sub: string
  /** `EnglandMeasure.short`. */
  readonly measure: string
  /** `same`: one definition. `near`: `difference` is said with it. */
  readonly alike: 'same' | 'near'
  readonly difference: string | null
}

/** The benchmark of an indicator's row; null where none is honestly comparable. */
export const benchmarkOf = (
  pairs: readonly ScorecardBenchmark[],
  indicator: string,
  sub: string,
): ScorecardBenchmark | null => pairs.find((p) => p.indicator === indicator && p.sub === sub) ?? null

/** Letters alone, without plurals: however it is written. */
const together = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/s\b/g, '')
    .replace(/[^a-z0-9]/g, '')

/**
 * What people say for England's measures, by short name: `said` for them, and for the indicators that they are benchmarks
 * of. A sub-row's measure is not what the plain name of the indicator means.
 */
export function saidFor(
  said: ReadonlyMap<string, readonly string[]>,
  pairs: readonly ScorecardBenchmark[],
  indicators: readonly Indicator[],
): Map<string, readonly string[]> {
  const byId = new Map(indicators.map((i) => [i.id, i]))
  const all = new Map(said)
  const ownOf = new Map([...said].flatMap(([measure, phrases]) => phrases.map((p) => [together(p), measure] as const)))
  for (const { measure, indicator, sub } of pairs) {
    const found = sub === '' ? byId.get(indicator) : undefined
    if (!found) continue
    // "Care leavers NEET" is said of the scorecards' figure in employment, where none is published of the others; here one is.
    const own = [found.name, ...found.say].filter((p) => (ownOf.get(together(p)) ?? measure) === measure)
    all.set(measure, [...(all.get(measure) ?? []), ...own])
  }
  return all
}

/**
 * The only one of some measures that a council has a figure of, where the rest are what that one is the benchmark of;
 * null where they are measures of their own.
 * @param isMeasure whether an id is that of the benchmark's measure @param isHeld whether the council has figures of an id
 */
export function oneHeld(
  ids: readonly string[],
  pairs: readonly ScorecardBenchmark[],
  isMeasure: (id: string, pair: ScorecardBenchmark) => boolean,
  isHeld: (id: string) => boolean,
): string | null {
  const [held, ...more] = ids.filter(isHeld)
  if (held === undefined || more.length > 0) return null
  const isPair = (id: string): boolean => pairs.some((p) => p.indicator === id && isMeasure(held, p))
  return ids.every((id) => id === held || isPair(id)) ? held : null
}
