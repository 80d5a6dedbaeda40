/** Which of England's measures a list is of: those of the topics that a question names, and of its other words. */
import type { EnglandMeasure } from '../../england/measure.ts'
import { topicsSaid } from '../../england/topics-said.ts'
import type { WithEngland } from '../../england/with-england.ts'
import type { Session } from '../../intent.ts'
import { SCOPE_NOUN } from '../list-scope.ts'

export interface Scope {
  readonly measures: readonly EnglandMeasure[]
  /** As it was said; empty where the question is about all measures. */
  readonly said: readonly string[]
  /** Words that no topic and no measure has. */
  readonly unknown: readonly string[]
}

/** Words of asking for a list that name no measure. */
const IDLE = new Set(
  'most more least less much many areas area things thing anything what which since year years last going gone got performance performing outcomes change changed changes biggest largest us our we children kids recently overall'.split(
    ' ',
  ),
)

/** @param isIdle whether a word says what is asked of the measures, and not which they are */
export function scopeOf({ reading, asking }: Session, behind: WithEngland, isIdle: (word: string) => boolean): Scope {
  const { england } = behind
  const { index, vocabulary } = asking.catalogue
  const all = england.measures()
  const hits = topicsSaid(reading.text, england.topics(), behind.saidTopics)
  const topics = new Set(hits.flatMap((h) => h.topics))
  const themed = topics.size === 0 ? all : all.filter((m) => m.topics.some((t) => topics.has(t)))
  const left = reading.terms.filter(
    (t) =>
      !hits.some((h) => t.start < h.to && t.end > h.from) &&
      !IDLE.has(t.from) &&
      !isIdle(t.from) &&
      !SCOPE_NOUN.test(t.from) &&
      !/^\d+$/.test(t.from) &&
      !vocabulary.isWeak(t.word),
  )
  const words = [...new Set(left.map((t) => t.word))]
  const named = words.length === 0 ? themed : themed.filter((m) => words.every((w) => index.has(m.id, w)))
  const said = [
    ...hits.map((h) => typed(reading.raw, reading.text.slice(h.from, h.to))),
    ...new Set(left.map((t) => t.from)),
  ]
  return named.length > 0
    ? { measures: named, said, unknown: [] }
    : { measures: [], said, unknown: [...new Set(left.map((t) => t.from))] }
}

/** A phrase of the normalised text with the capitals that it was typed with: "SEND". */
function typed(raw: string, phrase: string): string {
  const at = raw.toLowerCase().indexOf(phrase)
  return at < 0 ? phrase : raw.slice(at, at + phrase.length)
}
