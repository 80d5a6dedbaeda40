/** The columns that tables of figures share. */
import type { Answer, IndicatorRef } from '../../../model/answer.ts'
import type { Column } from './table.ts'
import { councilOf, measureOf, previousOf, RAG_SIGNS, shownValue } from './words.ts'

export const COUNCIL: Column<Answer> = { title: 'Council', cell: (item) => councilOf(item) ?? item.council }

/** "A.17 Children in care with an up-to-date dental assessment": the short name, which fits a row, where it has each number of the report's own. */
function nameOf(indicator: IndicatorRef, { telling }: Answer): string {
  const own = measureOf(indicator)
  const short = telling.name && indicator.ref ? `${indicator.ref} ${telling.name}` : own
  const numbers = new Set(short.match(/\d+/g))
  return (own.match(/\d+/g) ?? []).every((n) => numbers.has(n)) ? short : own
}

/** Names as people know them; with the sub-row where two items would look the same. */
export function measureColumn(items: readonly Answer[]): Column<Answer> {
  const subs = new Map<string, Set<string>>()
  for (const item of items) {
    const { indicator } = item
    if (indicator)
      subs.set(nameOf(indicator, item), (subs.get(nameOf(indicator, item)) ?? new Set()).add(indicator.sub))
  }
  return {
    title: 'Measure',
    cell: (item) => {
      const { indicator } = item
      if (!indicator) return null
      const name = nameOf(indicator, item)
      return indicator.sub && (subs.get(name)?.size ?? 0) > 1 ? `${name}: ${indicator.sub}` : name
    },
  }
}

export const VALUE: Column<Answer> = {
  title: 'Value',
  cell: (item) => (item.value === null ? null : { value: item.value, text: shownValue(item) as string }),
}
export const PERIOD: Column<Answer> = { title: 'Period', cell: (item) => item.period?.label ?? null }
export const RAG: Column<Answer> = { title: 'RAG', cell: (item) => RAG_SIGNS[item.rag] }
export const TARGET: Column<Answer> = { title: 'Target', cell: (item) => item.target?.text ?? null }
export const WAS: Column<Answer> = { title: 'Was', cell: previousOf }

/** How many different things a column would say of `items`. */
export const variety = (items: readonly Answer[], { cell }: Column<Answer>): number =>
  new Set(items.map((item) => JSON.stringify(cell(item)))).size

/** The items that a table can show; of several questions answered at once, also those of their lists. */
export const figuresOf = ({ items }: Answer): Answer[] =>
  items.flatMap((item) => (item.value !== null ? [item] : item.kind === 'list' ? figuresOf(item) : []))
