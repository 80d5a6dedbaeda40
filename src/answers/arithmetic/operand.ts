import { periodName } from '../../wording/period-words.ts'
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
