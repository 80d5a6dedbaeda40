/** "How many are not…": as published where it is, else what is left of the whole. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { subtract } from '../../rules/decimal.ts'
import { converseLines } from '../../wording/working-words.ts'
import { sourceOf } from '../figure/naming.ts'
import { partAnswer } from '../figure/part.ts'
import type { FigureDetail } from '../figure-answer.ts'
import { tell } from '../one-figure.ts'
import { inTurn, ownLines, UNRATED, worked } from './worked.ts'

/** Sub-rows that count those who are not, in order of preference. */
const PRINTED = ['neet', 'not suitable', 'outside timescale', 'over timescale', 'children over time']
const COUNTED = { ...UNRATED, unit: 'count', ragReason: 'the target is set on the percentage' } as const

async function converseOf(session: Session, detail: FigureDetail): Promise<Answer> {
  const { asking, reading } = session
  const { row, found } = detail
  const all = await asking.figures(row.council, row.indicator)
  const { period, document } = found.figure
  const at = (sub: string): Figure | undefined =>
    all.find(
      (f) =>
        f.sub === sub &&
        f.kind === 'value' &&
        f.value !== null &&
        f.document === document &&
        f.period.end === period.end &&
        f.period.start === period.start,
    )
  const counted = { ...row, unit: 'count' as const }
  const own = ownLines(detail, 'head')
  const item = (f: Figure) => partAnswer(asking, f, counted)
  if (!reading.cues.percent) {
    const printed = PRINTED.flatMap((sub) => at(sub) ?? [])[0]
    if (printed?.value)
      return worked(
        detail,
        printed.value,
        '',
        [],
        [
          ...converseLines({
            rest: printed.value,
            unit: 'count',
            sum: null,
            printedAs: printed.sub,
            asksNumber: false,
          }),
          ...own,
        ],
        { ...COUNTED, computed: null, source: sourceOf(asking, printed) },
      )
    const number = at('number')
    const whole = at('out of')
    if (number?.value && whole?.value) {
      const value = subtract(whole.value, number.value)
      const sum = [whole.value, number.value] as const
      return worked(
        detail,
        value,
        sum.join(' − '),
        [item(number), item(whole)],
        [...converseLines({ rest: value, unit: 'count', sum, printedAs: null, asksNumber: false }), ...own],
        { ...COUNTED, source: sourceOf(asking, number) },
      )
    }
  }
  if (row.unit !== '%') return detail.answer
  const value = subtract('100', found.value)
  const sum = ['100', found.value] as const
  return worked(
    detail,
    value,
    sum.join(' − '),
    [detail.answer],
    [...converseLines({ rest: value, unit: row.unit, sum, printedAs: null, asksNumber: reading.cues.number }), ...own],
    { ...UNRATED, ragReason: 'the target is set on the published percentage' },
  )
}

/** What is left of the whole, for each row that the question is about. */
export async function conversed(session: Session): Promise<Answer> {
  const told = await tell(session)
  if ('answer' in told) return told.answer
  const each = await Promise.all(told.details.map((d) => converseOf(session, d)))
  return inTurn(each, told.details)
}
