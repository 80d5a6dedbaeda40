/** That nothing is held, in words: of what, for whom, and what there is instead. The bot knows what it holds, not what exists. */
import type { Figure } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import { type Quote, quoteLine } from './commentary-words.ts'
import { listText } from './format.ts'
import type { Line } from './line.ts'

const quoted = (words: readonly string[]): string[] => words.map((w) => `"${w}"`)

/** A part of a message as it was asked, shortened. */
export function quotedPart(part: string): string {
  // No mark-up is quoted, however it was typed.
  const said = part.replace(/[<>]/g, '').replace(/[?!.;,:\s]+$/, '')
  return `"${said.length > MOST_QUOTED ? `${said.slice(0, MOST_QUOTED).trimEnd()}…` : said}"`
}
const MOST_QUOTED = 120

/** A part that names nothing that is held. */
export const nothingOnPartText = (part: string): string => `I hold nothing on ${quotedPart(part)}.`

/** What a part that is not answered says of itself, with the part. */
export const ofPart = (part: string, text: string): string => `Of ${quotedPart(part)}: ${text}`

/** Without its full stop: "I hold no England average for this measure". */
export const noneForMeasure = (what: string): string => `I hold no ${what} for this measure`

/** The same of several, as a sentence. */
export const noneOfText = (what: readonly string[]): string => `${noneForMeasure(listText(what, 'or'))}.`

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

/** A subject that no measure of the reports is about. @param quote officers' words on it, where they wrote any */
export function nothingOnLines(words: readonly string[], where: string, quote: Quote | null): Line[] {
  const none = `The reports I hold for ${where} give no figure on ${listText(quoted(words))}.`
  if (quote === null) return [{ role: 'head', text: `${none} ${SCOPE}` }]
  return [{ role: 'head', text: `${none} Officers wrote:` }, quoteLine(quote)]
}

/** What is asked for is named by a measure that is about something narrower: without the full stop. */
export const nearestNamesIt = (words: readonly string[]): string =>
  `The nearest I hold to ${listText(quoted(words))} is this measure`

/** A question that asks for a figure of something that no measure is about. */
export const noFigureOn = (words: readonly string[], where: string, nearest: readonly string[]): string => {
  const about = words.length > 0 ? ` on ${listText(quoted(words))}` : ' for that'
  const offer = nearest.length > 0 ? ` The nearest measures I hold: ${listText(nearest, 'or')}.` : ''
  return `The reports I hold for ${where} give no figure${about}.${offer}`
}

/** "For July 2024 the report gives "fewer than 6" and no number. The number is not shown because …" */
export const withoutNumberText = ({ period, asPrinted, note }: Figure): string =>
  `For ${period.label} the report gives "${asPrinted}" and no number.${note === null ? '' : ` ${note}`}`

/** A figure that is held, as it stands in for one that is not. */
interface Held {
  readonly shown: string
  readonly when: string
  /** A sentence. */
  readonly source: string
}

/** A measure that has no figure at or before the time asked for. */
export function noneBeforeLines({
  name,
  council,
  asked,
  withoutNumber,
  earliest,
  other,
}: {
  readonly name: string
  readonly council: string
  /** The time asked for; null where none was. */
  readonly asked: string | null
  /** What is published for it without a number, as a sentence. */
  readonly withoutNumber: string | null
  readonly earliest: Held | null
  /** The latest before it, where it counts another length of time and cannot stand for it. */
  readonly other: Held | null
}): Line[] {
  const first = earliest ? ` The earliest I hold is ${earliest.shown} ${earliest.when}.` : ''
  const source = (of: Held | null): Line[] => (of ? [{ role: 'source', text: of.source }] : [])
  const head = (text: string): Line => ({ role: 'head', text })
  if (withoutNumber) return [head(`${council}: ${name}. ${withoutNumber}${first}`), ...source(earliest)]
  if (other)
    return [
      head(
        `I hold nothing for ${asked}, nor for as long a time before it: ${name}, ${council}. What I hold is ${other.shown} ${other.when}.`,
      ),
      ...source(other),
    ]
  return [
    head(`I hold ${asked ? `nothing for ${asked} or before it` : 'no number of it'}: ${name}, ${council}.${first}`),
    ...source(earliest),
  ]
}

/** A date or quarter that does not exist. */
export const noSuchPeriodText = (said: string): string =>
  `There is no such period as "${said}". Which did you mean? For example "March 2024", "Q4 2023/24" or "31 March 2024".`

/** What a measure's own figures are told with, where something else was asked for. @param why without its full stop */
export const ownFigureText = (why: string, figures: number): string =>
  `${why}. The measure's own ${figures > 1 ? 'figures' : 'figure'}:`
