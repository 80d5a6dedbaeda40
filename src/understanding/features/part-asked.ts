/**
 * What is said of a part of those whom a measure counts: "how many of the contacts resulted in no further action". A measure
 * that is meant by none of its words counts all of them, and is no answer (contract, meaning 13). Pure.
 */
import type { Token } from '../../language/normalise.ts'
import { oncePerChoice } from './once-per-choice.ts'

/** "How many of the contacts …": what is counted follows, and then what is said of some of it. */
const SOME_OF = /\bhow many of (?:the|our|your|those|these|all|its|their)\b/
/** "Of the referrals received, how many were made by schools". */
const OF_THESE = /\b(?:of|from|among|amongst) (?:the|our|your|those|these|all|its|their)\b[^.?;:]*?, ?how many\b/
/** What says something of them. */
const SAYS =
  /^(?:were|was|are|is|had|have|has|did|do|went|came|got|became|led|left|needed|stayed|ended|[a-z]{3,}ed|[a-z]+ly)$/
/** The rest of a sentence. */
const SENTENCE = /^[^.?;:]*/

/** The words said of a part, where the measure is meant by none of them. */
export const partAsked = oncePerChoice((_, view, choice): readonly Token[] => {
  const { text, reading, tokens, taken, idle } = view
  if (choice?.origin !== 'words' || reading.cues.subs.length > 0) return []
  const meant = reading.terms.filter((t) => choice.matched.includes(t.word))
  const some = SOME_OF.exec(text)
  const these = some ? null : OF_THESE.exec(text)
  const begins = some ?? these
  if (!begins) return []
  const end = begins.index + begins[0].length
  const to = end + (SENTENCE.exec(text.slice(end))?.[0].length ?? 0)
  const counted = meant.filter((t) => t.start >= begins.index && t.end <= (these ? end : to))
  const from = these ? end : (counted.at(-1)?.end ?? to)
  if (counted.length === 0 || meant.some((t) => t.start >= from && t.end <= to)) return []
  const said = tokens.flatMap((t, i) =>
    t.from >= from && t.to <= to && !taken[i] ? [{ token: t, isIdle: idle[i] }] : [],
  )
  // A time alone, with what leads to it, is said of all of them.
  const verb = said.findIndex(({ token }) => SAYS.test(token.word))
  return verb < 0 || said.slice(0, verb).some((s) => !s.isIdle) ? [] : said.filter((s) => !s.isIdle).map((s) => s.token)
})
