/**
 * Which sub-row of a measure a question means (contract, meaning 8): the one it names, else a number for "how
 * many" and a percentage for "what percentage", else the one a target is set on.
 */
import type { Figure } from '../model/figure.ts'
import { type Measure, PHASES, type Unit } from '../model/indicator.ts'
import type { RowCues } from '../model/row-cues.ts'
import type { PeriodRequest } from '../periods/resolve.ts'

/** Parts of a whole that are printed side by side: neither leads. */
const SIDE_BY_SIDE: readonly (readonly string[])[] = [PHASES, ['families', 'children']]
/** Parts that are told apart where a question names both. */
const EACH: readonly (readonly string[])[] = [
  ['17-18', '19-21'],
  ['boys', 'girls'],
]
const OUTSTANDING = 'number outstanding'
/** Counts that explain another row and are never meant by default. */
const SUPPORTING = new Set(['out of', 'change'])

const isCount = (m: Measure): boolean => m.unit === 'count'
const isShare = (m: Measure): boolean => m.unit === '%'

function wantsMonth(request: PeriodRequest, figures: readonly Figure[]): boolean {
  if (request.type === 'latest') return true
  if (request.type === 'series') return request.unit === 'month'
  if (request.type !== 'period') return false
  const { kind } = request.period
  return (
    (kind === 'month' || kind === 'quarter' || kind === 'snapshot' || kind === 'range') &&
    figures.some((f) => f.sub === 'monthly')
  )
}

/** The rows meant, best first; more than one only where they stand side by side and the question names neither. */
export function chooseRows(
  rows: readonly Measure[],
  figures: readonly Figure[],
  cues: RowCues,
  request: PeriodRequest,
): readonly Measure[] {
  const bySub = new Map<string, Measure>()
  for (const row of rows) if (!bySub.has(row.sub)) bySub.set(row.sub, row)
  const all = [...bySub.values()]
  const newest = rows[0]?.document
  const current = all.filter((m) => m.document === newest)
  const usable = (current.length > 0 ? current : all).filter((m) => !SUPPORTING.has(m.sub))
  if (usable.length <= 1 && all.length <= 1) return usable

  const named = cues.subs.flatMap((sub) => usable.find((m) => m.sub === sub) ?? [])
  if (named.length > 0) {
    const wanted = cues.percent ? named.filter(isShare) : cues.number ? named.filter(isCount) : named
    const others = cues.percent ? usable.filter(isShare) : []
    const chosen = wanted.length > 0 ? wanted : others.length > 0 ? others : named
    const pair = [...SIDE_BY_SIDE, ...EACH].find((p) => p.every((sub) => chosen.some((m) => m.sub === sub)))
    if (pair) return chosen.filter((m) => pair.includes(m.sub))
    // "Were due a review and did not receive it": those that are left of all that was due.
    const outstanding = chosen.find((m) => m.sub.startsWith(OUTSTANDING))
    return [outstanding ?? (chosen[0] as Measure)]
  }
  if (bySub.has('annual') && bySub.has('monthly')) {
    const sub = wantsMonth(request, figures) ? 'monthly' : 'annual'
    return [bySub.get(sub) as Measure]
  }
  const ofUnit = cues.number
    ? usable.filter(isCount)
    : cues.percent || cues.rate
      ? usable.filter((m) => !isCount(m))
      : []
  const pool = ofUnit.length > 0 ? ofUnit : usable
  const targeted = pool.find((m) =>
    figures.some((f) => f.kind === 'green' && f.sub === m.sub && f.document === m.document),
  )
  const plain = pool.find((m) => m.sub === '')
  if (cues.number && ofUnit.length > 0) {
    const pair = sideBySide(pool)
    // What was due is the whole that a number done is of: it is never the number meant.
    const done = pool.find((m) => !/\bdue\b/.test(m.sub))
    return pair ?? [plain ?? pool.find((m) => m.sub === 'number') ?? done ?? (pool[0] as Measure)]
  }
  const pair = sideBySide(pool)
  if (pair && (!targeted || pair.some((m) => m.sub === targeted.sub))) return pair
  if (targeted && !plain) return [targeted]
  return [plain ?? pool.find(isCount) ?? (pool[0] as Measure)]
}

/** Both of a pair, where they share one printed name and so stand as equals. */
function sideBySide(pool: readonly Measure[]): readonly Measure[] | null {
  for (const subs of SIDE_BY_SIDE) {
    const found = subs.flatMap((sub) => pool.find((m) => m.sub === sub) ?? [])
    if (found.length === subs.length && new Set(found.map((m) => m.name)).size === 1) return found
  }
  return null
}

/** The figures of a row through the years, and those of them that are values. */
export interface RowFigures {
  readonly all: readonly Figure[]
  readonly values: readonly Figure[]
}

const remembered = new WeakMap<readonly Figure[], Map<string, RowFigures>>()

/**
 * The figures of a row through the years: reports that print no sub-row count where the unit is the same. Once for each list
 * of a measure's figures, so that what is worked out of the row's own list is remembered with it.
 */
export function figuresOfRow(figures: readonly Figure[], sub: string, unit: Unit): RowFigures {
  const known = remembered.get(figures) ?? new Map<string, RowFigures>()
  remembered.set(figures, known)
  const key = `${sub}|${unit}`
  let found = known.get(key)
  if (!found) {
    const all = figures.filter((f) => isOfRow(f, sub, unit))
    found = { all, values: all.filter((f) => f.kind === 'value') }
    known.set(key, found)
  }
  return found
}

function isOfRow(f: Figure, sub: string, unit: Unit): boolean {
  if (f.sub === sub) return true
  const plain = sub === '' || sub === '%' || sub === 'number' || sub === 'children' || sub === 'annual'
  return plain && f.unit === unit && ((f.sub === '' && sub !== '') || (sub === '' && f.sub === '%'))
}
