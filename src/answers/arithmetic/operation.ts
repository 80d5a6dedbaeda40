/** Which arithmetic a question asks for; null where it asks for a figure as published. */
import type { Session } from '../../intent.ts'
import { splitSides } from '../../language/split.ts'
import { resolveMeasure } from '../../query/resolve-measure.ts'

export type Operation = 'gap' | 'benchmark' | 'difference' | 'average' | 'total' | 'share' | 'converse'

const GAP =
  /\b(?:gap|distance|shortfall|how (?:far|close|near|short|much)|by how much|margin|percentage points|adrift|(?:days|points) (?:over|under|above|below|off|short of|behind|ahead of|adrift of)|how many (?:\w+ ){0,2}(?:points|days|percent))\b/
const TARGET = /\btargets?\b/
/** "How many points off the 92%": the target by its number. */
const NAMED_TARGET = /\b(?:off|from|short of|away from|below|above|over|under) the \d+(?:\.\d+)? ?(?:%|per ?cent)/
const DIFFERENCE =
  /\bhow (?:many|much) (?:more|fewer|less|extra|higher|lower|better|worse)\b|\bhow many (?:percentage )?points\b|\bby how (?:much|many)\b|\b(?:difference|percentage change)\b|\b(?:change|increase|decrease|rise|fall|drop|reduction|growth|improvement) (?:in|since|from|between|on|of)\b|\bhow much (?:has|have|did|is|was|were|are)\b|\b(?:more|fewer|less) .{0,40}than (?:last|the (?:year|month|quarter)|in|at|a year|this time)|\bmore or (?:less|fewer)\b/
const AVERAGE = /\b(?:average|mean)\b/
const ADD_UP = /\b(?:altogether|add(?:ed)? (?:up|together)|all together|in all|sum of)\b/
const TOTAL =
  /\b(?:total|sum|altogether|in all|add(?:ed)? (?:up|together)|all together|combined|put together|in total)\b/
const NOT =
  /\b(?:not|aren't|isn't|weren't|wasn't|haven't|hasn't|hadn't|didn't|don't|out of (?:time|timescale)|outside (?:of )?(?:the )?timescale|late|overdue|(?:went|took|taking|go|gone) over|over (?:the )?\d+ (?:working )?days)\b/
/** "Not" that denies nothing of a measure. */
const OTHER_NOT =
  /\bover (?:the |our |its |their )?(?:\d+(?:\.\d+)? ?(?:%|per ?cent)? ?)?(?:limit|target|threshold|cap|ceiling)\b|\bnot (?:known|knowns|including|counting|sure|in education|just|only|the|a)\b|\bwhy not\b|\bif not\b|\bor not\b|\bnot in (?:education|work|employment)\b|\bopen assessments\b/
const NEET_LEAVERS =
  /\b(?:care leavers?|leaving care)\b.{0,25}\bneets?\b|\bneets?\b.{0,25}\b(?:care leavers?|leaving care)\b/

/** The measure a session is most likely about, or null. */
function likely(session: Session): string | null {
  if (session.choice) return session.choice.indicator
  const found = resolveMeasure(session.asking.catalogue, session.reading, session.council)
  if (found.kind === 'one') return found.candidate.indicator
  return found.kind === 'several' ? (found.candidates[0]?.indicator ?? null) : (session.topic?.indicator ?? null)
}

/** "Average days", "average caseload": the measure is an average already. */
function isAverage(session: Session): boolean {
  if (/\b(?:average|mean) (?:of|for|over|across)\b/.test(session.reading.text)) return false
  const id = likely(session)
  return id !== null && ['days', 'average', 'score'].includes(session.asking.catalogue.indicator(id).unit)
}

function hasPhases(session: Session): boolean {
  const { asking, council } = session
  const id = council ? likely(session) : null
  if (!council || id === null) return false
  const subs = asking.catalogue.subs(council, id)
  return subs.includes('primary') && subs.includes('secondary')
}

/** "What share of X are Y": the two sides, where each is named. */
export function shareSides(text: string): readonly [string, string] | null {
  const match = text.match(
    /\b(?:share|proportion|percentage|per ?cent|fraction|%) of (?:all |our |the )?(.{3,60}?) (?:are|were|is|was|that are|that were|who are|who were|came from|come from|made up of|went|which (?:are|were)) (.{3,60})$/,
  )
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}

/** "The difference between referrals and re-referrals": two measures side by side, not one at two times. */
function betweenMeasures({ asking, reading, council, resplit }: Session): boolean {
  const sides = splitSides(reading.text)
  if (!sides || !resplit) return false
  const ids = sides.flatMap((side) => {
    const found = resolveMeasure(asking.catalogue, resplit(side), council)
    return found.kind === 'one' ? [found.candidate.indicator] : []
  })
  return ids.length === 2 && ids[0] !== ids[1]
}

export function operationOf(session: Session): Operation | null {
  const { reading, requests } = session
  const { text } = reading
  const spans = requests.some((r) => r.type === 'series')
  const periods = requests.filter((r) => r.type === 'period')
  if (
    GAP.test(text) &&
    (TARGET.test(text) || NAMED_TARGET.test(text)) &&
    !/\bhow much .{0,20}(?:is|was) the target\b/.test(text)
  )
    return 'gap'
  if (reading.benchmarks.length > 0)
    return GAP.test(text) ||
      /\bdifference\b|\bhow (?:many|much) .{0,30}(?:quicker|slower|faster|higher|lower|more|fewer)\b/.test(text)
      ? 'benchmark'
      : null
  if (/\b(?:gap|difference) between (?:the )?(?:primary|secondary|families|children)\b/.test(text)) return 'difference'
  if (/\bdifference between\b/.test(text) && betweenMeasures(session)) return null
  const asksWhether = /^(?:is|are|was|were|has|have|did) (?:there|we)\b.*\b(?:rise|fall|increase|drop)\b/
  if (DIFFERENCE.test(text) && !/\bwhy\b/.test(text) && !asksWhether.test(text)) return 'difference'
  const spanning =
    spans ||
    periods.length >= 2 ||
    periods.some((r) => r.type === 'period' && (r.period.kind === 'quarter' || r.period.kind === 'range'))
  if (AVERAGE.test(text) && spanning && !isAverage(session)) return 'average'
  const phases = reading.cues.subs.includes('primary') && reading.cues.subs.includes('secondary')
  if (
    TOTAL.test(text) &&
    !/\b(?:v|vs|versus|against|compared?)\b/.test(text) &&
    (spans ||
      periods.length >= 2 ||
      phases ||
      ((ADD_UP.test(text) || /\b(?:combined|total)\b/.test(text)) && hasPhases(session)))
  )
    return 'total'
  // "Share of … : show me January, February and March" asks for a series of a published share.
  const listed = periods.length > 2 && periods.every((r) => r.type === 'period' && r.period.kind === 'month')
  if (!spans && !listed && /\b(?:share|proportion|percentage|per ?cent|fraction|%) of\b/.test(text)) {
    if (shareSides(text)) return 'share'
    if (/\b(?:share|proportion|fraction) of\b/.test(text) && reading.cues.subs.length > 0) return 'share'
  }
  if (NEET_LEAVERS.test(text)) return 'converse'
  const plain = reading.plain.replace(/leavers?.{0,30}not in (?:eet|education|work|employment)/, 'not eet')
  return NOT.test(plain) && !OTHER_NOT.test(plain) ? 'converse' : null
}
