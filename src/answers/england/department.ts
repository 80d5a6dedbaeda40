/** Where the Department's figures answer for a council that has a report of its own: the report lacks the measure, or the year. */
import { benchmarkOf } from '../../england/scorecard-benchmark.ts'
import type { WithEngland } from '../../england/with-england.ts'
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import { valueText } from '../../wording/format.ts'
import { withNotesBeforeSource } from '../../wording/line.ts'
import { tellPicked, together } from '../one-figure.ts'
import { measureOf } from './asked.ts'
import { labelledAs } from './labelled.ts'

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

/**
 * The Department's figure for the year that was asked for, where the council's own reports end before it; null where it
 * has none either. @param given the own report's answer, with an earlier figure
 */
export async function laterFromDepartment(
  session: Session,
  { england, published, benchmarks }: WithEngland,
  given: Answer,
): Promise<Answer | null> {
  const { council, indicator, period, requestedPeriod: asked } = given
  const area = council === null ? null : england.area(council)
  const pair = indicator && benchmarkOf(benchmarks, indicator.id, indicator.sub)
  const measure = pair && england.measureNamed(pair.measure)
  if (!area || !pair || !measure || !period || !asked || given.value === null) return null
  const labelled = labelledAs(asked, await england.periods(measure))
  const end = labelled?.period.period.end
  if (!labelled || !end || end <= period.end || end > session.asking.now) return null
  const row = published.row(area, measure, england.orderOf(measure))
  const picked = { council: area.key, indicator: measure.id, rows: [row], from: 'words' as const }
  const request = { type: 'period' as const, period: labelled.period.period }
  const told = await tellPicked(session, picked, { request, verdict: true })
  if (!('details' in told) || told.details.some((d) => d.found.requested !== null)) return null
  const own = `The council's own reports have nothing for ${asked.label}, so this is the Department for Education's; their newest is ${valueText(String(given.value), given.unit ?? measure.unit)} for ${period.label}.`
  const notes = [own, labelled.note, pair.difference].filter((n) => n !== null)
  return withNotesBeforeSource(together(told.details), notes)
}
