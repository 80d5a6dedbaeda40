/**
 * Which measure the words of a question mean, or that it is not clear (contract, meaning 8). The thresholds were
 * set on the evaluation questions: see `npm run eval`.
 */
import type { Catalogue } from '../catalogue.ts'
import { withoutLeftOut } from '../language/exclusions.ts'
import { isOtherManner, isOtherSchoolYear } from '../language/manner.ts'
import type { Match } from '../language/measure-index.ts'
import type { Reading } from '../language/reading.ts'
import type { Measure, Unit } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'

export interface Candidate {
  readonly indicator: string
  readonly score: number
  readonly exact: boolean
  readonly match: Match
}

export type Resolution =
  | { readonly kind: 'one'; readonly candidate: Candidate; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  /** Clearly a measure, but one that this council does not publish. */
  | { readonly kind: 'elsewhere'; readonly candidate: Candidate; readonly nearest: readonly Candidate[] }
  | { readonly kind: 'none'; readonly nearest: readonly Candidate[] }

/** Below this a match is not understood. */
export const ACCEPT = 0.6
/** Candidates that score within this share of the best are about as good. */
export const ALIKE = 0.9
/** The same, where all of them explain every word of the question and none is named in full. */
const ALIKE_UNNAMED = 0.8
/** A best match elsewhere must beat the council's own best by this much to count as meant. */
const ELSEWHERE = 0.82

/** A council's own report leads: England's measure is meant where its own names the words far less well. */
const BEHIND = 0.8

/** What is left of the score of a measure that counts in another manner than the question says. */
const OTHER_MANNER = 0.4

const SENSITIVE_TO_OLD = 0.94

/** What is left of the score of a name that is part of a longer one said in full. */
const WITHIN = 0.85

function adjusted(
  catalogue: Catalogue,
  reading: Reading,
  match: Match,
  council: string | null,
  until: IsoDate | null,
): Candidate {
  const { cues } = reading
  const indicator = catalogue.indicator(match.id)
  const rows = council ? catalogue.rows(council, match.id) : []
  const isIn = (unit: Unit): boolean => (rows.length > 0 ? rows.some((r) => r.unit === unit) : indicator.unit === unit)
  let score = match.score
  if (cues.number && !cues.percent) score *= isIn('count') ? 1.05 : 0.97
  else if (cues.percent) score *= isIn('%') ? 1.05 : 0.8
  if (cues.rate) score *= indicator.unit === 'per_10000' || indicator.unit === 'per_100000' ? 1.12 : 1
  else if (indicator.unit === 'per_10000' && !cues.percent) score *= 0.96
  if (reading.excluded.length > 0) score *= 1 - 0.6 * excludedShare(catalogue, reading, match.id, rows)
  // A measure that the newest report has dropped is meant less often, unless the question asks about that time.
  const newest = council ? catalogue.latestDocument(council) : null
  if (newest && rows[0] && rows[0].document !== newest.key) {
    const asksThen = until !== null && until < newest.period.start
    if (!asksThen) score *= SENSITIVE_TO_OLD
  }
  const england = catalogue.england?.england
  const ofEngland = england?.measure(match.id)
  if (ofEngland && (council === null || catalogue.reports(council))) score *= BEHIND
  const isOther =
    ofEngland != null &&
    (isOtherManner(england?.manners(match.id) ?? [], reading.text) || isOtherSchoolYear(ofEngland.name, reading.text))
  if (isOther) score *= OTHER_MANNER
  return { indicator: match.id, score, exact: match.exact && !isOther, match }
}

/** How much of what the question excludes this measure is about, 0 to 1: by what tells measures apart, or by whom it counts ("not the pupils"). */
function excludedShare(catalogue: Catalogue, { excluded }: Reading, id: string, rows: readonly Measure[]): number {
  const { vocabulary, index } = catalogue
  const weightOf = (word: string): number =>
    catalogue.tellsApart(word) ? index.weight(word) : vocabulary.isPopulation(word) ? 1 : 0
  const said = [...new Set(excluded.map((t) => t.word))].filter((w) => weightOf(w) > 0)
  const total = said.reduce((acc, w) => acc + weightOf(w), 0)
  if (total === 0) return 0
  const names = [catalogue.indicator(id).name, ...rows.map((r) => r.name)]
  // "(exc. Children's Disability Team)" is not what it is about.
  const own = new Set(names.flatMap((n) => vocabulary.terms(withoutLeftOut(n.toLowerCase())).map((t) => t.word)))
  const share = said.reduce((acc, w) => acc + (own.has(w) ? weightOf(w) : 0), 0) / total
  return share > 0.75 ? share : 0
}

/** The measures that a reading may mean, best first, adjusted for what it says of unit, time and exclusion. */
export function rankMeasures(
  catalogue: Catalogue,
  reading: Reading,
  council: string | null,
  until: IsoDate | null,
  only: (indicator: string) => boolean,
  spare?: ReadonlySet<string>,
): Candidate[] {
  const found = catalogue.index
    .match(reading.terms, only, 12, spare)
    .map((m) => adjusted(catalogue, reading, m, council, until))
  const whole = found.filter((c) => c.exact)
  return found
    .map((c) => (whole.some((wider) => isWithin(c.match, wider.match)) ? { ...c, score: c.score * WITHIN } : c))
    .toSorted((a, b) => b.score - a.score || Number(b.exact) - Number(a.exact))
}

/** A name that is part of a longer one which the question says in full: "key stage 2" within "key stage 2 higher". */
const isWithin = ({ words: few }: Match, { words: more }: Match): boolean =>
  few.length < more.length && few.every((w) => more.includes(w))

const best = (list: readonly Candidate[]): Candidate | undefined => list[0]

/** `only` limits the candidates, for a choice among those of a clarification. */
export function resolveMeasure(
  catalogue: Catalogue,
  reading: Reading,
  council: string | null,
  until: IsoDate | null = null,
  only?: (indicator: string) => boolean,
): Resolution {
  const rank = (filter: (id: string) => boolean): Candidate[] =>
    rankMeasures(catalogue, reading, council, until, filter)
  const anywhere = rank(only ?? (() => true))
  const here = council ? rank((id) => catalogue.holds(council, id) && (only?.(id) ?? true)) : anywhere
  const top = best(here)
  const outside = best(anywhere)
  if (
    council &&
    outside &&
    outside.score >= ACCEPT &&
    !catalogue.holds(council, outside.indicator) &&
    (top?.score ?? 0) < outside.score * ELSEWHERE
  )
    return { kind: 'elsewhere', candidate: outside, nearest: here.slice(0, 3) }
  if (!top || top.score < ACCEPT) return { kind: 'none', nearest: here.filter((c) => c.score > 0.3).slice(0, 3) }
  const apart = (c: Candidate) =>
    !council && !sharesCouncil(catalogue, c.indicator, top.indicator) && c.score >= top.score * ALIKE_UNNAMED
  const alike = here.filter((c) => isAlike(c, top) || apart(c))
  if (alike.length > 1) return { kind: 'several', candidates: alike.slice(0, 6) }
  return { kind: 'one', candidate: top, candidates: here }
}

const disjoint = (a: Match, b: Match): boolean => a.matched.every((w) => !b.matched.includes(w))

function isAlike(c: Candidate, top: Candidate): boolean {
  if (c === top) return true
  // The very words that found the best are this one's too.
  if (c.match.phrasing === top.match.phrasing) return c.score >= top.score * ALIKE
  // "Step ups and downs": each has what the other lacks, so neither is meant alone.
  if (c.match.coverage + top.match.coverage > 0.98 && disjoint(top.match, c.match)) return c.score >= top.score * ALIKE
  // It leaves a telling word of the question unexplained that the best explains.
  if (top.match.coverage - c.match.coverage > 0.08) return c.score >= top.score * 0.97
  if (top.exact) return c.exact ? c.score >= top.score * ALIKE : false
  const unnamed = top.match.coverage > 0.99 && c.match.coverage > 0.99
  return c.score >= top.score * (unnamed ? ALIKE_UNNAMED : ALIKE)
}

/** Without a council, measures that only different councils publish cannot be told apart by who asks. */
function sharesCouncil(catalogue: Catalogue, a: string, b: string): boolean {
  const of = catalogue.councilsWith(b)
  return catalogue.councilsWith(a).some((c) => of.includes(c))
}
