/**
 * What the figures of a new measure are of: events over their period, how things stood on its last day, a mean or share.
 * By what a person said; the unit; the figures' own sums; the words of the row and of its heads. Never a guess: where they
 * say nothing, or both, it is asked.
 */
import { addsUp, type Basis } from '../../model/indicator.ts'
import { monthsOf } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { compare, sum } from '../../rules/decimal.ts'
import type { ReadFigure, ReadMeasure } from '../source.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { periodParts } from '../words/period-words.ts'

export interface FoundBasis {
  /** The likeliest where it is open. */
  readonly basis: Basis
  /** Whether nothing tells, and a person has to. */
  readonly isOpen: boolean
  /** Whether the words of the row are all that told, so that whoever publishes it should look. */
  readonly byWords: boolean
}

const sure = (basis: Basis): FoundBasis => ({ basis, isOpen: false, byWords: false })

/** @param own the measure's figures of kind `value` */
export function basisOf(measure: ReadMeasure, own: readonly ReadFigure[], words: LayoutWords): FoundBasis {
  if (measure.basis !== null) return sure(measure.basis)
  const periods = own.flatMap((f) => parsePeriodKey(f.period) ?? [])
  const all = (...kinds: readonly string[]): boolean =>
    periods.length > 0 && periods.every((p) => kinds.includes(p.kind))
  if (all('rolling_12_months', 'three_year_average')) return sure('rolling')
  const row = [measure.name, measure.sub, measure.unitPrinted, measure.frequency].join(' | ')
  const { said: ofRow, isSure } = words.basesIn(row)
  if (ofRow.has('rolling')) return sure('rolling')
  // A share of those who are in care is of a time as well as of a day; only a day that is named makes it a position.
  if (measure.unit === null || !addsUp(measure.unit))
    return sure(isSure && ofRow.has('position') && !ofRow.has('flow') ? 'position' : 'share')
  if (ofRow.has('share')) return sure('share')
  const summed = bySums(own)
  if (summed) return sure(summed)
  const said = new Set([...ofRow, ...own.flatMap((f) => ofHead(f.head?.head ?? '', words))])
  if (all('snapshot')) said.add('position')
  if (words.isToDate(row)) said.add('flow')
  const isFlow = said.has('flow')
  const isPosition = said.has('position')
  if (isFlow !== isPosition) return { basis: isFlow ? 'flow' : 'position', isOpen: false, byWords: true }
  return { basis: isPosition ? 'position' : 'flow', isOpen: true, byWords: false }
}

/** Heads are of all rows: only what they say outright is of this one too. */
function ofHead(head: string, words: LayoutWords): Basis[] {
  const { parts, rest } = periodParts(head)
  // "This quarter" names the time, and not what happened in it.
  const { said, isSure } = words.basesIn(parts.some((p) => p.kind === 'relative') ? rest : head)
  return isSure ? [...said] : []
}

/** What a longer time says of its parts: their sum is one of events, their last figure a position. Null where none does. */
function bySums(own: readonly ReadFigure[]): 'flow' | 'position' | null {
  const known = own.flatMap((f) => {
    const period = parsePeriodKey(f.period)
    return period && f.value !== null ? [{ value: f.value, period }] : []
  })
  const found = new Set<'flow' | 'position'>()
  for (const whole of known) {
    if (whole.period.kind === 'month' || whole.period.kind === 'snapshot') continue
    const inside = known.filter(
      ({ period: { start, end, kind } }) =>
        kind !== 'snapshot' &&
        start >= whole.period.start &&
        end <= whole.period.end &&
        (start > whole.period.start || end < whole.period.end),
    )
    for (const kind of ['month', 'quarter'] as const) {
      const parts = inside
        .filter((p) => p.period.kind === kind)
        .toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
      const last = parts.at(-1)
      const length = kind === 'month' ? 1 : 3
      if (
        !last ||
        parts.length < 2 ||
        parts.length * length !== monthsOf(whole.period).length ||
        last.period.end !== whole.period.end
      )
        continue
      const added = sum(parts.map((p) => p.value))
      // Noughts add up to their last one.
      if (compare(added, last.value) === 0) continue
      if (compare(whole.value, added) === 0) found.add('flow')
      else if (compare(whole.value, last.value) === 0) found.add('position')
    }
  }
  return found.size === 1 ? ([...found][0] ?? null) : null
}
