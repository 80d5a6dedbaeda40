/** Questions that ask for a place among councils in other words than "rank", and the yes or no that some of them have. */
import type { Standing } from '../../england/rank.ts'
import type { Session } from '../../intent.ts'

const COUNCILS = '(?:other )?(?:councils|authorities|areas|las|boroughs|places)'
const QUARTILE =
  /\b(?:which|what|bottom|top|upper|lower|lowest|highest|best|worst|second|third|last|first|our|the) quartile\b/
const IN_IT = /\b(?:are|is|were|was|which|what)\b/
const HOW_MANY = new RegExp(
  String.raw`\bhow many ${COUNCILS}\b.*\b(?:better|worse|higher|lower|above|below|ahead|behind|more|fewer)\b`,
)
const THE_MOST =
  /\b(?:are|is|were|was) [a-z' -]{1,40}?\bthe (worst|best|highest|lowest)\b(?! (?:neighbour|statistical))/

/** "Are we in the bottom quartile", "how many councils are better than us", "are we the worst in Yorkshire". */
export function asksPlace({ reading: { text, councils }, choice }: Session): boolean {
  if (!choice) return false
  const isOfCouncil = (/\b(?:are|were) we\b/.test(text) || councils.length > 0) && !OF_TIMES.test(text)
  return (QUARTILE.test(text) && IN_IT.test(text)) || HOW_MANY.test(text) || (isOfCouncil && THE_MOST.test(text))
}

/** "Is March the worst month", "the highest since 2019": of one council's own figures. */
const OF_TIMES = /\b(?:months?|quarters?|terms?|years?|since|ever|yet|so far|on record|been)\b/

const QUARTILES: readonly (readonly [RegExp, 'A' | 'B' | 'C' | 'D'])[] = [
  [/\b(?:bottom|lower|lowest|worst|last) quartile\b/, 'D'],
  [/\b(?:top|upper|highest|best|first) quartile\b/, 'A'],
  [/\bsecond quartile\b/, 'B'],
  [/\bthird quartile\b/, 'C'],
]

/** "No" or "Yes" with what it is of; null where the question has none, or nobody says which side is good. */
export function placeVerdict(text: string, { ranked, of, order, quartile }: Standing): string | null {
  const named = QUARTILES.find(([said]) => said.test(text))?.[1]
  if (named && quartile && /\b(?:are|is|were|was)\b/.test(text))
    return `${named === quartile ? 'Yes' : 'No'}: quartile ${quartile}.`
  const most = THE_MOST.exec(text)?.[1]
  if (!most) return null
  const isFirst = ranked.place === 1
  const isLast = ranked.place + ranked.tiedWith.length === of
  const joint = ranked.tiedWith.length > 0 ? ', jointly' : ''
  const said = (holds: boolean): string => (holds ? `Yes${joint}.` : 'No.')
  if (most === 'best' || most === 'worst') return order === 'best' ? said(most === 'best' ? isFirst : isLast) : null
  return order === 'highest' ? said(most === 'highest' ? isFirst : isLast) : null
}
