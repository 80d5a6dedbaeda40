/** Officers' words beside a measure, without what tells the circumstances of a child or a family. */
import type { Commentary } from '../model/figure.ts'
import type { SummaryRow } from './model.ts'

const FEW = '(?:one|two|three|four|five|[1-5]|a single|an individual|this|that|a small number of)'
/** Sentences about so few that a reader could know who is meant. */
const CIRCUMSTANCES = new RegExp(
  `\\b${FEW} (?:\\w+ )?(?:child|children|young (?:person|people)|famil(?:y|ies)|bab(?:y|ies)|sibling groups?|teenagers?|girls?|boys?)\\b|\\bsiblings?\\b|\\b(?:he|she|his|her|him|hers)\\b`,
  'i',
)
const CUT = '[…]'

/** The words that may be repeated: each sentence that tells one child's or few families' circumstances is cut, visibly. */
export function withoutCircumstances(text: string): string {
  return text
    .split(/(?<=[.!?])\s+(?=[A-Z["“])/)
    .map((sentence) => (CIRCUMSTANCES.test(sentence) ? CUT : sentence))
    .join(' ')
    .replace(/(?:\[…\]\s*){2,}/g, `${CUT} `)
    .trim()
}

/** The paragraphs of the figure's own report that are about the measure and the fewest others; at most two. */
export function tellable(of: SummaryRow, commentary: readonly Commentary[]): Commentary[] {
  const about = commentary.filter(
    (c) => c.document === of.lead.found.figure.document && c.indicators.includes(of.row.indicator),
  )
  const fewest = Math.min(...about.map((c) => c.indicators.length))
  return about
    .filter((c) => c.indicators.length === fewest)
    .slice(0, 2)
    .map((c) => ({ ...c, text: withoutCircumstances(c.text) }))
    .filter((c) => c.text !== CUT)
}
