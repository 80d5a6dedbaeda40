/** Plain calendar dates in the many ways people write them. The only import of chrono-node. */
import { GB } from 'chrono-node/en'
import { isoDate } from '../periods/calendar.ts'
import type { PeriodMention } from '../understanding/grammar/periods/recognise.ts'

/**
 * A date that says its day, month and year ("the 5th of March, 2024", "Sat 2 March 2024"), British order.
 * Relative and partial dates are left to the grammar of periods: chrono's reading of "last quarter" is not a council's.
 */
export function plainDate(text: string): PeriodMention | null {
  // "In 20 weeks" is a measure's words to us and a day to chrono: only a date that names its year counts.
  if (!/\b(?:19|20)\d{2}\b/.test(text)) return null
  for (const result of GB.parse(text.slice(0, 300))) {
    const { start } = result
    if (!/\b(?:19|20)\d{2}\b/.test(result.text)) continue
    if (!start.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) continue
    const date = isoDate(start.get('year') as number, start.get('month') as number, start.get('day') as number)
    return {
      phrase: { type: 'day', date },
      said: result.text,
      from: result.index,
      to: result.index + result.text.length,
    }
  }
  return null
}
