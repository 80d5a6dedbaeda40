/** The report's own sentence about a figure, where no earlier figure tells its direction (contract, meaning 10). */
import type { Commentary } from '../model/figure.ts'
import type { FoundFigure, TrendDetail } from '../model/found.ts'
import { sentencesOf } from './sentences.ts'

const MOVES =
  /\b(?:increas|decreas|reduc|declin|improv|ris(?:e|en|ing)\b|rose\b|f(?:ell|allen|alling)\b|eradicat|higher|lower|below|above)/i
const LONGEST = 260

/** Whether `text` prints the number by itself, not within another one. */
function prints(text: string, value: string): boolean {
  const whole = value.replace(/\B(?=(\d{3})+(?!\d))/g, ',?')
  const number = value.includes('.') ? RegExp.escape(value) : whole
  return new RegExp(`(?<![\\d.,])${number}(?![\\d]|[.,]\\d)`).test(text)
}

/** Its sentence on the figure, else what it says of the measure's direction; nothing where an earlier figure tells it. */
export function reportWords(
  paragraphs: readonly Commentary[],
  found: FoundFigure,
  trend: TrendDetail | null,
): string[] {
  if (trend?.previous || found.computed) return []
  const { figure } = found
  const own = paragraphs.filter((p) => p.document === figure.document && p.indicators.includes(figure.indicator))
  for (const { text } of own)
    for (const sentence of sentencesOf(text))
      if (sentence.length <= LONGEST && prints(sentence, figure.value as string)) return [quoted(sentence)]
  for (const { text, indicators, period } of own)
    if (indicators.length === 1 && period.end === figure.period.end)
      for (const sentence of sentencesOf(text))
        if (sentence.length <= LONGEST && MOVES.test(sentence)) return [quoted(sentence)]
  return []
}

const inQuotes = (sentence: string): string => sentence.replace(/"/g, "'")
const quoted = (sentence: string): string => `The report says: "${inQuotes(sentence)}"`

/** Words that say which way a number went, and not only how it stands to another. */
const WENT = /\b(?:increas|decreas|reduc(?:ed|tion)|declin|improv(?:ed|ement)|risen\b|rose\b|f(?:ell|allen)\b)/i

/** What the report says of how a figure moved: the sentence that prints it, or one beside that; null where none does. */
export function movementWords(paragraphs: readonly Commentary[], { figure, value }: FoundFigure): string | null {
  for (const { document, indicators, text } of paragraphs) {
    if (document !== figure.document || !indicators.includes(figure.indicator)) continue
    const said = sentencesOf(text)
    const at = said.findIndex((sentence) => prints(sentence, value))
    const near = at < 0 ? [] : [said[at], said[at + 1]]
    const found = near.find((sentence) => sentence !== undefined && sentence.length <= LONGEST && WENT.test(sentence))
    if (found !== undefined) return inQuotes(found)
  }
  return null
}
