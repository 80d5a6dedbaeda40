/** A target as a sentence says it: "95% or more" for "95%+". */
import type { Polarity, Unit } from '../model/indicator.ts'
import { limitText, parseBand } from '../rules/bands.ts'

const SAID = {
  '>=': (limit: string) => `${limit} or more`,
  '>': (limit: string) => `above ${limit}`,
  '<=': (limit: string) => `${limit} or less`,
  '<': (limit: string) => `under ${limit}`,
} as const

/** @param printed as the report prints it; words without a number stay as they are */
export function targetWords(printed: string, value: string | null, polarity: Polarity, unit: Unit): string {
  const band = parseBand(printed, value, polarity)
  if (!band || band.value === null || band.comparator === 'words') return `"${printed}"`
  if (band.comparator === 'between') return `${limitText(band.value, unit)} to ${limitText(band.upper ?? '', unit)}`
  return SAID[band.comparator](limitText(band.value, unit))
}
