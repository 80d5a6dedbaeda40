/**
 * The amber band that a tolerance beside a target gives: from the target to as far on its worse side as is printed. Whether
 * "±5%" is five points or a share of the target is asked once for each column.
 */
import type { Polarity } from '../../model/indicator.ts'
import { absolute, compare, multiply, subtract, sum } from '../../rules/decimal.ts'
import type { SharedRules } from '../../rules/rag.ts'
import type { Ask, CellPlace, DraftFinding } from '../model.ts'
import type { ReadFigure, ReadMeasure } from '../source.ts'
import type { RawCell } from '../tables/rows.ts'
import { isTolerance } from '../words/layout-words.ts'
import { type ToleranceOf, toleranceIn } from '../words/tolerance-words.ts'

export interface ToleranceContext {
  readonly cell: RawCell
  readonly place: CellPlace
  readonly measure: ReadMeasure
  readonly polarity: Polarity
  /** The figures of the row that were read. */
  readonly figures: readonly ReadFigure[]
  readonly limitText: SharedRules['limitText']
  /** Where the head of the column stands. */
  readonly head: string
  /** What has the tolerance, in words. */
  readonly who: string
}

export interface ToleranceRead {
  readonly figures: readonly ReadFigure[]
  readonly asks: readonly Ask[]
  readonly findings: readonly DraftFinding[]
}

const NOTHING: ToleranceRead = { figures: [], asks: [], findings: [] }
const NONE = /^(?:0+(?:\.0+)? ?%?|none|nil|no tolerance)$/i

export function ambersOf(context: ToleranceContext): ToleranceRead {
  const { cell, measure, polarity, figures } = context
  const text = cell.cell.shown.trim()
  const targets = figures.filter((f) => f.kind === 'green' && f.value !== null)
  // Bands that are printed lead, and without a good side nothing is coloured.
  const open = targets.filter(
    (t) => !figures.some((f) => (f.kind === 'amber' || f.kind === 'red') && f.period === t.period),
  )
  if (NONE.test(text) || measure.toleranceSaid === 'none' || (targets.length > 0 && open.length === 0)) return NOTHING
  if (polarity === 'info') return NOTHING
  if (open.length === 0)
    return { ...NOTHING, findings: [unread(context, 'has no target beside it, and colours nothing')] }
  // Its unit is asked about first.
  if (measure.unit === null) return NOTHING
  const tolerance = toleranceIn(text, measure.unit, measure.toleranceSaid ?? saidOf(cell))
  const isFar =
    tolerance?.of === 'points' &&
    open.some((t) => compare(multiply(tolerance.amount, '2'), absolute(t.value as string)) > 0)
  if (tolerance === null || (isFar && measure.unit === '%'))
    return {
      ...NOTHING,
      figures: open.map((t) => inWords(t, context, text)),
      findings: [unread(context, 'cannot be read; what misses the target gets no colour')],
    }
  // While it is asked, nothing is published.
  if (tolerance.of === null && !isTolerance(cell.column)) {
    const why = 'may be points or a share of the target; what misses the target gets no colour'
    return {
      ...NOTHING,
      figures: open.map((t) => inWords(t, context, `tolerance ${text}`)),
      findings: [unread(context, why)],
    }
  }
  if (tolerance.of === null) {
    const asks = [which(open[0] as ReadFigure, tolerance.amount, context)]
    return { ...NOTHING, figures: open.map((t) => inWords(t, context, `tolerance ${text}`)), asks }
  }
  const { amount, of } = tolerance
  return { ...NOTHING, figures: open.map((t) => amber(t, limitOf(t.value as string, amount, of, polarity), context)) }
}

const saidOf = ({ column }: RawCell): ToleranceOf | null =>
  column.role === 'tolerance-points' ? 'points' : column.role === 'tolerance-share' ? 'share' : null

function limitOf(target: string, amount: string, of: ToleranceOf, polarity: Polarity): string {
  const by = of === 'points' ? amount : trimmed(multiply(target, multiply(amount, '0.01')))
  return polarity === 'low' ? sum([target, by]) : subtract(target, by)
}

/** Without noughts at the end that nobody printed. */
const trimmed = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** Beyond the target on its worse side. */
const amber = (
  target: ReadFigure,
  value: string,
  { place, cell, measure, limitText }: ToleranceContext,
): ReadFigure => ({
  ...target,
  ...place,
  kind: 'amber',
  value,
  asPrinted: measure.unit === null ? value : limitText(value, measure.unit),
  status: 'published',
  note: `Worked out of the target ${target.asPrinted} and the tolerance "${cell.cell.shown.trim()}".`,
  r: place.row - 1,
  c: cell.column.index,
  head: cell.column,
  formula: null,
})

/** What misses its target is neither amber nor red while nobody can say by how much it may. */
const inWords = (target: ReadFigure, context: ToleranceContext, asPrinted: string): ReadFigure => ({
  ...amber(target, '0', context),
  value: null,
  asPrinted,
  status: 'words',
  note: null,
})

const unread = ({ place, who, cell }: ToleranceContext, why: string): DraftFinding => ({
  severity: 'warning',
  code: 'tolerance',
  ...place,
  text: `${place.cell} of "${place.sheet}": ${who} has the tolerance "${cell.cell.shown.trim()}", which ${why}. Print it as "±5 points", "±5% of target" or with amber and red bands to have it used.`,
})

function which(
  target: ReadFigure,
  amount: string,
  { place, cell, measure, polarity, limitText, head }: ToleranceContext,
): Ask {
  const said = (of: ToleranceOf): string => {
    const limit = limitOf(target.value as string, amount, of, polarity)
    return measure.unit === null ? limit : limitText(limit, measure.unit)
  }
  return {
    about: 'column',
    sheet: place.sheet,
    cell: head,
    text: `What is "${cell.cell.shown.trim()}" below "${place.column}" of "${place.sheet}"? For ${measure.name}, whose target is ${target.asPrinted}, amber would go to ${said('points')} as points (tolerance-points), to ${said('share')} as a share of the target (tolerance-share), or to ${cell.cell.shown.trim()} itself (amber).`,
    suggestions: ['tolerance-points', 'tolerance-share', 'amber'],
  }
}
