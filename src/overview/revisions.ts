/** Figures of a report that an earlier report printed otherwise, or that the report itself corrects. */
import type { Catalogue } from '../catalogue.ts'
import type { Document, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { dayLabel } from '../periods/calendar.ts'
import { leads } from '../query/find-figure.ts'
import { sameWhenRounded } from '../rules/decimal.ts'
import { nameOf } from './name.ts'
import { foundText } from './words.ts'

const rowOf = (f: Figure): string => `${f.indicator}|${f.sub}|${f.unit}`
const periodOf = ({ period: p }: Figure): string => `${p.start}|${p.end}|${p.kind}`

/** What `figures`, of one row and one report, print for each period. */
const printed = (figures: readonly Figure[]): Map<string, Figure> =>
  new Map(leads(figures).map(({ figure }) => [periodOf(figure), figure]))

const textOf = (figure: Figure): string =>
  foundText({ figure, value: figure.value as string, computed: null }, figure.unit)

/** What the newest of the earlier reports printed for a period of this one, where it is another number. */
function restated(catalogue: Catalogue, now: Figure, before: readonly Figure[]): string | null {
  const [was] = before
    .filter((f) => periodOf(f) === periodOf(now) && f.published < now.published)
    .toSorted((a, b) => (a.published < b.published ? 1 : -1))
  if (!was || sameWhenRounded(was.value as string, now.value as string)) return null
  const { document, published } = catalogue.document(was.document)
  return `${textOf(was)} in ${document} (published ${dayLabel(published)}) is now ${textOf(now)}`
}

/** A figure of the report's table that its own text corrects. */
function corrected(now: Figure, own: readonly Figure[]): string | null {
  if (now.part !== 'correction') return null
  const was = own.find((f) => f.part !== 'correction' && periodOf(f) === periodOf(now) && f.value !== now.value)
  return was && was.value !== null
    ? `${textOf(was)} (${was.location}) is corrected to ${textOf(now)} in the same report (${now.location})`
    : null
}

/**
 * A sentence for each revised figure: "A.1 …, March 2024: 12.3% in … (published …) is now 12.5%."
 * @param figures all of the council's figures
 * @param rows the rows of the report to tell of, in its order
 */
export function revisionsOf(
  catalogue: Catalogue,
  document: Document,
  rows: readonly Measure[],
  figures: readonly Figure[],
): string[] {
  const byRow = Map.groupBy(
    figures.filter((f) => f.kind === 'value' && f.value !== null),
    rowOf,
  )
  return rows.flatMap((row) => {
    const all = byRow.get(`${row.indicator}|${row.sub}|${row.unit}`) ?? []
    const own = all.filter((f) => f.document === document.key)
    const others = [...Map.groupBy(all, (f) => f.document)].filter(([key]) => key !== document.key)
    const before = others.flatMap(([, of]) => [...printed(of).values()])
    return [...printed(own).values()].flatMap((now) => {
      const said = restated(catalogue, now, before) ?? corrected(now, own)
      return said ? [`${nameOf(catalogue, row)}, ${now.period.label}: ${said}.`] : []
    })
  })
}
