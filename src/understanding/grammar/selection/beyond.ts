/**
 * What a list is asked to hold and no condition can say, such as "in any month": such a list is not made, since one without
 * it would pass for it. Pure.
 */
const BEYOND =
  /\bat least one of\b|\bhow long\b|\b(?:in|during|for) (?:any|every|each|all|a single|one|more than one|at least (?:one|two|three)|(?:two|three|four) or more)(?: of the| single)? (?:months?|quarters?|terms?|years?)\b|\b(?:[a-z]+|\d+) (?:months|quarters|terms|years) (?:running|in a row|on the trot|in succession)\b|\b(?:every|each|all(?: of)?(?: the| our)?) benchmarks?\b|\b\d+(?:\.\d+)? ?(?:%|per ?cent) (?:falls?|drops?|rises?|increases?|decreases?|declines?|dips?|jumps?|gains?|swings?|cuts?|reductions?)\b|\bconsecutive\b|\b(?:both|all three) (?:months|quarters|terms|years)\b|\b(?:most|least) often\b|\b(?:how many|which) times\b|\bfor the (?:first|second|last) time\b|\bnever (?:been )?(?:red|amber|green|on target|met)\b|(?<!\bat )\b(?:once|twice)\b(?! (?:again|more))|\b(?:within|inside|less than|under|no more than|up to) (?:an?|one|two|three|four|five|ten|\d+(?:\.\d+)?) ?(?:%|percentage )?(?:points?|pts|pp|%) (?:(?:of|from) (?:its |their |the |our |being )?(?:targets?|england|national|benchmark|amber|green|red|on target)|off (?:its |their |the |our |being )?(?:england|national|benchmark|amber|green|red))|\b(?:more|fewer|less) (?:reds?|ambers?|greens?|red ones|green ones) (?:than|now)\b|\b(?:which|what) (?:theme|service|area|section|part) (?:has|had|is|was|of)\b/

/** Two ends of an order at once: "best and worst", "top three and bottom three". */
const TOP = '(?:top|best|highest|largest|biggest|strongest)'
const BOTTOM = '(?:bottom|worst|lowest|smallest|weakest)'
const SO_MANY = '(?: (?:two|three|four|five|[2-9]))?'
const BOTH_ENDS = new RegExp(
  `\\b(?:${TOP}|most improved)\\b${SO_MANY} and (?:the )?(?:${BOTTOM}|least improved)\\b|\\b${BOTTOM}\\b${SO_MANY} and (?:the )?${TOP}\\b`,
)

const ALL_BEYOND: readonly RegExp[] = [
  BEYOND,
  // What officers wrote is of no row.
  /\b(?:no|without|without any|lack(?:s|ing)?)(?: a| any)? (?:commentary|comments?|narrative|explanations?)\b/,
  // One by one in a span: "missed every quarter".
  /\b(?:every|each) (?:single )?(?:month|quarter|term)\b/,
  // The threshold of the top quartile alone is published.
  /\b(?:bottom|lower|lowest|second|third|fourth|last|middle) quartiles?\b/,
  BOTH_ENDS,
]

/** "All three months", where each of them is named. */
const NAMED =
  /\b(?:(?:in|for|during) )?(?:both|all (?:two|three|four)|each|every(?: single)? one|every|each one)(?: of(?: the)?)?(?: (?:months|quarters|terms|years))?\b/g

/** The words, as they stand in the text; null where nothing is beyond a list. */
export function beyondList(text: string, namedPeriods: number): string | null {
  const said = namedPeriods > 1 ? text.replaceAll(NAMED, ' ') : text
  for (const pattern of ALL_BEYOND) {
    const found = pattern.exec(said)
    if (found) return found[0]
  }
  return null
}
