/** Years as they are said: "twenty twenty four" is 2024, "twenty three twenty four" the reporting year 2023/24. */
const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const BETWEEN = new Set(['to', 'slash', 'stroke', 'dash'])

interface Said {
  readonly value: number
  readonly used: number
}

/** A number from 10 to 39 said from word `at`. */
function twoDigits(words: readonly string[], at: number): Said | null {
  const word = words[at]
  const teen = word === undefined ? -1 : TEENS.indexOf(word)
  if (teen >= 0) return { value: 10 + teen, used: 1 }
  const tens = word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0
  if (tens === 0) return null
  const unit = UNITS.indexOf(words[at + 1] ?? '')
  return unit >= 0 ? { value: tens + unit + 1, used: 2 } : { value: tens, used: 1 }
}

function year(words: readonly string[], at: number): Said | null {
  const skip = words[at] === 'twenty' ? 1 : words[at] === 'two' && words[at + 1] === 'thousand' ? 2 : 0
  if (skip === 0) return null
  const from = at + skip + (skip === 2 && words[at + 2] === 'and' ? 1 : 0)
  const end = twoDigits(words, from)
  if (end) return { value: 2000 + end.value, used: from - at + end.used }
  const unit = skip === 2 ? UNITS.indexOf(words[from] ?? '') : -1
  return unit >= 0 ? { value: 2001 + unit, used: from - at + 1 } : null
}

/** The year or reporting year said from word `at`, and how many words it takes; null for none. */
export function spokenYear(
  words: readonly string[],
  at: number,
): { readonly text: string; readonly used: number } | null {
  const first = year(words, at) ?? twoDigits(words, at)
  if (!first) return null
  const start = first.value % 100
  const gap = BETWEEN.has(words[at + first.used] ?? '') ? 1 : 0
  const second = twoDigits(words, at + first.used + gap)
  // "Sixteen seventeen" is an age.
  if (second && second.value === start + 1 && second.value >= 20)
    return { text: `20${start}/${second.value}`, used: first.used + gap + second.used }
  return first.value >= 2000 ? { text: String(first.value), used: first.used } : null
}
