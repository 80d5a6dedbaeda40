/** How printed targets and tolerances are read, by the notations of data/rag/rules.json. What cannot be read stays words, never a guess. */
import type { BandKind } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import type { Compile } from './closed-math.ts'
import type { Comparator, RuleFile } from './rule-file.ts'

/** A printed band. `value` is the limit as a decimal, null for words; `upper` is there for `between` only. */
export interface Band {
  /** As printed. */
  readonly text: string
  readonly comparator: Comparator
  readonly value: string | null
  readonly upper?: string
  /** Printed as a bare number, "90%". */
  readonly bare: boolean
}

/**
 * Reads a band, or null where nothing is printed ("-").
 * @param asPrinted the tolerance or target exactly as printed
 * @param given the number beside it in the data file, null where there is none; it counts where the text has words
 * @param polarity which side is good, for a number printed without a sign
 * @param kind which band it is; a target counts as green
 */
export type ReadBand = (asPrinted: string, given: string | null, polarity: Polarity, kind?: BandKind) => Band | null

function pattern(text: string, parts: Readonly<Record<string, string>>, flags: string, problems: string[]): RegExp {
  const whole = text.replace(/\{([a-z]+)\}/gi, (braces, name: string) => parts[name] ?? braces)
  try {
    return new RegExp(whole, flags)
  } catch (error) {
    problems.push(`the pattern "${text}" cannot be read (${(error as Error).message})`)
    return /$^/
  }
}

const WHERE = ['limit', 'given', 'isGiven']
const BARE = ['isRed', 'highIsGood', 'lowIsGood']

/** The reader that `reading` of the rules describes. */
export function bandReader({ reading }: RuleFile, compile: Compile, problems: string[]): ReadBand {
  const tidy = reading.tidy.map((t) => ({ by: t.by, all: pattern(t.pattern, reading.parts, 'g', problems) }))
  const notations = reading.notations.map((n) => ({
    ...n,
    shape: pattern(n.pattern, reading.parts, 'i', problems),
    fits: compile(`reading.notations ("${n.name}").where`, n.where, WHERE),
  }))
  const bare = reading.bare.map((b, i) => ({ ...b, fits: compile(`reading.bare.${i}.when`, b.when, BARE) }))
  return (asPrinted, given, polarity, kind = 'green') => {
    const text = tidy.reduce((rest, { all, by }) => rest.replace(all, by), asPrinted)
    const facts = { isRed: kind === 'red', highIsGood: polarity === 'high', lowIsGood: polarity === 'low' }
    for (const { shape, fits, comparator, ...notation } of notations) {
      const groups = text.match(shape) && (text.match(shape)?.groups ?? {})
      if (!groups) continue
      const limit = notation.limit ? given : (groups.limit ?? null)
      if (!fits.holds({ limit: limit ?? '0', given: given ?? '0', isGiven: given !== null })) continue
      if (comparator === 'nothing') return null
      const side = Object.keys(reading.sides).find((name) => groups[name] !== undefined)
      const found =
        comparator ?? (side ? reading.sides[side] : bare.find((b) => b.fits.holds(facts))?.comparator) ?? 'words'
      const { upper } = groups
      const band = { text: asPrinted, comparator: found, value: limit, bare: notation.bare }
      return upper === undefined ? band : { ...band, upper }
    }
    return { text: asPrinted, comparator: 'words', value: null, bare: false }
  }
}

/** A limit as a reader sees it: "95%", "487 days", "1,500", "227.1". */
export function limitText(value: string, unit: Unit, units: RuleFile['wording']['units']): string {
  const [whole = '', decimals] = value.split('.')
  const number = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
  return units[unit].replace('{number}', number)
}
