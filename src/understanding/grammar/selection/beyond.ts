/**
 * What a list is asked to hold and no condition can say, such as "in any month": such a list is not made, since one without
 * it would pass for it. Pure.
 */
const BEYOND =
  /\b(?:in|during|for) (?:any|every|each|all|a single|one|more than one|at least (?:one|two|three)|(?:two|three|four) or more)(?: of the| single)? (?:months?|quarters?|terms?|years?)\b|\b(?:two|three|four|five|several|\d) (?:months|quarters|terms|years) (?:running|in a row|on the trot|in succession)\b|\b(?:every|each|all(?: of)?(?: the| our)?) benchmarks?\b|\bconsecutive\b|\b(?:both|all three) (?:months|quarters|terms|years)\b|\b(?:most|least) often\b|\b(?:how many|which) times\b|\bfor the (?:first|second|last) time\b|\bnever (?:been )?(?:red|amber|green|on target|met)\b|\b(?:once|twice)\b(?! (?:again|more))/

/** The words, as they stand in the text; null where nothing is beyond a list. */
export const beyondList = (text: string): string | null => text.match(BEYOND)?.[0] ?? null
