/** One place of a report that gives two numbers for the same thing: one of the two rows is a slip. */
import { rowName } from '../build-figures.ts'
import { errorAt, type Finding } from '../finding.ts'
import type { LoadedFigure } from '../loaded.ts'
import { type Check, nameOf, noteOn, periodKey, quote, reportRowKey } from './leads.ts'

const samePlace = ({ figure: f }: LoadedFigure): string =>
  [reportRowKey(f.document, f), f.kind, periodKey(f), f.part, f.location].join('|')

export const checkDuplicates: Check = (loaded) =>
  [...Map.groupBy(loaded.figures, samePlace).values()].flatMap(([first, ...rest]): Finding[] =>
    rest.map((again) => {
      const { figure } = again
      const kept = first as LoadedFigure
      if (figure.value === kept.figure.value) {
        const message = `${nameOf(loaded, figure)}, ${figure.period.label}: ${quote(again)} is written down twice, in rows ${kept.at.row} and ${again.at.row}.`
        return noteOn('duplicates', again, message, kept)
      }
      const problem = `${figure.asPrinted} for ${rowName(figure)}, ${figure.kind}, ${figure.period.label}, at "${figure.location}", but row ${kept.at.row} has ${kept.figure.asPrinted} for the same; correct one of them`
      const { document, indicator, sub, period } = figure
      const error = errorAt('duplicates', { ...again.at, column: 'value' }, problem)
      return { ...error, document, indicator, sub, period: period.label, other: kept.at }
    }),
  )
