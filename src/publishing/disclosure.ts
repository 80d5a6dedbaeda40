/**
 * Small numbers: counts of people so low that somebody could be recognised are withheld before they are published, and
 * so is what would give them away. Source of the method: the Code of Practice for Statistics' guidance on disclosure
 * control of tables (primary suppression of low counts, secondary suppression within totals).
 */
import { rowKey } from '../loading/build-figures.ts'
import type { Relations, RowRef } from '../loading/relations.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { compare, sum } from '../rules/decimal.ts'
import { type Link, linksByName } from './disclosure-links.ts'

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

/** What is known of a report's figures: how they hang together, and what their rows are called. */
export interface Known {
  readonly relations: Relations
  readonly measures: readonly Measure[]
}

/**
 * The figures of one report with the small ones withheld.
 * @param figures all of them, whoever stated them: what is shown elsewhere in the report can give a small one away
 */
export function withoutSmall(figures: readonly Figure[], rule: DisclosureRule, known: Known): Figure[] {
  const values = valuesOf(figures)
  const primary = new Set<string>()
  for (const [key, f] of values) if (isSmall(f, rule)) primary.add(key)
  const secondary = new Set<string>()
  const isHidden = (key: string): boolean => primary.has(key) || secondary.has(key)
  const links = allLinks(figures, values, rule, known)
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

/**
 * Small counts that no name and no relation links to a percentage or a total of the same service, though there are some:
 * whether one of them gives such a count away, only a person can see.
 */
export function unlinkedSmall(figures: readonly Figure[], rule: DisclosureRule, known: Known): Figure[] {
  const values = valuesOf(figures)
  const linked = new Set(
    allLinks(figures, values, rule, known).flatMap((link) =>
      link.type === 'share' ? (values.has(link.share) ? link.of : []) : [link.whole, ...link.parts],
    ),
  )
  const services = new Map(known.measures.map((m) => [rowKey(m), m.service]))
  const place = (f: Figure): string => `${services.get(rowKey(f))}|${periodOf(f)}`
  const withShares = new Set([...values.values()].filter((f) => f.unit === '%' && f.value !== null).map(place))
  return [...values].flatMap(([key, f]) =>
    isSmall(f, rule) && !linked.has(key) && withShares.has(place(f)) ? [f] : [],
  )
}

const valuesOf = (figures: readonly Figure[]): ReadonlyMap<string, Figure> =>
  new Map(figures.flatMap((f) => (f.kind === 'value' ? [[at(f, periodOf(f)), f] as const] : [])))

function allLinks(
  figures: readonly Figure[],
  values: ReadonlyMap<string, Figure>,
  { below }: DisclosureRule,
  { relations, measures }: Known,
): Link[] {
  const byPeriod = Map.groupBy(values, ([, f]) => periodOf(f))
  return [
    ...[...byPeriod.keys()].flatMap((period) => linksOf(figures, relations, period)),
    ...[...byPeriod.values()].flatMap((of) => linksByName(of, measures, below)),
    ...spanLinks(figures),
  ]
}

const isSmall = ({ value, unit }: Figure, { below }: DisclosureRule): boolean =>
  value !== null && unit === 'count' && compare(value, '0') > 0 && compare(value, String(below)) < 0

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
