/**
 * Which figures of a report tell of one another by their names alone: "Numerator" and "Denominator" of a percentage, "Boys"
 * and "Girls" of a total that they add up to. Measures that came with a council's own file have no relations in `data/`.
 */
import { rowKey } from '../loading/build-figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { compare, subtract, sum } from '../rules/decimal.ts'

/** A share tells its parts where one of them is known; a sum tells the one part that is missing. */
export type Link =
  | { readonly type: 'share'; readonly share: string; readonly of: readonly string[] }
  | { readonly type: 'sum'; readonly whole: string; readonly parts: readonly string[] }

/** One figure of a period, with the words of its row. */
interface Row {
  readonly key: string
  readonly figure: Figure
  readonly words: string
}

/** What is one part of a share or the other. */
const SHARE_PARTS = /\b(?:numerators?|denominators?|num|denom|out of|cohort|base)\b/g
const START = /^(?:the )?(?:total )?(?:number|no|count|percentage|percent|proportion|share|rate)(?: of)? /
const END = / (?:number|no|count|percentage|percent|proportion|share|rate|per 1(?:0+| 000|0 000|00 000))$/
const TOTAL = /(?:^total(?: of| number of)? | (?:total|all|overall|all children|both|persons)$)/

/** More parts than this are no breakdown that anybody reads. */
const MOST_PARTS = 60

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('%', ' percentage ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * @param figures of one period and kind `value`
 * @param measures the rows' names; a row that has none goes by its indicator
 * @param below from this number on a count is no small one
 */
export function linksByName(
  figures: readonly (readonly [key: string, figure: Figure])[],
  measures: readonly Measure[],
  below: number,
): Link[] {
  const names = new Map(measures.map((m) => [rowKey(m), m.name]))
  const rows = figures.map(([key, figure]): Row => {
    const name = names.get(rowKey(figure)) ?? figure.indicator
    return { key, figure, words: plain(`${name} ${figure.sub}`) }
  })
  return [...shareLinks(rows), ...sumLinks(rows, below)]
}

function familyOf({ words }: Row): string {
  let name = `${words.replace(SHARE_PARTS, ' ').replace(/\s+/g, ' ').trim()} `
  for (let before = ''; before !== name; ) {
    before = name
    name = `${name.replace(START, '').trim().replace(END, '')} `
  }
  return name.trim()
}

function shareLinks(rows: readonly Row[]): Link[] {
  return [...Map.groupBy(rows, familyOf).values()].flatMap((family) => {
    const of = family.filter(({ figure }) => figure.unit === 'count').map(({ key }) => key)
    const shares = family.filter(({ figure }) => figure.unit === '%' || figure.unit.startsWith('per_'))
    return of.length === 0 ? [] : shares.map(({ key: share }): Link => ({ type: 'share', share, of }))
  })
}

/** A total beside rows that are called as it is and more: all of them, or some that stand together. */
function sumLinks(rows: readonly Row[], below: number): Link[] {
  const counts = rows.filter(({ figure, words }) => figure.unit === 'count' && words.search(SHARE_PARTS) < 0)
  const wholes = Map.groupBy(counts, ({ words }) => words.replace(TOTAL, '').trim())
  const parts = new Map<Row, Row[]>()
  for (const row of counts) {
    const words = row.words.split(' ')
    for (let n = 1; n < words.length; n++)
      for (const whole of wholes.get(words.slice(0, n).join(' ')) ?? [])
        if (whole !== row) parts.set(whole, [...(parts.get(whole) ?? []), row])
  }
  return [...parts].flatMap(([whole, of]) => (of.length > MOST_PARTS ? [] : runs(whole, of, below)))
}

function runs(whole: Row, parts: readonly Row[], below: number): Link[] {
  const total = whole.figure.value
  if (total === null) return []
  const found: Link[] = []
  for (let from = 0; from < parts.length - 1; from++)
    for (let to = from + 2; to <= parts.length; to++) {
      const run = parts.slice(from, to)
      if (addsUp(total, run, below)) found.push({ type: 'sum', whole: whole.key, parts: run.map(({ key }) => key) })
    }
  return found
}

/** Where one part is withheld in the source already, what is left for it has to be a small number. */
function addsUp(total: string, parts: readonly Row[], below: number): boolean {
  const known = parts.flatMap(({ figure }) => figure.value ?? [])
  const left = subtract(total, sum(known))
  if (known.length === parts.length) return compare(left, '0') === 0
  return known.length === parts.length - 1 && compare(left, '0') > 0 && compare(left, String(below)) < 0
}
