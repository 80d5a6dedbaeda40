/** What is asked of "it": of the measure that a conversation told last. Pure. */
import type { Topic } from '../conversation.ts'
import { words } from '../language/normalise.ts'
import type { Scored } from './frame.ts'
import { isBeyond } from './proposals.ts'

/** "How long has it been red?", "when was it last green?": of what was told, however near a word of it comes to another measure's. */
const OF_IT =
  /\b(?:is|was|has|had|did|does|will) (?:it|that|this)\b(?! (?:true|right|correct|possible|because|due|fair)\b)/
const FEW = 8

/** The readings of a few words about "it" without those of measures that they do not name in full, as likely together as all were. */
export function ofIt(readings: readonly Scored[], text: string, topic: Topic | null): readonly Scored[] {
  if (!topic?.indicator || words(text).length > FEW || !OF_IT.test(text)) return readings
  const isOther = ({ frame: { act, choice, view } }: Scored): boolean =>
    (choice?.origin === 'words' && !(choice.exact && choice.matched.length > 1)) ||
    (act === 'elsewhere' && !isBeyond(view.reading))
  const kept = readings.filter((r) => !isOther(r))
  const sum = kept.reduce((all, r) => all + r.probability, 0)
  return sum > 0 ? kept.map((r) => ({ ...r, probability: r.probability / sum })) : readings
}
