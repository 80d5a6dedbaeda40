/** The gap between the highest and the lowest figure of one measure. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { compare, subtract } from '../../rules/decimal.ts'
import { rangeLine } from '../../wording/working-words.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { documentFor } from '../rows-at.ts'
import { operandOf } from './operand.ts'
import { ownLines, UNRATED, worked } from './worked.ts'

const HIGH = '(?:highest|largest|biggest|peak|most|top|best|maximum|max|high(?: point)?)'
const LOW = '(?:lowest|smallest|fewest|least|bottom|worst|minimum|min|low(?: point)?)'
const JOINED = '(?: [a-z]+){0,4} (?:and|to|versus|vs|or|from)(?: the| its| our)? '
const ENDS = new RegExp(`\\b(?:${HIGH}${JOINED}${LOW}|${LOW}${JOINED}${HIGH})\\b`)
const APART = /\b(?:gap|difference|range|spread|apart|between|swing|how (?:far|much))\b/

/** Whether the two ends of a measure are to be set against each other. */
export const asksRange = ({ reading: { text } }: Session): boolean => ENDS.test(text) && APART.test(text)

/** Null where fewer than two figures are held to choose among. @param among those of the time that is named */
export async function rangeAnswer(
  session: Session,
  { row, figures }: FigureDetail,
  among: readonly Figure[],
): Promise<Answer | null> {
  const { asking, requests } = session
  const [request] = requests
  const document = request?.type === 'period' ? documentFor(asking, row.council, request) : null
  // A report tells the ends of the time before it too.
  const isOfTime =
    document !== null &&
    request?.type === 'period' &&
    document.period.start <= request.period.end &&
    document.period.end >= request.period.start
  const ofReport = isOfTime ? figures.filter((f) => f.document === document.key && f.value !== null) : []
  const all = among.length > 1 ? among : ofReport
  const sorted = all.toSorted((a, b) => compare(b.value as string, a.value as string))
  const [high, low] = [sorted[0], sorted.at(-1)]
  if (!high || !low || high === low) return null
  const found = await Promise.all(
    [high, low].map(({ period }) =>
      figureDetail(asking, { council: row.council, row, request: { type: 'period', period } }),
    ),
  )
  const [top, bottom] = found
  if (!top || !bottom || !('answer' in top) || !('answer' in bottom)) return null
  const gap = subtract(top.found.value, bottom.found.value)
  return worked(
    top,
    gap,
    `${top.found.value} − ${bottom.found.value}`,
    [top.answer, bottom.answer],
    [
      rangeLine({ high: operandOf(top), low: operandOf(bottom), gap, among: all.length }),
      ...ownLines(top, 'head'),
      ...ownLines(bottom, 'head'),
    ],
    { ...UNRATED, ragReason: 'a difference has no target of its own' },
  )
}
