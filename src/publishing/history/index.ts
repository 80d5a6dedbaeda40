/** Every check of a draft against what the council has published, in the order in which it is told. */
import { rowKey } from '../../loading/build-figures.ts'
import type { NewFinding } from '../../store/releases.ts'
import type { Against, HistoryCheck } from './check.ts'
import { checkMonths } from './months.ts'
import { checkPolarityAndUnit } from './polarity-and-unit.ts'
import { checkScale } from './scale.ts'

const CHECKS: readonly HistoryCheck[] = [checkPolarityAndUnit, checkScale, checkMonths]

/** @param found what the reading of the file has found already: a row with an error there is not told of twice */
export function checkHistory(given: Against, found: readonly NewFinding[]): NewFinding[] {
  const told = new Set(found.flatMap((f) => (f.severity === 'error' && f.about ? [rowKey(f.about)] : [])))
  return CHECKS.flatMap((check) => check(given)).filter((f) => !f.about || !told.has(rowKey(f.about)))
}
