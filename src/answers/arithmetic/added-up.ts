/**
 * Rows or measures that are added up at each of several times: "primary and secondary together, term 1 and term 2, and how many fewer
 * is that".
 */
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { PHASES } from '../../model/indicator.ts'
import type { PeriodRequest } from '../../periods/resolve.ts'
import { subtract, sum } from '../../rules/decimal.ts'
import { notesOfAll, tellingOfSeveral, withEnd } from '../../wording/line.ts'
import { addedLine, betweenSumsLine } from '../../wording/working-words.ts'
import type { FigureDetail } from '../figure-answer.ts'
import { operandOf } from './operand.ts'
import { UNRATED, worked } from './worked.ts'

const PHASE = `(?:${PHASES.join('|')})`
/** "Primary and secondary together", "add up primary and secondary". */
const ROWS_ADDED = new RegExp(
  `\\b${PHASE} ?(?:and|\\+|plus|&|with) ?${PHASE}\\b[^.;?]{0,25}\\b(?:together|combined|added|summed|in total|in all|overall|altogether|up|total)\\b|\\b(?:add|sum|combine|combining|adding|total of)\\b[^.;?]{0,25}\\b${PHASE} ?(?:and|\\+|plus|&|to) ?${PHASE}\\b|\\b${PHASE} ?(?:\\+|plus) ?${PHASE}\\b`,
)
/** Whether rows that stand side by side are to be added up. */
export const addsRows = ({ reading }: Session): boolean => ROWS_ADDED.test(reading.text)

const DIFFERENCE =
  /\bhow (?:many|much) (?:more|fewer|less)\b|\bdifference\b|\bby how (?:many|much)\b|\bhow (?:much|far) (?:did|has|have) (?:it|that|they)\b|\bchange\b|\b(?:up|down) by\b/

/** What is added up at one time. */
interface At {
  readonly parts: readonly FigureDetail[]
  readonly value: string
}

/**
 * The sum at each time, the difference between the first and the last where it is asked for. Null where at some time a part is not
 * held for it, or is no count.
 * @param partsAt what is to be added up at a time; null where some of it is not held
 */
export async function addedUp(
  session: Session,
  times: readonly PeriodRequest[],
  partsAt: (request: PeriodRequest) => Promise<readonly FigureDetail[] | null>,
): Promise<Answer | null> {
  const found: At[] = []
  for (const request of times) {
    const parts = await partsAt(request)
    const [first] = parts ?? []
    const isWhole = parts?.every(
      ({ row, found: f }) => row.unit === 'count' && f.requested === null && f.period.end === first?.found.period.end,
    )
    if (!parts || !isWhole || parts.length < 2) return null
    found.push({ parts, value: sum(parts.map((p) => p.found.value)) })
  }
  const items = found.map(({ parts, value }) =>
    worked(
      parts.at(-1) as FigureDetail,
      value,
      parts.map((p) => p.found.value).join(' + '),
      parts.map((p) => p.answer),
      [addedLine(parts.map(operandOf), value)],
      { ...UNRATED, ragReason: 'a sum has no target of its own' },
    ),
  )
  const [first, last] = [found[0] as At, found.at(-1) as At]
  const change = subtract(last.value, first.value)
  const between = DIFFERENCE.test(session.reading.text)
    ? [betweenSumsLine({ from: operandAt(first), to: operandAt(last), change })]
    : []
  const notes = notesOfAll(items)
  const lines = withEnd(
    [...between, ...found.map(({ parts, value }) => addedLine(parts.map(operandOf), value))],
    notes,
    items.flatMap((i) => i.source ?? []),
  )
  return buildAnswer({
    kind: 'comparison',
    council: items[0]?.council ?? null,
    indicator: null,
    unit: 'count',
    computed: found.map(({ parts }) => parts.map((p) => p.found.value).join(' + ')).join('; '),
    items,
    source: items[0]?.source ?? null,
    understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
    ...tellingOfSeveral(items, lines, notes),
  })
}

const operandAt = ({ parts, value }: At) => ({ ...operandOf(parts[0] as FigureDetail), decimal: value })
