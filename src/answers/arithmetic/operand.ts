import type { Operand } from '../../wording/working-words.ts'
import type { FigureDetail } from '../figure-answer.ts'

/** A found figure as something that is worked with. */
export function operandOf({ answer, found, row }: FigureDetail): Operand {
  const { telling } = answer
  if (!telling) throw new Error('A figure without its telling cannot be worked with.')
  return {
    name: telling.name,
    council: telling.council,
    decimal: found.value,
    shown: telling.shown ?? found.value,
    unit: row.unit,
    period: found.period.label,
    when: telling.when ?? found.period.label,
    sub: row.sub,
  }
}
