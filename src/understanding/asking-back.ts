/** Asking which measure is meant: of those that a question's words fit, or of all in the unit that is all it names. Pure. */
import type { Catalogue } from '../catalogue.ts'
import { type Choices, choiceOf } from './choices.ts'
import { unexplainedBy } from './features/left.ts'
import { clarifyFeatures } from './features/several.ts'
import { asksLength, fitsUnit, isRate } from './features/units.ts'
import type { Choice } from './frame.ts'
import type { Proposal } from './proposals.ts'
import type { View } from './view.ts'

/** "What's our average number of days?": every measure that is published in the unit that is all a question names. */
function ofUnit(catalogue: Catalogue, { council, text, reading }: View): Choice[] {
  const unit = asksLength(text) || /\bdays\b/.test(text) ? 'days' : reading.cues.rate ? 'per_10000' : null
  if (council === null || unit === null) return []
  const newest = catalogue.latestDocument(council)
  const rows = newest ? catalogue.rowsOf(newest.key).filter((r) => r.unit === unit) : []
  return [...new Set(rows.map((r) => r.indicator))].map((indicator) => choiceOf(council, indicator, 'words'))
}

/** @param text what the act is scored by */
export function askingBack(catalogue: Catalogue, choices: Choices, view: View, text: Proposal['text']): Proposal[] {
  const out: Proposal[] = []
  const unexplained = unexplainedBy(catalogue, view, null).map((t) => t.from)
  const ask = (among: readonly Choice[], rest: Proposal['rest']): void => {
    out.push({ frame: { act: 'clarify', view, choice: null, unexplained, among }, text, group: 'clarify', rest })
  }
  const { number, percent } = view.reading.cues
  const worded = choices.list.filter((c) => c.origin === 'words')
  // Of measures that fit alike, those that are published as what is asked for, where there are two.
  const fitting = worded.filter((c) => fitsUnit(catalogue, c, view))
  const among = fitting.length > 1 ? fitting : worded
  // "How many are on a plan": where one of them alone is published as a number, that one is meant; as is the one whose
  // whole name is said ("kids in care how many"), where the name of no other is.
  const [best, ...others] = fitting
  const isOnly = others.length === 0 || (best?.exact === true && !others.some((c) => c.exact))
  const isSettled =
    number && !percent && !asksLength(view.text) && (best === worded[0] || best?.exact === true) && isOnly
  // "The rate per 10,000": where one of them alone is published as a rate.
  const asRate = view.reading.cues.rate ? worded.filter((c) => isRate(catalogue, c)) : []
  const bare = worded.length === 0 && view.telling.length === 0 && !view.followUp ? ofUnit(catalogue, view) : []
  if (bare.length > 1) ask(bare, new Map([['bare-unit', 1]]))
  if (worded.length > 1 && !isSettled && asRate.length !== 1) ask(among, clarifyFeatures(catalogue, choices, view))
  return out
}
