/** The unit of a row: as the council's last report has it, unless another is printed; else as printed; else by its name and its figures. */
import {
  BASES,
  type Basis,
  type Indicator,
  POLARITIES,
  type Polarity,
  UNITS,
  type Unit,
} from '../../model/indicator.ts'
import type { Match } from '../matching/match.ts'
import type { Source } from '../source.ts'
import { isShortened } from '../tables/printed.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { TOLERANCE_ANSWERS, type ToleranceSaid } from '../words/tolerance-words.ts'
import { unlike } from '../words/unlike-units.ts'

const NAMES: readonly (readonly [RegExp, Unit])[] = [
  [/\bper 100,?000\b|\bper 100k\b/i, 'per_100000'],
  [/\bper 10,?000\b|\bper 10k\b|\b10k population\b/i, 'per_10000'],
  [/\bper 1,?000\b|\bper 1k\b/i, 'per_1000'],
  [/(?:^|[:–—(-])\s*%|\bpercent|\bper cent|\bproportion of\b|\s-\s?%|\(%\)|%\s*$/i, '%'],
  [/\b(?:av\.?|average|mean)\b.*\bdays\b|\bdays between\b|\bin days\b|\bnumber of days\b/i, 'days'],
  [/^\s*(?:[A-Z]{1,4}[ .]?\d[\w.]*[ :.–-]+)?(?:no\.?|number|count|total)\b|\((?:number|no\.?|count)\)\s*$/i, 'count'],
]

/** What is counted in something else, whatever happened in the period. */
const NOT_COUNTED =
  /\b(?:days?|weeks?|months?|hours?|minutes?|time\w*|within|cost|costs|spend|spent|expenditure|income|budget|debts?|arrears|balances?|reserves|sales|paid|payments?|collected|value|level|size)\b|[£%]/i
/** No percentage of a whole is more. */
const MOST_PERCENT = 100

/** What a percentage is made of is counted. */
const PART_OF_SHARE = /^(?:numerator|denominator|out of)$/i

/** Null where nothing tells; then it is asked. */
export function unitOf(
  row: {
    readonly name: string
    readonly sub: string
    readonly unitPrinted: string
    readonly shown: readonly string[]
    /** What all parts of its measure show. */
    readonly shownBeside?: readonly string[]
  },
  match: Match,
  indicator: Indicator | null,
  words: LayoutWords,
): Unit | null {
  const printed = words.unit(row.unitPrinted)
  // Whoever confirms that the unit is another one now has the figures in that.
  if (match.prior) return printed && unlike(printed, match.prior.unit) ? printed : match.prior.unit
  // "#" beside an average says that it is a number, not that it counts.
  if (printed === 'count' && isAverage(row)) return 'average'
  if (printed) return printed
  const figures = row.shown.filter((t) => /\d/.test(t))
  // "£4.5m" says its millions itself, whatever the unit column says.
  if (
    figures.length > 0 &&
    figures.every((t) => words.status(t) !== null || isShortened(t)) &&
    figures.some(isShortened)
  )
    return 'pounds'
  if (row.unitPrinted !== '' && words.unitNotKept(row.unitPrinted)) return null
  const sub = PART_OF_SHARE.test(row.sub) ? 'count' : words.unit(row.sub)
  if (sub) return sub === 'count' && isAverage(row) ? 'average' : sub
  const beside = (row.shownBeside ?? []).filter((t) => /\d/.test(t) && words.status(t) === null)
  const percents = figures.filter((t) => /%/.test(t)).length
  if (figures.length > 0 && percents >= figures.length / 2) return '%'
  if (figures.length > 0 && figures.every((t) => /^[-(]?\s?£/.test(t.trim()))) return 'pounds'
  const named = NAMES.find(([pattern]) => pattern.test(row.name))?.[1]
  if (named) return named
  if ([figures, beside].some((of) => isCounted({ name: [row.name, row.sub].join(' ') }, of, words))) return 'count'
  return indicator && row.sub === '' ? indicator.unit : null
}

const isAverage = ({ name, shown }: { readonly name: string; readonly shown: readonly string[] }): boolean =>
  /\b(?:average|avg|mean)\b/i.test(name) && shown.some((t) => /\d\.\d/.test(t))

/** Whole numbers of what happens or is there, one of them too large for a percentage. */
function isCounted({ name }: { readonly name: string }, figures: readonly string[], words: LayoutWords): boolean {
  const { said } = words.basesIn(name)
  const isOfCounts = said.size > 0 && [...said].every((basis) => basis === 'flow' || basis === 'position')
  const whole = figures.map((t) => t.replaceAll(',', '')).filter((t) => /^\d+$/.test(t))
  return (
    isOfCounts &&
    !NOT_COUNTED.test(words.withoutTimes(name)) &&
    whole.length === figures.length &&
    whole.some((t) => Number(t) > MOST_PERCENT)
  )
}

export interface SaidOfRow {
  readonly unit: Unit | null
  readonly asWords: boolean
  readonly basis: Basis | null
  readonly polarity: Polarity | null
  readonly toleranceSaid: ToleranceSaid | null
}

const NOTHING_SAID: SaidOfRow = { unit: null, asWords: false, basis: null, polarity: null, toleranceSaid: null }

/** What a person has said of a row, by its words. Null where nobody has. */
export function saidOfRow({ council, mapping }: Pick<Source, 'council' | 'mapping'>, row: string): SaidOfRow {
  if (council === null) return NOTHING_SAID
  const of = mapping.ofMeasure(council, 'basis', row)
  const side = mapping.ofMeasure(council, 'polarity', row)
  const unit = mapping.ofMeasure(council, 'unit', row)
  return {
    // What is published as words is counted in nothing; a unit has to stand there.
    unit: unit === 'words' ? 'count' : (UNITS.find((u) => u === unit) ?? null),
    asWords: unit === 'words',
    basis: BASES.find((b) => b === of) ?? null,
    polarity: POLARITIES.find((p) => p === side) ?? null,
    toleranceSaid: TOLERANCE_ANSWERS.get(mapping.ofMeasure(council, 'tolerance', row) ?? '') ?? null,
  }
}
