/** Questions that ask for councils, regions or a place among them, whichever act their words were taken for. */
import type { WithEngland } from '../../england/with-england.ts'
import type { Session } from '../../intent.ts'
import { TOLD } from '../../understanding/frame.ts'
import { measureOf, namedMeasure } from './asked.ts'
import { asksAmongCouncils, lacksMeasure } from './league-asked.ts'
import { asksPlace, countsCouncils } from './rank-asked.ts'

export interface Placed {
  readonly act: 'rank' | 'league' | 'list'
  readonly session: Session
}

/** Acts that no measure was found for, so that the question must name one in full. */
const WITHOUT_MEASURE = new Set(['unknown', 'out-of-scope', 'elsewhere', 'nothing', 'clarify', 'list'])

/** Null for any other question. @param act what the words were taken for */
export function placed(session: Session, behind: WithEngland, act: string): Placed | null {
  if (countsCouncils(session)) {
    // The number that is asked for is of councils, whatever the measure's unit.
    const named = withMeasure(session, behind)
    return named && { act: 'rank', session: named }
  }
  if (asksAmongCouncils(session)) {
    const named = session.choice && !WITHOUT_MEASURE.has(act) ? session : withMeasure(session, behind)
    return named && { act: 'league', session: named }
  }
  const leaning = sameOfAnother(session, behind, act)
  if (leaning) return leaning
  if (asksPlace(session)) {
    const named = session.choice ? session : withMeasure(session, behind)
    if (named) return { act: 'rank', session: named }
  }
  // "Top five in Yorkshire": a list asks on which measure.
  return WITHOUT_MEASURE.has(act) && lacksMeasure(session) ? { act: 'list', session } : null
}

/** Acts that a message which leans on a place or a league comes to: "and Kent?", "and the lowest?", "and in 2023?". */
const LEANING = new Set(['figure', 'extreme', 'unknown', 'nothing'])

/** What was told of places, asked of another council, region, year or end. */
function sameOfAnother(session: Session, behind: WithEngland, act: string): Placed | null {
  const { topic, choice, reading, followUp } = session
  const places = topic?.places
  const indicator = choice?.indicator ?? topic?.indicator
  if (!places || !indicator || !followUp || !LEANING.has(act) || !measureOf(behind, indicator)) return null
  const named = reading.councils.flatMap((key) => behind.england.area(key) ?? [])
  if (places.act === 'rank') return choice && named.length < 2 ? { act: 'rank', session } : null
  // "And Kent?" after the first five is about Kent.
  if (named.some((area) => area.kind === 'council')) return null
  const councils = named.length === 0 && places.region !== null ? [places.region] : reading.councils
  return {
    act: 'league',
    session: {
      ...session,
      reading: { ...reading, councils },
      choice: { ...TOLD, council: null, indicator },
    },
  }
}

function withMeasure(session: Session, behind: WithEngland): Session | null {
  const measure = namedMeasure(session, behind)
  if (!measure) return null
  const { council, choice } = session
  return {
    ...session,
    choice: {
      council: choice?.council ?? council,
      indicator: measure.id,
      origin: 'words',
      sub: null,
      matched: [],
      score: 1,
      coverage: 1,
      exact: true,
    },
  }
}
