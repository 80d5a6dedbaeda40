/** Questions that ask for a place among councils in other words than "rank". */
import type { Quartile } from '../../england/rank.ts'
import type { Session } from '../../intent.ts'

const COUNCILS =
  '(?:of (?:our|the|its) )?(?:other )?(?:statistical |stat )?(?:councils|authorities|areas|las|boroughs|places|neighbours)'
const QUARTILE =
  /\b(?:which|what|bottom|top|upper|lower|lowest|highest|best|worst|second|third|last|first|our|the) quartile\b/
const IN_IT = /\b(?:are|is|were|was|which|what)\b/
const HOW_FAR = /\b(?:how (?:far|close|near)|gap|distance|away from|short of|far (?:off|from))\b/
const HOW_MANY = new RegExp(
  String.raw`\bhow many ${COUNCILS}\b.*\b(?:better|worse|higher|lower|above|below|ahead|behind|more|fewer)\b`,
)
export const THE_MOST =
  /\b(?:are|is|were|was) [a-z' -]{1,40}?\b(?:the (worst|best|highest|lowest)\b(?! (?:neighbour|statistical))|(?:at the |the )?(bottom|top|last|first) (?:in|of|nationally|across)\b(?! quartile))/

/** "How many councils are better than us". */
export const countsCouncils = ({ reading }: Session): boolean => HOW_MANY.test(reading.text)

/** "How far are we from the top quartile". */
export const asksDistance = (text: string): boolean => QUARTILE.test(text) && HOW_FAR.test(text)

/** "Are we in the bottom quartile", "are we the worst in Yorkshire". */
export function asksPlace({ reading: { text, councils } }: Session): boolean {
  const isOfCouncil = (/\b(?:are|were) we\b/.test(text) || councils.length > 0) && !OF_TIMES.test(text)
  const isOfQuartile = QUARTILE.test(text) && (IN_IT.test(text) || HOW_FAR.test(text))
  return isOfQuartile || (isOfCouncil && (THE_MOST.test(text) || (councils.length > 1 && POSITION.test(text))))
}

/** "The position of Medway in the South East". */
const POSITION = /\b(?:position|placing|place) (?:of|for) [a-z' -]{1,60}? (?:in|within|among|across)\b/

/** "Is March the worst month", "the highest since 2019": of one council's own figures. */
const OF_TIMES = /\b(?:months?|quarters?|terms?|years?(?![- ]olds?\b)|since|ever|yet|so far|on record|been)\b/

const QUARTILES: readonly (readonly [RegExp, Quartile])[] = [
  [/\b(?:bottom|lower|lowest|worst|last) quartile\b/, 'D'],
  [/\b(?:top|upper|highest|best|first) quartile\b/, 'A'],
  [/\bsecond quartile\b/, 'B'],
  [/\bthird quartile\b/, 'C'],
]

/** The quartile that a question names, or null. */
export const quartileSaid = (text: string): Quartile | null => QUARTILES.find(([said]) => said.test(text))?.[1] ?? null
