/** That nothing is held, in words: of what, for whom, and what there is instead. The bot knows what it holds, not what exists. */
import type { Unit } from '../model/indicator.ts'
import { listText } from './format.ts'

const quoted = (words: readonly string[]): string[] => words.map((w) => `"${w}"`)

/** A part of a message as it was asked, shortened. */
export function quotedPart(part: string): string {
  const said = part.replace(/[?!.;,:\s]+$/, '')
  return `"${said.length > MOST_QUOTED ? `${said.slice(0, MOST_QUOTED).trimEnd()}…` : said}"`
}
const MOST_QUOTED = 120

/** A part that names nothing that is held. */
export const nothingOnPartText = (part: string): string => `I hold nothing on ${quotedPart(part)}.`

/** What a part that is not answered says of itself, with the part. */
export const ofPart = (part: string, text: string): string => `Of ${quotedPart(part)}: ${text}`

/** Without its full stop: "I hold no England average for this measure". */
export const noneForMeasure = (what: string): string => `I hold no ${what} for this measure`

/** Words that nothing published for the measure answers, without the full stop. */
export const nothingOnForMeasure = (words: readonly string[], or: 'or' | 'and' = 'or'): string =>
  `I hold nothing on ${listText(quoted(words), or)} for this measure`

/** Times that nothing is held for. */
export const nothingForText = (periods: readonly string[]): string => `I hold nothing for ${listText(periods, 'or')}.`

/** A target that no number stands in. @param printed as the report has it */
export const targetInWordsText = (printed: string): string =>
  `Its target is in words, so there is no colour: "${printed}".`

/** A figure with a good and a bad side, and no target. */
export const noTargetText = (period: string): string => `I hold no target for ${period}.`

/** A number is asked for of what is published as a share, or the other way round; without the full stop. */
export function otherUnitText(asked: 'number' | 'percentage' | null, unit: Unit | null): string {
  if (asked === 'number' && unit !== 'count')
    return `I hold no number for this, only a ${unit === '%' ? 'percentage' : 'rate'}`
  if (asked === 'percentage' && unit === 'count') return 'I hold no percentage for this, only a number'
  return 'I hold no figure for exactly that'
}

/** A measure that the reports of a council do not have. */
export function noFigureText({
  measure,
  where,
  elsewhere,
  nearest,
}: {
  readonly measure: string
  readonly where: string
  /** Other councils whose reports have it. */
  readonly elsewhere: readonly string[]
  /** What the reports of this one have that is nearest to it. */
  readonly nearest: readonly string[]
}): string {
  const others = elsewhere.length > 0 ? ` I hold it for ${listText(elsewhere)}.` : ''
  const offer = nearest.length > 0 ? ` The nearest that I hold for ${where}: ${listText(nearest, 'or')}.` : ''
  return `I hold no figure for "${measure}" at ${where}.${others}${offer}`
}

const SCOPE = `They cover children's services performance only; ask "what measures do you hold?" for the list.`

/** A subject that no report has. */
export const nothingOnText = (words: readonly string[], where: string): string =>
  `The reports I hold for ${where} have nothing on ${listText(quoted(words))}. ${SCOPE}`

/** A question that asks for a figure of something that no measure is about. */
export const noFigureOn = (words: readonly string[], where: string, nearest: readonly string[]): string => {
  const about = words.length > 0 ? ` on ${listText(quoted(words))}` : ' for that'
  const offer = nearest.length > 0 ? ` The nearest measures I hold: ${listText(nearest, 'or')}.` : ''
  return `The reports I hold for ${where} give no figure${about}.${offer}`
}
