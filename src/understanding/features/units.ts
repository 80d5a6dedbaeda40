/** The unit that a question asks a measure in. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'

const CONTRASTED =
  /\b(?:not|rather than|instead of|never mind|as opposed to|isn'?t)(?: just| only)? (?:the |a |an |as a )?(?:(percentages?|per ?cent|%|pct|proportion)|(numbers?|counts?|head ?count)|(rates?))(?![a-z])/

/** "The number, not the percentage": which units are not wanted, in so many words; null where nothing is said of it. */
export function unwantedUnit(text: string): ((unit: string) => boolean) | null {
  const said = text.match(CONTRASTED)
  if (!said) return null
  if (said[1]) return (unit) => unit === '%'
  return said[2] ? (unit) => unit === 'count' : (unit) => unit.startsWith('per')
}

/** What is spent on something is no number of it. */
export const MONEY =
  /\bhow much (?:money )?(?:did|do|does|is|was|has|have|are|were)\b.{0,60}\b(?:spen[dt]|spending|cost|costs|paid|pay)\b|\b(?:spend|spent|expenditure|budget|cost) (?:on|of|for)\b/

const LENGTH =
  /\b(?:how long|how many days|number of days|days? (?:on average|does it|did it)|average (?:number of )?days|(?:time|days) (?:it )?tak(?:es?|en|ing))\b/

/** Whether a length of time is asked for. */
export const asksLength = (text: string): boolean => LENGTH.test(text)

/** A share of all: no loose word for how often something happens ("turnover rate"), and no change "in per cent". */
const SHARE = /(?<![<\d] ?)%(?!>)|(?<!\bin )\b(?:per ?cent(?:age)?|pct|proportion|what share)\b/

/** Rows by whom they count, which say nothing of the unit. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['children', 'families'])

/**
 * Whether a share is asked for where numbers alone are published: "% vacancy rate" of four vacancies. One row may be a share of
 * all of them, and of "CLA %" the council may publish several.
 */
export function asksShareOfCount(catalogue: Catalogue, choice: Choice, { text, reading }: View): boolean {
  const { percent, number, subs } = reading.cues
  if (!percent || number || subs.some((sub) => !OF_PEOPLE.has(sub)) || !SHARE.test(text)) return false
  const isIn = (indicator: string, unit: string): boolean =>
    publishedIn(catalogue, { ...choice, indicator }).every((r) => r.unit === unit)
  const isMeant = (id: string): boolean => choice.matched.every((word) => catalogue.index.has(id, word))
  return (
    isIn(choice.indicator, 'count') &&
    ![...catalogue.indicators].some(
      ({ id }) => isMeant(id) && choice.council !== null && catalogue.holds(choice.council, id) && isIn(id, '%'),
    )
  )
}

/** What a council publishes a measure in, its main row first; what the catalogue says where no council is known. */
function publishedIn(catalogue: Catalogue, { council, indicator }: Choice): readonly { readonly unit: string }[] {
  const rows = council ? catalogue.rows(council, indicator) : []
  return rows.length > 0 ? rows : [catalogue.indicator(indicator)]
}

/** Whether a measure is first of all a rate. */
export const isRate = (catalogue: Catalogue, choice: Choice): boolean =>
  publishedIn(catalogue, choice)[0]?.unit.startsWith('per_') ?? false

/** Whether a measure is published as what a question says: a number, a percentage, a length of time. */
export function fitsUnit(catalogue: Catalogue, choice: Choice, { text, reading }: View): boolean {
  const { number, percent } = reading.cues
  const isIn = (unit: string): boolean => publishedIn(catalogue, choice).some((r) => r.unit === unit)
  if (asksLength(text)) return isIn('days')
  return (!percent || isIn('%')) && (!number || percent || isIn('count'))
}
