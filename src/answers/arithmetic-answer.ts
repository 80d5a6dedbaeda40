/** Arithmetic on published figures, always with its operands (contract, meaning 8). */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { converseAnswer } from './arithmetic/converse.ts'
import { betweenRows, differenceAnswer } from './arithmetic/difference.ts'
import { gapToBenchmark, gapToTarget } from './arithmetic/gap.ts'
import { type Operation, operationOf } from './arithmetic/operation.ts'
import { shareAnswer } from './arithmetic/share.ts'
import { averageAnswer, totalAnswer } from './arithmetic/spread.ts'
import type { FigureDetail } from './figure-answer.ts'
import { tell, together } from './one-figure.ts'

function workOut(session: Session, operation: Operation | null, detail: FigureDetail): Answer | Promise<Answer> {
  switch (operation) {
    case 'gap':
      return gapToTarget(detail)
    case 'benchmark':
      return gapToBenchmark(session, detail)
    case 'difference':
      return differenceAnswer(session, detail)
    case 'average':
      return averageAnswer(session, detail)
    case 'converse':
      return converseAnswer(session, detail)
    default:
      return detail.answer
  }
}

export async function arithmeticAnswer(session: Session): Promise<Answer> {
  const operation = operationOf(session)
  const shared = operation === 'share' ? await shareAnswer(session) : null
  if (shared) return shared
  const spanned = session.requests.some((r) => r.type === 'series')
  const told = await tell(session, {
    showBenchmarks: operation === 'benchmark',
    ...(spanned ? { request: { type: 'none' } } : {}),
  })
  if ('answer' in told) return told.answer
  const [first, second] = told.details
  if (!first || operation === 'share') return together(told.details)
  if (operation === 'total') return totalAnswer(session, told.details)
  if (!second) return workOut(session, operation, first)
  if (operation === 'difference' && /\bbetween\b/.test(session.reading.text)) return betweenRows(first, second)
  const each = await Promise.all(told.details.map((d) => workOut(session, operation, d)))
  return buildAnswer({ ...together(told.details), items: each, text: each.map((e) => e.text).join('\n\n') })
}
