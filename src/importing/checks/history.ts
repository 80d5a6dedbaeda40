/** Figures far from all that is published for the same row: a count typed as a rate, a nought for a missing one. */
import type { Figure } from '../../model/figure.ts'
import { compare } from '../../rules/decimal.ts'
import type { DraftFinding } from '../model.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, type Checked, findingAt, titleOf } from './check.ts'

/** So many times more or less than anything before is no change but another thing. */
const TIMES = 4
/** So many others of the row say what is usual for it. */
const OWN = 3
/** Percentage points. */
const POINTS = 40

export const checkHistory: Check = (checked) =>
  checked.reading.figures.flatMap((f) => {
    if (f.kind !== 'value' || f.value === null || f.offered) return []
    const before = numbers(checked, f)
    const value = Number(f.value)
    const count = countBeside(checked, f)
    if (count) {
      return [
        findingAt(
          f,
          'error',
          'count-as-rate',
          `${titleOf(f)} is ${f.asPrinted}, which is the number in ${count.cell} and not its rate; write the rate.`,
        ),
      ]
    }
    if (value === 0) return nought(f, before, checked)
    if (before.length === 0) return amongOwn(checked, f)
    const [low, high] = [Math.min(...before), Math.max(...before)]
    const range = `published so far are ${before.length === 1 ? low : `${low} to ${high}`}`
    const rate = f.unit?.startsWith('per_') ?? false
    if (f.unit === '%') {
      const far = value > high + POINTS || value < low - POINTS
      return far
        ? [findingAt(f, 'warning', 'jump', `${titleOf(f)} is ${f.asPrinted}; ${range}. Is a digit wrong?`)]
        : []
    }
    if (low <= 0 || value <= 0) return []
    if (value > high * TIMES || value < low / TIMES) {
      const severity = rate || Math.max(value, high) > 50 ? 'error' : 'warning'
      if (isPart(f, before)) return []
      return [
        rate
          ? findingAt(
              f,
              'error',
              'count-as-rate',
              `${titleOf(f)} is ${f.asPrinted}; ${range}. Is it a count, where the row is a rate?`,
            )
          : findingAt(f, severity, 'jump', `${titleOf(f)} is ${f.asPrinted}; ${range}. Is a digit wrong?`),
      ]
    }
    return []
  })

/** Without anything published, a figure is held against the others of its own row. */
function amongOwn({ values }: Checked, f: ReadFigure): DraftFinding[] {
  const length = days(f.start, f.end)
  const others = (values.get(f.measure) ?? [])
    .filter((o) => o !== f && o.value !== null && alike(length, days(o.start, o.end), f))
    .map((o) => Number(o.value))
  const value = Number(f.value)
  const [low, high] = [Math.min(...others), Math.max(...others)]
  if (others.length < OWN || f.unit === '%' || low <= 0 || value <= 0 || isPart(f, others)) return []
  if (value <= high * TIMES && value >= low / TIMES) return []
  const rate = f.unit?.startsWith('per_') ?? false
  const doubt = rate ? 'Is it a count, where the row is a rate?' : 'Is a digit wrong?'
  const text = `${titleOf(f)} is ${f.asPrinted}; the others of the row are ${low} to ${high}. ${doubt}`
  return [findingAt(f, rate ? 'error' : 'warning', rate ? 'count-as-rate' : 'jump', text)]
}

/** Figures of the row in periods of about the same length, as numbers: only their size is looked at. */
function numbers({ earlier }: Checked, f: ReadFigure): number[] {
  const length = days(f.start, f.end)
  return (earlier.get(`${f.id}|${f.sub}|value`) ?? [])
    .filter(
      (o) =>
        o.value !== null &&
        o.unit === f.unit &&
        o.part !== 'text' &&
        alike(length, days(o.period.start, o.period.end), f),
    )
    .map((o: Figure) => Number(o.value))
}

const days = (start: string | null, end: string | null): number =>
  start && end ? (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1 : 0

/** Counts of a month and of a year are other sizes; shares and rates are not. */
const alike = (a: number, b: number, f: ReadFigure): boolean => f.unit !== 'count' || (a < b * 1.5 && b < a * 1.5)

const isPart = (f: ReadFigure, before: readonly number[]): boolean =>
  f.unit === 'count' && Math.max(...before, Number(f.value)) < 20

/** The figure of the count that a rate goes with, where the rate has the same number. */
function countBeside({ reading, published }: Checked, f: ReadFigure): ReadFigure | null {
  if (f.unit === 'count' || f.value === null) return null
  const relation = published.relations.rates.find((r) => r.rate.indicator === f.id && r.rate.sub === f.sub)
  if (!relation) return null
  const { indicator, sub } = relation.count
  return (
    reading.figures.find(
      (o) =>
        o.id === indicator &&
        o.sub === sub &&
        o.kind === 'value' &&
        o.period === f.period &&
        o.value !== null &&
        compare(o.value, f.value as string) === 0,
    ) ?? null
  )
}

/** Words of a note that say that there is no figure yet. */
const MISSING =
  /\bnot (?:yet |been |currently )*(?:available|agreed|known|reported|received|due|confirmed|provided)|\bawait|\byet to be\b|\bno data\b|\btbc\b|unavailable|to be confirmed|\bpending\b|cannot be reported/i

/** A nought whose note says that there is no figure, after figures far from it, or coloured green beside a target far from it, may stand for one that is missing. */
function nought(f: ReadFigure, before: readonly number[], checked: Checked): DraftFinding[] {
  if (isPublished(checked, f)) return []
  const { reading, values } = checked
  const said = reading.commentary.find((c) => c.at.sheet === f.sheet && c.at.row === f.row && MISSING.test(c.text))
  const length = days(f.start, f.end)
  const row = (values.get(f.measure) ?? [])
    .filter((o) => o !== f && o.value !== null && alike(length, days(o.start, o.end), f))
    .map((o) => Number(o.value))
  const others = before.length > 0 ? before : row
  const least = f.unit === 'count' ? 10 : 5
  const far = others.length > 0 && Math.min(...others) > least
  const target = greenBeside(checked, f)
  if (!far && !said && target === null) return []
  const why = said
    ? `; its note says "${short(said.text)}"`
    : far
      ? `; others are ${Math.min(...others)} to ${Math.max(...others)}`
      : `; it is coloured green, and its target is ${target}`
  const text = `${titleOf(f)} is ${f.asPrinted}${why}. Is it nought, or missing? Empty the cell where there is no figure; else confirm it with the reason.`
  return [findingAt(f, 'error', 'zero', text)]
}

/** Whether the same nought has been published for the same period: it has been looked at. */
const isPublished = ({ earlier }: Checked, f: ReadFigure): boolean =>
  (earlier.get(`${f.id}|${f.sub}|value`) ?? []).some(
    (o) => o.value !== null && Number(o.value) === 0 && o.period.start === f.start && o.period.end === f.end,
  )

/** The target of a nought that the file colours green, where a nought would miss it; null where none is. */
function greenBeside({ reading }: Checked, f: ReadFigure): string | null {
  const measure = reading.measures[f.measure]
  const polarity = measure?.polarity ?? measure?.match.prior?.polarity ?? null
  if (f.printedRag !== 'green' || polarity === 'low') return null
  const target = reading.figures.find((o) => o.measure === f.measure && o.kind === 'green' && o.value !== null)
  // Nobody wants a share to be low and allows more than half.
  const isMissed = polarity === 'high' ? Number(target?.value) > 0 : f.unit === '%' && Number(target?.value) > 50
  return target && isMissed ? target.asPrinted : null
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
