/** The councils that a message is about without naming each: "the three councils", and of those that were told side by side. Pure. */
import type { Topic } from '../conversation.ts'
import type { Reading } from '../language/reading.ts'

const EVERY =
  /\b(?:all|every|each|(?:all )?(?:the |our )?(?:two|three))(?: of)?(?: the| our| your)?(?: two| three| loaded)? councils?\b/
/** More are no few that can be set side by side. */
const FEW = 5
/** "Add Rutland", "Rutland too". */
const ADDS =
  /^(?:and |also |plus |ok |now |then |please |can you )*(?:add|include|throw in|put in|bring in|with|plus)\b|\b(?:as well|too|also|in there|alongside)\b[.?! ]*$/
/** "Which of the three is lowest", "who is best", "put them in order". */
const AMONG =
  /\b(?:which|who)(?:'s| (?:is|was|has|had|does|did|are))?\b[^?]*\b(?:best|worst|highest|lowest|higher|lower|better|worse|top|bottom|most|fewest|ahead|behind)\b|\b(?:rank|order|sort|compare) (?:them|those|these|all)\b|\b(?:them|those|these) in order\b/

/** The councils that are meant; those that are named, where nothing says more. @param names whether the message names a measure */
export function councilsMeant(
  { text, councils, otherCouncils }: Reading,
  topic: Topic | null,
  all: readonly string[],
  names: boolean,
): readonly string[] {
  if (otherCouncils.length > 0) return councils
  if (councils.length === 0 && all.length > 1 && all.length <= FEW && EVERY.test(text)) return all
  const told = topic?.councils ?? []
  if (told.length < 2 || names) return councils
  if (councils.length === 0) return AMONG.test(text) ? told : councils
  return ADDS.test(text) ? [...new Set([...told, ...councils])] : councils
}
