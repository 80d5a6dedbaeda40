/**
 * A percentage or average over a year that lies outside those of its months or terms. Where all of them are printed
 * that cannot be; where at least three are, the others must make up for it, and the reader should know.
 */
import { compare, sameWhenRounded } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import { basisOf, byReportRow, type Check, doubtOn, type Exact, leadsOf, type Naming, periodKey } from './leads.ts'
import { isLong, partsWithin, type Within } from './spans.ts'

const ENOUGH = 3

export const checkOutturnShare: Check = (loaded) =>
  [...byReportRow(loaded).values()].flatMap((figures) => {
    const row = leadsOf(figures)
    return row.flatMap((whole) => {
      const indicator = loaded.indicators.get(whole.figure.indicator)
      if (!indicator || !isLong(whole.figure.period) || basisOf(indicator, whole.figure) !== 'share') return []
      const within = partsWithin(whole, row).find((w) => w.complete || w.figures.length >= ENOUGH)
      return within ? compareRange(loaded, whole, within, row) : []
    })
  })

function compareRange(loaded: LoadedData, whole: Exact, within: Within, row: readonly Exact[]): Finding[] {
  const sorted = within.figures.toSorted((a, b) => compare(a.value, b.value))
  const [lowest, highest] = [sorted[0] as Exact, sorted.at(-1) as Exact]
  const below = compare(whole.value, lowest.value) < 0 && !sameWhenRounded(whole.value, lowest.value)
  const above = compare(whole.value, highest.value) > 0 && !sameWhenRounded(whole.value, highest.value)
  if (!below && !above) return []
  const { figure } = whole
  const printed = within.figures.map((f) => `${f.figure.asPrinted} for ${f.figure.period.label}`).join(', ')
  const lies = `lies ${below ? 'below' : 'above'}`
  const parts = within.complete
    ? `each of the figures it is made up of: ${printed}${copiedFrom(whole, row)}.`
    : `every one of its ${within.kind}s that are printed: ${printed}; the others are not printed.`
  const said = (naming: Naming): string => `${naming(whole)} for ${figure.period.label} ${lies} ${parts}`
  const check = within.complete ? 'outturn-share' : 'outturn-printed-months'
  const of = { loaded, at: whole, other: below ? lowest : highest }
  return [doubtOn(check, of, said, `This figure ${lies} ${parts}`)]
}

/** A figure that is the same as another period's has often been copied from there. */
function copiedFrom(whole: Exact, row: readonly Exact[]): string {
  const twin = row.find((f) => f.value === whole.value && periodKey(f.figure) !== periodKey(whole.figure))
  return twin ? `; ${twin.figure.asPrinted} is also the figure for ${twin.figure.period.label}` : ''
}
