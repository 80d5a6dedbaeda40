/** Words that say that figures are printed in thousands or millions: "(000's)", "£m", "in thousands". */
import { straight } from './plain.ts'

/** None of them is part of a rate ("per 1,000"), an amount ("£3m") or a decade ("2000s"). */
const SCALES: readonly RegExp[] = [
  /£ ?'?000'?s?(?!\d)/,
  /(?<![\d,.] ?)(?:'000'?s?|\('?000'?s?\)|000'?s)(?![\w,])/,
  /£ ?(?:thousands?|millions?|billions?|k|m|mn|bn)\b/,
  /\bin (?:thousands|millions|billions)\b/,
  /\b(?:thousands|millions|billions) of pounds\b/,
  /\((?:thousands?|millions?|billions?)\)/,
  /(?<!\bper )\b(?:thousands|millions|billions)$/,
]

/** The words, as printed; null where the text has none. */
export function scaleIn(text: string): string | null {
  const words = straight(text.replaceAll('_', ' ')).trim()
  for (const pattern of SCALES) {
    const found = new RegExp(pattern, 'i').exec(words)
    if (found) return found[0]
  }
  return null
}
