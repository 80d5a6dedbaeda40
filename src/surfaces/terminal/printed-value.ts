/** An answer's value exactly as its own text prints it: "77.0%", where the number alone would be 77. */
import { valueText } from '../../answers/format.ts'
import type { Answer } from '../../model/answer.ts'

/** The value with its unit, or null where the text gives it otherwise ("around 40%", "413 fewer"). */
export function printedValue(answer: Pick<Answer, 'text' | 'value' | 'unit'>): string | null {
  const { text, value, unit } = answer
  if (value === null || unit === null) return null
  for (const found of text.matchAll(/(?<=: |= )-?\d[\d,]*(?:\.\d+)?/g)) {
    const number = found[0].replace(/,/g, '')
    if (Number(number) !== value) continue
    const shown = valueText(number, unit)
    const after = text.slice(found.index)
    // What follows the value must end it: "91.8% is 3.2 points below" and "40% to 45%" are about something else.
    if (after.startsWith(shown) && /^(?:[.;]|,? \(|\n|$)/.test(after.slice(shown.length))) return shown
  }
  return null
}
