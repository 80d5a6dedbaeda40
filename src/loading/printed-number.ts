/** Whether the number taken from a printed figure is in it: in digits, in words, or as "no" for nought. */

const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const NOUGHT = ['no', 'none', 'nil', 'nought', 'zero']

/** The whole numbers that `text` spells out, up to 999: "ninety-seven", "a minimum of one hundred". */
function numbersInWords(text: string): string[] {
  const found: string[] = []
  let current: number | null = null
  for (const word of [...(text.toLowerCase().match(/[a-z]+/g) ?? []), '']) {
    const small = SMALL.indexOf(word)
    const ten = TENS.indexOf(word)
    if (small >= 0) current = (current ?? 0) + small
    else if (ten >= 0) current = (current ?? 0) + (ten + 2) * 10
    else if (word === 'hundred') current = (current ?? 1) * 100
    else if (word !== 'and' && current !== null) {
      found.push(String(current))
      current = null
    }
  }
  return found
}

/** Whether `asPrinted` says `value` (a decimal as printed, without commas). */
export function printsNumber(asPrinted: string, value: string): boolean {
  const bare = value.replace(/^-/, '')
  for (const match of asPrinted.matchAll(/\d[\d,]*(\.\d+)?/g)) {
    if (match[0].replaceAll(',', '') !== bare) continue
    if (bare === value || /[-−–]\s?$/.test(asPrinted.slice(0, match.index))) return true
  }
  if (numbersInWords(asPrinted).includes(value)) return true
  return /^0(\.0+)?$/.test(value) && NOUGHT.some((word) => new RegExp(`\\b${word}\\b`, 'i').test(asPrinted))
}

const ROUGHLY =
  /\b(about|above|almost|approximately|around|at least|below|between|circa|fewer|higher|less|lower|maximum|minimum|more|nearly|over|roughly|under|up to)\b/i

/** Whether a figure is printed as a level only ("over 50", "nearly 20%"), so that it cannot be held to its digits. */
export const isRough = (asPrinted: string): boolean => ROUGHLY.test(asPrinted)
