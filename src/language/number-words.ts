/** Numbers from 1 to 99 as words. */
const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((w, n): [string, number] => [w, n + 1]),
  ...TENS.map((w, n): [string, number] => [w, (n + 2) * 10]),
])

/** "19", "nineteen", "twenty-one": the number that is said so. */
export const numberSaid = (said: string): number =>
  /^\d/.test(said) ? Number(said) : said.split(/[- ]/).reduce((sum, word) => sum + (NUMBERS.get(word) ?? 0), 0)

/** "Fourty" is how many write it. */
const word = [...NUMBERS.keys(), 'fourty'].join('|')
const BEFORE_UNIT = new RegExp(
  `\\b(${word})(?:[ -](${SMALL.slice(0, 9).join('|')}))?(?= (?:per ?cent|percentage points?|(?:working )?days?)\\b)`,
  'g',
)
const numberOf = (said: string): number => NUMBERS.get(said.replace('fourty', 'forty')) ?? 0

/** "One in five": a share of round hundredths. */
const ONE_IN =
  /\b(?:1|one) in (?:every )?(2|4|5|10|20|two|four|five|ten|twenty)\b(?! (?:days?|weeks?|months?|years?|minutes?|hours?))/g
const shareOf = (said: string): string => `${100 / (Number(said) || numberOf(said))}%`

/** "Ten per cent", "forty five working days": the numbers that measures are named with, as measures print them. */
export const digitsBeforeUnits = (text: string): string =>
  text
    .replace(ONE_IN, (_, n: string) => shareOf(n))
    .replace(BEFORE_UNIT, (said, first: string, unit: string | undefined) =>
      unit === undefined
        ? String(numberOf(first))
        : numberOf(first) >= 20
          ? String(numberOf(first) + numberOf(unit))
          : said,
    )
