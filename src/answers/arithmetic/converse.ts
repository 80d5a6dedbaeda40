/** "How many are not…": as published where it is, else what is left of the whole. */
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { subtract } from '../../rules/decimal.ts'
import { valueText } from '../../wording/format.ts'
import { type FigureDetail, measureName, partAnswer, sourceOf } from '../figure-answer.ts'
import { tell, together } from '../one-figure.ts'
import { UNRATED, worked } from './worked.ts'

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
  const item = (f: Figure) => partAnswer(asking, f, counted)
  const main = at('') ?? at('%') ?? found.figure
  const percentage = main.unit === '%' ? `As a percentage: ${valueText(main.value as string, '%')} are.` : ''
  const name = `${measureName({ ...row, sub: '' })}, ${found.period.label}`
  if (!reading.cues.percent) {
    const printed = PRINTED.flatMap((sub) => at(sub) ?? [])[0]
    if (printed?.value)
      return worked(
        detail,
        printed.value,
        '',
        [],
        [`${name}: ${printed.value} not (${printed.sub}), as published.`, percentage],
        { ...COUNTED, computed: null, source: sourceOf(asking, printed) },
      )
    const number = at('number')
    const whole = at('out of')
    if (number?.value && whole?.value) {
      const value = subtract(whole.value, number.value)
      const computed = `${whole.value} − ${number.value}`
      return worked(
        detail,
        value,
        computed,
        [item(number), item(whole)],
        [`${name}: ${number.value} out of ${whole.value}, so ${value} not (${computed} = ${value}).`, percentage],
        { ...COUNTED, source: sourceOf(asking, number) },
      )
    }
  }
  if (row.unit !== '%') return detail.answer
  const value = subtract('100', found.value)
  return worked(
    detail,
    value,
    `100 − ${found.value}`,
    [detail.answer],
    [
      `${name}: ${valueText(found.value, row.unit)}, so ${valueText(value, row.unit)} not (100 − ${found.value} = ${value}).`,
      reading.cues.number ? 'How many that is has not been published.' : '',
    ],
    { ...UNRATED, ragReason: 'the target is set on the published percentage' },
  )
}

/** What is left of the whole, for each row that the question is about. */
export async function conversed(session: Session): Promise<Answer> {
  const told = await tell(session)
  if ('answer' in told) return told.answer
  const each = await Promise.all(told.details.map((d) => converseOf(session, d)))
  const [first] = each
  if (each.length === 1 && first) return first
  return buildAnswer({ ...together(told.details), items: each, text: each.map((e) => e.text).join('\n\n') })
}
