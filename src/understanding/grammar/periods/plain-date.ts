/** Plain calendar dates in spellings that the grammar has no rule for. The only import of chrono-node. */
import { GB } from 'chrono-node/en'
import { isoDate } from '../../../periods/calendar.ts'
import type { PeriodMention } from './recognise.ts'

const YEAR = /\b(?:19|20)\d{2}\b/
const LONGEST = 300

/**
 * A date that says its day, month and year ("Sat 2 March, in 2024"), British order. Relative and partial dates are the
 * grammar's own: chrono's reading of "last quarter" is not a council's.
 */
export function plainDate(text: string): PeriodMention | null {
  // "In 20 weeks" is a measure's words to us and a day to chrono: only a date that names its year counts.
  if (!YEAR.test(text)) return null
  for (const { start, text: said, index } of GB.parse(text.slice(0, LONGEST))) {
    const [day, month, year] = [start.get('day'), start.get('month'), start.get('year')]
    const isWhole = start.isCertain('day') && start.isCertain('month') && start.isCertain('year')
    if (!YEAR.test(said) || !isWhole || day === null || month === null || year === null) continue
    return { phrase: { type: 'day', date: isoDate(year, month, day) }, said, from: index, to: index + said.length }
  }
  return null
}
