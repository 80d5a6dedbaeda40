/** What an answer says, in the words and figures of its own text. */
import { valueText } from '../../../answers/format.ts'
import type { Answer, IndicatorRef, Source } from '../../../model/answer.ts'
import type { Rag } from '../../../model/figure.ts'
import type { Unit } from '../../../model/indicator.ts'
import type { Period } from '../../../model/period.ts'
import { dayLabel } from '../../../periods/calendar.ts'
import { printedValue } from '../../terminal/printed-value.ts'

/** Never colour alone. */
export const RAG_SIGNS: Readonly<Record<Rag, string>> = {
  red: '🔴 RED',
  amber: '🟠 AMBER',
  green: '🟢 GREEN',
  none: '⚪ No RAG',
}

const SYMBOLS: Readonly<Record<string, string>> = { red: '🔴', amber: '🟠', green: '🟢' }

/** The symbol before each rating that a sentence states. */
export const withSymbols = (text: string): string =>
  text.replace(
    /\b(?:RED|AMBER|GREEN)\b|(?<=\()(?:red|amber|green)(?=\))|^(?:Red|Amber|Green)(?=:$)/g,
    (word) => `${SYMBOLS[word.toLowerCase()]} ${word}`,
  )

/**
 * `value` with its unit as `text` prints it: "22.0%", where the number alone would be 22. Where it is printed in
 * several ways, with the most digits.
 */
export function asPrinted(value: number, unit: Unit, text: string): string {
  const shown = [...text.matchAll(/-?\d[\d,]*(?:\.\d+)?/g)]
    .filter((found) => Number(found[0].replaceAll(',', '')) === value)
    .map((found) => ({ text: valueText(found[0].replaceAll(',', ''), unit), at: found.index }))
    .filter((found) => text.startsWith(found.text, found.at))
    .map((found) => found.text)
  return shown.toSorted((a, b) => b.length - a.length)[0] ?? valueText(String(value), unit)
}

/** The value of an item, as printed; null where it has none. */
export const shownValue = (answer: Answer): string | null =>
  answer.value === null ? null : (printedValue(answer) ?? asPrinted(answer.value, answer.unit ?? 'count', answer.text))

/** The figure before, with its period; null where there is none. */
export const previousOf = (answer: Answer): string | null => {
  const previous = answer.trend?.previous
  return previous
    ? `${asPrinted(previous.value, answer.unit ?? 'count', answer.text)} (${previous.period.label})`
    : null
}

/** "A.10 % of … (secondary)". */
export function measureOf({ ref, name, sub }: IndicatorRef): string {
  const part = sub && !name.toLowerCase().includes(sub.toLowerCase()) ? ` (${sub})` : ''
  return `${ref ? `${ref} ` : ''}${name}${part}`
}

/** What a chart is of. */
export const subjectOf = ({ indicator }: Answer): string => (indicator ? measureOf(indicator) : 'Trend')

/** The council's name: an answer has its key only, but says the name last in how it was understood. */
export function councilOf({ council, understood }: Answer): string | null {
  if (council === null) return null
  const name = understood?.split(' · ').at(-1) ?? ''
  return name.toLowerCase().includes(council.toLowerCase()) ? name : null
}

/** The measure with its council before it, or whichever of the two is known. */
export function titleOf(answer: Answer): string {
  const measure = answer.indicator ? measureOf(answer.indicator) : null
  return [councilOf(answer), measure].filter((part) => part !== null).join(': ')
}

/** "March 2024 (1 March 2024 to 31 March 2024)". */
export const periodText = ({ label, start, end }: Period): string =>
  start === end ? label : `${label} (${dayLabel(start)} to ${dayLabel(end)})`

/** Document, date and place. */
export const sourceText = ({ document, published, location }: Source): string =>
  `${document}, published ${dayLabel(published)}, ${location}.`
