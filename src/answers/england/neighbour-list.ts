/** Who a council's statistical neighbours are, and what is asked back where nobody said on which measure they compare. */
import type { Area } from '../../england/area.ts'
import type { WithEngland } from '../../england/with-england.ts'
import { endedText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { withNotes } from './asked.ts'

const NEIGHBOURS = '(?:statistical |stat |nearest |closest )?neighbou?rs?'
/** "Who are our neighbours", "what are Barnsley's statistical neighbours", "which councils are most like us". */
const WHO = new RegExp(
  String.raw`\b(?:who|which|what|list|name|show|tell me|give me)\b.*\b(?:our|my|its|their|the|[a-z]+'s?) ${NEIGHBOURS}\b|\b${NEIGHBOURS} (?:of|for) [a-z]|\bmost (?:like|similar to) us\b|\bsimilar (?:councils|authorities|areas|las)\b`,
)
const OF_MEANING = /\b(?:mean|means|meaning|definition|define|explain|what is an? )\b/

/** Null where the question is about something else: a measure, or what the term means. */
export function neighbourList({ reading, asking, council, choice }: Session): Answer | null {
  const behind = asking.catalogue.england
  const { text, terms, benchmarks } = reading
  const area = behind && council ? behind.england.area(council) : null
  if (!behind || !area || area.kind !== 'council' || OF_MEANING.test(text)) return null
  const telling = terms.filter((t) => !IDLE.has(t.from))
  if (telling.length > 0 || choice) return null
  if (WHO.test(text)) return listOf(behind, area)
  return benchmarks.some((b) => b.includes('neighbour')) && /\bcompar/.test(text) ? whichMeasure(area) : null
}

/** Words beside which no measure is named. */
const IDLE = new Set(
  'who which what list name show councils council authorities areas las most like similar are is our us close closest nearest give tell'.split(
    ' ',
  ),
)

function listOf({ england, published }: WithEngland, area: Area): Answer {
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const source = { ...published.document(area), location: 'the list of statistical neighbours' }
  const of = england.release.neighboursOf === null ? '' : ` (the list of ${england.release.neighboursOf})`
  const ended = endedText(area, nameOf)
  const names = area.neighbours.map((n, i) => `${i + 1}. ${nameOf(n.area)}: ${n.closeness.toLowerCase()}`)
  const lead =
    names.length === 0
      ? `${area.name} has no statistical neighbours in the Department's file.`
      : `${area.name} has ${names.length} statistical neighbours, councils with similar families, the nearest first${of}:`
  const answer = buildAnswer({
    kind: 'definition',
    council: area.key,
    source: { document: source.document, published: england.updated, location: source.location },
    understood: `the statistical neighbours of ${area.name}`,
    telling: tellingOfTexts([...(ended ? [ended] : []), lead, ...names]),
  })
  return withNotes(answer, [])
}

const whichMeasure = (area: Area): Answer =>
  buildAnswer({
    kind: 'clarify',
    council: area.key,
    telling: tellingOfTexts([
      'On which measure? For example "compare us with our neighbours on care leavers in EET", or "who are our neighbours" for the list of them.',
    ]),
  })
