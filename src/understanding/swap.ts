/** The measure that a message changes to without naming it in full: its words say what is new, the conversation the rest. Pure. */
import type { Catalogue } from '../catalogue.ts'
import type { Topic } from '../conversation.ts'
import type { View } from './view.ts'

/** "Their visits", "how many of those are placed elsewhere": about whom, the conversation has said. */
const POINTS_BACK = /\b(?:their|theirs|they|them|those|these|that group|the same (?:children|group|cohort|ones))\b/

/** Whether a message says of whom or of what it asks by pointing at what was told. */
const pointsBack = ({ text }: View): boolean => POINTS_BACK.test(text)

/** A longer message says itself what it is about. */
const MOST_TERMS = 8
/** Below this the new words and those told before name no measure together. */
const NAMES = 0.55
/** Another that scores as near as this leaves it open which is meant. */
const ALIKE = 0.95

/** "And for children in care?" after visits on plans: the measure with the new words that shares what was told before. */
export function swapOf(catalogue: Catalogue, view: View, topic: Topic | null, council: string | null): string | null {
  const { vocabulary, index } = catalogue
  const { reading } = view
  if (!topic?.indicator || !council || reading.terms.length > MOST_TERMS) return null
  if (!view.followUp && !pointsBack(view)) return null
  const fresh = new Set(view.telling)
  const before = catalogue.indicator(topic.indicator)
  const old = vocabulary.terms((before.say[0] ?? before.name).toLowerCase()).filter((t) => !fresh.has(t.word))
  const shared = old.filter((t) => !vocabulary.isWeak(t.word))
  if (fresh.size === 0 || shared.length === 0) return null
  // It names another measure of the same kind in full.
  const [named] = index.match(reading.terms, (id) => catalogue.holds(council, id))
  const alike = named !== undefined && catalogue.indicator(named.id).unit === before.unit
  if (named?.exact && named.id !== before.id && alike && !reading.cues.percent) return null
  // "And what % of children in care had one?": words of the measure itself.
  if ([...fresh].every((w) => index.has(before.id, w)) && catalogue.holds(council, before.id)) return before.id
  const both = index.match([...reading.terms, ...old], (id) => id !== before.id && catalogue.holds(council, id))
  const [best, next] = both.filter(
    (m) => [...fresh].every((w) => m.matched.includes(w)) && shared.some((t) => m.matched.includes(t.word)),
  )
  if (!best || best.score < NAMES || (next && next.score > best.score * ALIKE)) return null
  return best.id
}
