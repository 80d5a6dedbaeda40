/** The target of a figure: the one in force for it, and one that stands in its row for a later year. */
import type { Target } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { compare } from '../../rules/decimal.ts'
import { valueText } from '../../wording/format.ts'
import type { Known } from './known.ts'

/** The target in force for a figure's period. */
export function targetBand(figures: readonly Figure[], figure: Figure): Figure | null {
  const inForce = figures.filter(
    (f) =>
      f.kind === 'green' &&
      // A figure stated again by a later report was judged by the bands of the report that printed them.
      (f.document === figure.document || (figure.rag !== 'none' && f.published <= figure.published)) &&
      f.sub === figure.sub &&
      figure.period.end >= f.period.start &&
      figure.period.end <= f.period.end,
  )
  const own = inForce.filter((f) => f.document === figure.document)
  const newest = own.length > 0 ? own : inForce.toSorted((a, b) => (a.published < b.published ? 1 : -1))
  const report = newest.filter((f) => f.document === newest[0]?.document)
  const tabled = report.filter((f) => f.part === 'table')
  // A quarter's own target leads over the year's, as it does for the colour.
  return tabled.find((f) => f.period.end === figure.period.end) ?? tabled[0] ?? report[0] ?? null
}

/** The same; null for a sum, which has no target of its own. */
export const bandOf = ({ found, figures }: Pick<Known, 'found' | 'figures'>): Figure | null =>
  found.computed ? null : targetBand(figures, found.figure)

/** A target that the report prints in the figure's row for a later year than the figure's. */
export const laterTarget = (figures: readonly Figure[], figure: Figure): Figure | null =>
  figures.find(
    (f) =>
      f.kind === 'green' &&
      f.sub === figure.sub &&
      f.document === figure.document &&
      f.period.start > figure.period.start,
  ) ?? null

const BARE = /^[\d.,]+ ?%?$/

/** Words, and not a number with a sign. */
const WORDS = /[a-z]{2}/i

/** A target as a report prints it; words of the report are quoted. */
export const printedText = ({ asPrinted }: Figure): string => (WORDS.test(asPrinted) ? `"${asPrinted}"` : asPrinted)

/**
 * "95% or more", as the rules read what is printed; else as printed. A bare number says "or more" only where it is known
 * that high is good.
 */
export function targetText({ asking, found: { figure } }: Pick<Known, 'asking' | 'found'>, band: Figure): string {
  const { polarity } = asking.catalogue.polarity(figure)
  if (polarity === 'info' && band.value !== null && BARE.test(band.asPrinted)) return valueText(band.value, band.unit)
  const { target = null, targetText: words = null } = figure.judgement ?? {}
  // Nothing is more than all of them.
  const isWhole = figure.unit === '%' && polarity === 'high' && target !== null && compare(target, '100') === 0
  return isWhole ? valueText(target, figure.unit) : (words ?? band.asPrinted)
}

/** A target that says nothing to compare with: "lower than the quarter before". It is told once, as it is printed. */
export const isInWords = (band: Figure, { judgement }: Figure): boolean =>
  band.value === null && (judgement?.target ?? null) === null

export const asTarget = (band: Figure): Target => ({
  text: band.asPrinted,
  value: band.value === null ? null : Number(band.value),
})
