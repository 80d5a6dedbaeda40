/** The groups that a message asks for and that a measure does not count: "boys", "under fives". Pure. */
import type { Catalogue } from '../../catalogue.ts'
import type { Reading } from '../../language/reading.ts'
import { partedBy } from '../../language/whom.ts'

/** As they were read; not whom the measure counts anyway, nor words by which it is called. */
export function groupsNotIn(catalogue: Catalogue, indicator: string, reading: Reading): readonly string[] {
  const { vocabulary, index } = catalogue
  const isCalled = (group: string): boolean =>
    vocabulary.terms(group).some((t) => !vocabulary.isWeak(t.word) && index.has(indicator, t.word))
  return partedBy(catalogue.indicator(indicator).whom, reading).filter((group) => !isCalled(group))
}
