/**
 * Small numbers: counts of people so low that somebody could be recognised are withheld before they are published, and
 * so is what would give them away. Source of the method: the Code of Practice for Statistics' guidance on disclosure
 * control of tables (primary suppression of low counts, secondary suppression within totals).
 */
import { rowKey } from '../loading/build-figures.ts'
import type { Relations, RowRef } from '../loading/relations.ts'
import type { Figure } from '../model/figure.ts'
import { compare, sum } from '../rules/decimal.ts'

export interface DisclosureRule {
  /** Counts from 1 up to this less one are withheld. */
  readonly below: number
}

const at = (row: RowRef, period: string): string => `${rowKey({ indicator: row.indicator, sub: row.sub })}|${period}`
const periodOf = ({ period }: Figure): string => `${period.start}|${period.end}|${period.kind}`

/** What is withheld says so in every answer; the number is nowhere. */
export function withheld(figure: Figure, { below }: DisclosureRule, primary: boolean): Figure {
  const text = primary ? `fewer than ${below}` : 'withheld'
  const reason = primary
    ? `The number is not shown because it is about fewer than ${below} people`
    : `The figure is not shown because it would give away a number of fewer than ${below} people`
  // The distance from the target would tell the number.
  const { judgement: _judgement, ...told } = figure
  return {
    ...told,
    value: null,
    asPrinted: text,
    status: 'suppressed',
    note: `${reason}.`,
    rag: 'none',
    ragReason: '',
  }
}

/**
 * The figures of one report with the small ones withheld.
 * @param figures all of them, whoever stated them: what is shown elsewhere in the report can give a small one away
 */
export function withoutSmall(figures: readonly Figure[], rule: DisclosureRule, relations: Relations): Figure[] {
  const values = new Map(figures.flatMap((f) => (f.kind === 'value' ? [[at(f, periodOf(f)), f] as const] : [])))
  const periods = new Set(figures.filter((f) => f.kind === 'value').map(periodOf))
  const primary = new Set<string>()
  for (const [key, f] of values) if (isSmall(f, rule)) primary.add(key)
  const secondary = new Set<string>()
  const isHidden = (key: string): boolean => primary.has(key) || secondary.has(key)
  const links = [...[...periods].flatMap((period) => linksOf(figures, relations, period)), ...spanLinks(figures)]
  // What is withheld can give the next sum away, so until nothing changes.
  for (let before = -1; before !== secondary.size; ) {
    before = secondary.size
    for (const link of links) for (const key of alsoHidden(link, values, isHidden)) secondary.add(key)
  }
  return figures.map((f) => {
    const key = at(f, periodOf(f))
    if (f.kind !== 'value' || f.value === null || !isHidden(key)) return f
    return withheld(f, rule, primary.has(key))
  })
}

const isSmall = ({ value, unit }: Figure, { below }: DisclosureRule): boolean =>
  value !== null && unit === 'count' && compare(value, '0') > 0 && compare(value, String(below)) < 0

/** A share tells its parts where one of them is known; a sum tells the one part that is missing. */
type Link =
  | { readonly type: 'share'; readonly share: string; readonly of: readonly string[] }
  | { readonly type: 'sum'; readonly whole: string; readonly parts: readonly string[] }

function linksOf(figures: readonly Figure[], { shares, subShares, sums, rates }: Relations, period: string): Link[] {
  const key = (row: RowRef): string => at(row, period)
  const indicators = [...new Set(figures.map((f) => f.indicator))]
  return [
    ...shares.map((s): Link => ({ type: 'share', share: key(s.share), of: [key(s.part), key(s.whole)] })),
    ...rates.map((r): Link => ({ type: 'share', share: key(r.rate), of: [key(r.count)] })),
    ...subShares.flatMap(({ share, part, whole }) =>
      indicators.flatMap((indicator) =>
        share.map(
          (sub): Link => ({
            type: 'share',
            share: key({ indicator, sub }),
            of: [key({ indicator, sub: part }), key({ indicator, sub: whole })],
          }),
        ),
      ),
    ),
    ...sums
      .filter((s) => s.exhaustive)
      .map((s): Link => ({ type: 'sum', whole: key(s.whole), parts: s.parts.map(key) })),
  ]
}

/** A quarter or a year beside all of its months or quarters, where they do add up to it. */
function spanLinks(figures: readonly Figure[]): Link[] {
  const counts = figures.filter((f) => f.kind === 'value' && f.unit === 'count' && f.value !== null)
  return [...Map.groupBy(counts, rowKey).values()].flatMap((row) =>
    row.flatMap((whole) =>
      (['month', 'quarter'] as const).flatMap((kind): Link[] => {
        const inside = row
          .filter((f) => f.period.kind === kind && f !== whole)
          .filter((f) => f.period.start >= whole.period.start && f.period.end <= whole.period.end)
        const parts = [...new Map(inside.map((f) => [periodOf(f), f])).values()]
        if (parts.length < 2 || sum(parts.map((f) => f.value as string)) !== whole.value) return []
        return [{ type: 'sum', whole: at(whole, periodOf(whole)), parts: parts.map((f) => at(f, periodOf(f))) }]
      }),
    ),
  )
}

function alsoHidden(link: Link, values: ReadonlyMap<string, Figure>, isHidden: (key: string) => boolean): string[] {
  if (link.type === 'share')
    return values.has(link.share) && !isHidden(link.share) && link.of.some(isHidden) ? [link.share] : []
  const all = [link.whole, ...link.parts]
  const missing = all.filter((key) => isHidden(key) || values.get(key)?.value === null)
  if (!all.every((key) => values.has(key)) || missing.length !== 1) return []
  // The least part that is left tells least; the whole only where there is no other part.
  const [next = link.whole] = link.parts
    .filter((key) => !missing.includes(key))
    .toSorted((a, b) => compare(values.get(a)?.value ?? '0', values.get(b)?.value ?? '0'))
  return [next]
}
