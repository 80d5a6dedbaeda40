/** Clauses that hang on what a measure counts: "whose dad was in prison", "that fell through", "with the mother present". Pure. */
import type { Term } from '../language/vocabulary.ts'

export interface Clause {
  readonly from: number
  readonly to: number
}

/** What may stand between the words of a measure and what happened: a time, which is masked, what leads up to it, and who is counted. */
const GAP =
  "(?:[^a-z0-9'.?;:!]|\\b(?:at|in|on|by|as|of|for|during|the|end|close|a|an|how|many|number|those|these|them|children|families|people|kids|young|cases)\\b)*"
/** A clause of its own: only who or what is counted can be its subject. "Where are we" asks. */
const RELATIVE =
  "(?:who(?:se|m|'d|'ve|d|ve)?|when (?:the|a|an|their|his|her|they|he|she)|where (?!(?:are|is|do|does|did|was|were|we|it|they|that|this|you|our)\\b))\\b"
const BESIDE = '(?:that|which)\\b'
/** What happened to those that are counted, or did not. */
const HAPPENED =
  '(?:got|gets|get|getting|had|have|has|having|were|was|are|is|went|became|fell|came|being|been|not|never|no longer|yet|still|[a-z]{3,}(?:ed|en)|and (?!(?:how|what|whats|which|who|whose|why|when|where|whether|is|are|was|were|do|does|did|has|have|had|can|could|the|its|their|our|for|by|in|at|on|also|then|if|i|we|please|tell|give|show|compare)\\b))\\b'
const WITH = 'with(?:out)? (?:the|a|an|their|his|her|its|no|both|only|one|more|at least)\\b'
const BECAUSE = '(?:for [a-z]+ing|because|due to|owing to|after [a-z]+ing|despite)\\b'
const TO_ITS_END = '[^,.?;:!]*'

const STARTS = new RegExp(
  `^(?:[^.?;:!]*?\\b(?:${RELATIVE})|[^.?;:!,]*?\\b(?:${WITH}|${BECAUSE})|[^a-z0-9']{1,3}(?:${BESIDE})|${GAP}(?:${HAPPENED}))${TO_ITS_END}`,
)

/** The clauses after words that tell measures apart; `rest`: the text with times, councils and benchmarks masked by blanks. */
export function clausesOf(rest: string, telling: readonly Term[]): Clause[] {
  const found = new Map<number, Clause>()
  for (const { end } of telling) {
    const [said] = STARTS.exec(rest.slice(end)) ?? []
    if (said !== undefined) found.set(end + said.length, { from: end, to: end + said.length })
  }
  return [...found.values()]
}
