/** A unit that cannot be right: the figure is printed with another one, or the report names another one. */
import type { Unit } from '../../model/indicator.ts'
import { places } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedFigure, LoadedMeasure } from '../loaded.ts'
import { type Check, nameOf, noteOn, quote, reportRowKey } from './leads.ts'

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  '%': 'a percentage',
  count: 'a count',
  per_1000: 'a rate per 1,000',
  per_10000: 'a rate per 10,000',
  per_100000: 'a rate per 100,000',
  days: 'a number of days',
  score: 'a score',
  average: 'an average',
  pounds: 'an amount of money',
}

/** How reports write units. A binary rate is the percentage of people to whom something happened. */
const WRITTEN: readonly (readonly [RegExp, Unit])[] = [
  [/(?:per|\/) ?100(?:,?000|k)\b/i, 'per_100000'],
  [/(?:per|\/) ?10(?:,?000|k)\b/i, 'per_10000'],
  [/\d ?%|\bper ?cent\b|\bbinary rate\b/i, '%'],
  [/\d ?days\b/i, 'days'],
]

const RATES: readonly Unit[] = ['%', 'per_10000', 'per_100000']

const unitsIn = (text: string): Unit[] => WRITTEN.flatMap(([pattern, unit]) => (pattern.test(text) ? [unit] : []))

/** At most one note a row of a report: the first of its figures stands for the others. */
export const checkUnits: Check = (loaded) => {
  const byRow = Map.groupBy(loaded.figures, ({ figure }) => reportRowKey(figure.document, figure))
  return loaded.measures.flatMap((row) => {
    const figures = byRow.get(reportRowKey(row.measure.document, row.measure)) ?? []
    const subject = nameOf(loaded, row.measure)
    const taken = `${subject}: taken as ${UNIT_WORDS[row.measure.unit]}, but`
    const note =
      first(figures, printedOtherwise, (f, more) => noteOn('units', f, `${taken} printed as ${quote(f)}${more}.`)) ??
      namedOtherwise(row, figures, taken) ??
      first(figures, withoutSign, (f, more) =>
        noteOn('units', f, `${taken} ${quote(f)} is printed without a % sign${more}.`),
      ) ??
      first(figures, brokenCount, (f, more) =>
        noteOn('units', f, `${taken} ${quote(f)} has decimals, which a count cannot have${more}.`),
      )
    return note ? [note] : []
  })
}

/** The note on the first figure that `test` holds for, with how many others there are. */
function first(
  figures: readonly LoadedFigure[],
  test: (figure: LoadedFigure) => boolean,
  note: (figure: LoadedFigure, more: string) => Finding,
): Finding | null {
  const [found, ...others] = figures.filter(test)
  if (!found) return null
  return note(found, others.length === 0 ? '' : `, and ${others.length} more of its figures likewise`)
}

function printedOtherwise({ figure: { asPrinted, unit, value } }: LoadedFigure): boolean {
  const written = unitsIn(asPrinted)
  return value !== null && written.length > 0 && !written.includes(unit)
}

const withoutSign = ({ figure: { asPrinted, unit, value, kind } }: LoadedFigure): boolean =>
  kind === 'value' && unit === '%' && value !== null && unitsIn(asPrinted).length === 0 && /\d/.test(asPrinted)

const brokenCount = ({ figure: { unit, value, kind } }: LoadedFigure): boolean =>
  kind === 'value' && unit === 'count' && value !== null && places(value) > 0

/** A note on the row, or on a figure of it, that speaks of another kind of rate than the unit. */
function namedOtherwise(row: LoadedMeasure, figures: readonly LoadedFigure[], taken: string): Finding | null {
  const { unit, note, document, indicator, sub } = row.measure
  if (!RATES.includes(unit)) return null
  if (note !== null && namesAnother(note, unit)) {
    return {
      level: 'note',
      check: 'units',
      ...row.at,
      message: `${taken} a note says: ${note}`,
      document,
      indicator,
      sub,
    }
  }
  const figure = figures.find((f) => f.figure.note !== null && namesAnother(f.figure.note, unit))
  return figure ? noteOn('units', figure, `${taken} a note on ${quote(figure)} says: ${figure.figure.note}`) : null
}

/** Percentages in a note are mostly other figures, so only words that name a kind of rate count. */
const namesAnother = (note: string, unit: Unit): boolean =>
  unitsIn(note.replace(/\d ?%/g, '')).some((u) => RATES.includes(u) && u !== unit)
