/** What an answer says, in the words and figures of its own text. */

import type { Answer, IndicatorRef, Source } from '../../../model/answer.ts'
import type { Rag } from '../../../model/figure.ts'
import type { Period } from '../../../model/period.ts'
import { dayLabel } from '../../../periods/calendar.ts'
import { ragWord, valueText } from '../../../wording/format.ts'
import { shownOf } from '../../../wording/line.ts'

/** Never colour alone: a square, a diamond and a circle, and the word. */
const SYMBOLS: Readonly<Record<Rag, string>> = { red: '🟥', amber: '🔶', green: '🟢', none: '⚪' }

const signOf = (rag: Rag): string => `${SYMBOLS[rag]} ${rag === 'none' ? 'No RAG' : ragWord(rag)}`

export const RAG_SIGNS: Readonly<Record<Rag, string>> = {
  red: signOf('red'),
  amber: signOf('amber'),
  green: signOf('green'),
  none: signOf('none'),
}

/** "🟥 2 RED": how many there are of a colour. */
export const countSign = (rag: Exclude<Rag, 'none'>, count: number): string =>
  `${SYMBOLS[rag]} ${count} ${ragWord(rag)}`

/** The symbol before each rating that a sentence states. */
export const withSymbols = (text: string): string =>
  text.replace(
    /\b(?:RED|AMBER|GREEN)\b|(?<=\()(?:red|amber|green)(?=\))|^(?:Red|Amber|Green)(?=:$)/g,
    (word) => `${SYMBOLS[word.toLowerCase() as Rag]} ${word}`,
  )

/** The value of an item, as printed; null where it has none. */
export const shownValue = (answer: Answer): string | null =>
  answer.value === null ? null : (shownOf(answer) ?? valueText(String(answer.value), answer.unit ?? 'count'))

/** The figure before, with its period; null where there is none. */
export const previousOf = ({ trend, telling, unit }: Answer): string | null => {
  const previous = trend?.previous
  if (!previous) return null
  // A list may set a figure against another one than its own answer does.
  const known = telling.previous && Number(telling.previous.decimal) === previous.value ? telling.previous : null
  return `${known?.shown ?? valueText(String(previous.value), unit ?? 'count')} (${previous.period.label})`
}

/** "A.10 % of … (secondary)". */
export function measureOf({ ref, name, sub }: IndicatorRef): string {
  const part = sub && !name.toLowerCase().includes(sub.toLowerCase()) ? ` (${sub})` : ''
  return `${ref ? `${ref} ` : ''}${name}${part}`
}

/** What a chart is of. */
export const subjectOf = ({ indicator }: Answer): string => (indicator ? measureOf(indicator) : 'Trend')

/** The council's name; null where an answer has its key only. */
export const councilOf = ({ council, telling, items }: Answer): string | null =>
  council === null ? null : telling.council || items.find((i) => i.council === council)?.telling.council || null

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
