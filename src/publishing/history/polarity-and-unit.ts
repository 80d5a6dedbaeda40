/** A measure whose polarity or unit is not what the council's last report says. */
import type { Measure } from '../../model/indicator.ts'
import { against, type HistoryCheck, named } from './check.ts'

const WORDS = { high: 'high is good', low: 'low is good', info: 'for information only' } as const

export const checkPolarityAndUnit: HistoryCheck = ({ content, before }) =>
  content.measures.flatMap((row) => {
    const old = before(row)
    if (!old) return []
    const turned =
      row.polarity !== null && old.polarity !== null && row.polarity !== old.polarity
        ? [
            {
              ...against(
                'polarity-changed',
                row,
                `${named(row)}: the polarity is "${WORDS[row.polarity]}" here, and "${WORDS[old.polarity]}" in the report before${turnsRound(row, old) ? '; every RAG of it would turn round' : ''}.`,
              ),
              severity: turnsRound(row, old) ? ('error' as const) : ('warning' as const),
            },
          ]
        : []
    const unit =
      row.unit === old.unit
        ? []
        : [
            against(
              'unit-changed',
              row,
              `${named(row)}: the unit is ${row.unit} here, and ${old.unit} in the report before; a count must not stand where a rate did.`,
            ),
          ]
    return [...turned, ...unit]
  })

const turnsRound = (row: Measure, old: Measure): boolean => row.polarity !== 'info' && old.polarity !== 'info'
