/** Where the Department's figures answer for a council that has a report of its own: the report lacks the measure, or the year. */
import type { WithEngland } from '../../england/with-england.ts'
import type { Session } from '../../intent.ts'
import { measureOf } from './asked.ts'

/** Acts that are about what officers wrote and what words mean, which the Department's figures do not have. */
const OF_WORDS = new Set(['commentary', 'definition', 'held'])

export interface Meant {
  readonly session: Session
  /** What must be said of it. */
  readonly notes: readonly string[]
}

/** The session about the Department's measure, where the council's own report has none of the pair; else as it is. */
export function heldByDepartment(session: Session, behind: WithEngland, act: string): Meant {
  const { choice, council, reading, asking } = session
  const { catalogue } = asking
  const asIs = { session, notes: [] }
  if (!choice || council === null || OF_WORDS.has(act) || catalogue.holds(council, choice.indicator)) return asIs
  // Councils beside each other need one publisher for all of them.
  if (act === 'comparison' && reading.councils.some((key) => key !== council)) return asIs
  const found = measureOf(behind, choice.indicator, reading.cues.subs)
  if (!found || !catalogue.holds(council, found.measure.id)) return asIs
  const own = catalogue.reports(council)
    ? [
        `${catalogue.councilName(council)}'s own report has no figure for this measure, so this is the Department for Education's.`,
      ]
    : []
  return {
    session: { ...session, choice: { ...choice, council, indicator: found.measure.id, sub: null, origin: 'words' } },
    notes: [...own, ...(found.note === null ? [] : [found.note])],
  }
}
