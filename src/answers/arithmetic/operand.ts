import type { Session } from '../../intent.ts'
import { areUnequalTimes } from '../../query/trend.ts'
import { periodName, unequalName } from '../../wording/period-words.ts'
import type { Operand } from '../../wording/working-words.ts'
import type { FigureDetail } from '../figure-answer.ts'

/** A found figure as something that is worked with. */
export function operandOf({ answer, found, row }: FigureDetail): Operand {
  const { telling } = answer
  if (!telling) throw new Error('A figure without its telling cannot be worked with.')
  return {
    name: telling.name,
    whole: telling.whole ?? telling.name,
    council: telling.council,
    decimal: found.value,
    shown: telling.shown ?? found.value,
    unit: row.unit,
    period: periodName(found.period),
    when: telling.when ?? periodName(found.period),
    sub: row.sub,
  }
}

/** A figure beside one of another time, which is named as shorter or longer where it is. */
export function operandBeside({ asking }: Session, of: FigureDetail, other: FigureDetail): Operand {
  const [one, two] = [of.found.period, other.found.period]
  const isUnequal = areUnequalTimes(one, two, asking.catalogue.indicator(of.row.indicator))
  return isUnequal ? { ...operandOf(of), period: unequalName(one, two) } : operandOf(of)
}
