/** What a question of yes or no asks about a figure, by its words in small letters. */

const OPENS =
  /(?:^|[,.;:!?-]\s*|\b(?:and|so|but|ok|okay|hi|hello|please|whether|if|then|confirm|true|right)\s+(?:that\s+)?)(?:is|are|was|were|am|did|do|does|has|have|had|isn't|aren't|wasn't|weren't|didn't|don't|doesn't|hasn't|haven't)\b|\b(?:can|could|please) (?:you |we )?confirm\b|\btrue or false\b/
const TAGGED =
  /(?<!\b(?:how|what|whats|what's|which|why|where|when|who)\b[^.?!;]{0,80})\b(?:is|are|was|were|did|do|does|has|have)(?:n't|nt)? (?:they|it|we|that|those)\b|,? (?:right|yes|yeah|correct|innit)\s*\?*$/
const EITHER = /\bup or down\b|\bbetter or worse\b|\bworse or better\b|\bdown or up\b|\brising or falling\b/

/** "Up or down?" has a direction for an answer, and no yes or no. */
export const asksEither = (text: string): boolean => EITHER.test(text)

export const asksYesOrNo = (text: string): boolean => OPENS.test(text) || TAGGED.test(text) || CAN_I.test(text)

const NUMBER = String.raw`(?:£ ?)?(\d[\d,]*(?:\.\d+)?)( ?%| per ?cent\b)?`
const NO_TIME = String.raw`(?! ?(?:days?|weeks?|months?|years?|hours?)\b)`
const limit = (words: string): RegExp => new RegExp(String.raw`\b(?:${words}) ${NUMBER}${NO_TIME}`)
/** The first that matches: "no more than" has "more than" within it. */
const LIMITS = [
  ['at most', limit('no (?:more|higher|greater) than|not (?:more than|over|above|higher than)|at most|up to')],
  ['at least', limit('no (?:fewer|less|lower) than|not (?:fewer than|less than|under|below|lower than)|at least')],
  ['less', limit('(?:lower|less|fewer|smaller|under|below)(?: than)?')],
  ['more', limit('(?:higher|more|greater|bigger|over|above|exceed(?:s|ed)?)(?: than)?')],
] as const

/** A number of people or things, which a percentage is not. */
const COUNTED =
  /^ (?:of (?:the |our )?)?(?:children|child|kids|young people|people|families|pupils|students|carers?|cases|plans|staff|social workers|workers)\b/

/** A number that the question sets the figure against. */
export interface NumberAsked {
  readonly side: (typeof LIMITS)[number][0]
  readonly decimal: string
  readonly isPercentage: boolean
  /** It says of what: "500 children". */
  readonly isCount: boolean
}

export function numberAsked(text: string): NumberAsked | null {
  for (const [side, pattern] of LIMITS) {
    const found = text.match(pattern)
    const decimal = found?.[1]?.replaceAll(',', '')
    if (decimal !== undefined && !/^20\d\d$/.test(decimal))
      return {
        side,
        decimal,
        isPercentage: found?.[2] !== undefined,
        isCount: COUNTED.test(text.slice((found?.index ?? 0) + (found?.[0].length ?? 0))),
      }
  }
  return null
}

const ALL = /^(?:[a-z]+,? )?(?:is|are|were|was|have|has|did|do|does) (?:all|every|each)\b/
/** "Are all reviews on time?": of a percentage that is asked to be the whole. */
export const asksAll = (text: string): boolean => ALL.test(text)

export const colourAsked = (text: string): 'red' | 'amber' | 'green' | null =>
  (text.match(/\b(red|amber|green)\b/)?.[1] as 'red' | 'amber' | 'green' | undefined) ?? null

const ANY =
  /\b(?:ever|at all|at any (?:point|time|stage)|any (?:one )?(?:of the )?(?:months?|quarters?|terms?|years?)|(?:at least )?once)\b/
const EVERY =
  /\b(?:always|(?:every|each) (?:single )?(?:month|quarter|term|year|time)|(?:all|throughout|right through) (?:the )?year|consistently|all along)\b/

/** Whether it is asked of any of several times, or of all of them. */
export const timesAsked = (text: string): 'any' | 'every' | null =>
  EVERY.test(text) ? 'every' : ANY.test(text) ? 'any' : null

const HOW_OFTEN = /\bhow (?:often|frequently|many (?:of (?:the|those) )?(?:months?|quarters?|terms?|times))\b/
const LASTING = /\bbeen\b|\b(?:in a row|running|straight|in succession|consecutive(?:ly)?)\b/
/** "How often did we hit it?", "how many months was it green?": not how long a colour has lasted. */
export const asksHowOften = (text: string): boolean => HOW_OFTEN.test(text) && !LASTING.test(text)

const WHEN_LAST =
  /\bwhen\b[^.?!;]{0,80}\blast\b(?! (?:\d|year|yr|month|quarter|term|week|few|two|three|six|twelve))|\b(?:the )?last time\b/
const TIME_AT_END = /\b(?:best|worst|highest|lowest|busiest|quietest) (?:month|quarter|term)\b/
/** "When did it last meet its target?", "our best month": one time of several is asked for. */
export const asksWhichTime = (text: string): boolean =>
  TIME_AT_END.test(text) || (WHEN_LAST.test(text) && (colourAsked(text) !== null || asksTarget(text)))

const WHICH_OF_TWO =
  /\b(?:which|compar\w*|higher|lower|more|fewer|less|bigger|smaller|larger|worse|better|worst|best|ahead|behind|gap|difference|apart|vs?|versus)\b/
/** Whether two things are set against each other. */
export const asksWhichOfTwo = (text: string): boolean => WHICH_OF_TWO.test(text)

const DOUBTED =
  /\b(?:un)?(?:reliabl[ey]|trustworthy|dependable|accurate(?:ly)?|robust)\b|\b(?:in doubt|doubtful|rely on|relied (?:up)?on|(?:be|to) trust(?:ed)?|can (?:i|we|you|members) (?:trust|believe))\b/
const CAN_I = /\bcan (?:i|we|you|members) (?:trust|believe|rely on)\b/
/** Whether it is asked how far a figure is to be believed. */
export const asksReliability = (text: string): boolean => DOUBTED.test(text)

const LIMIT =
  /\b(?:inside|within|outside|under|over|above|below) (?:the |its |our |their |that |this )?(?:limit|tolerance|ceiling|threshold)\b|\b(?:inside|within|outside) (?:the |its |our |their )?target\b/
const OUTSIDE = /\boutside\b[^.?!]{0,12}\b(?:target|limit|tolerance)\b/
/** Words between what is done with a target and the target: "meet the dental target". */
const BETWEEN = String.raw`(?:(?!that\b|if\b|when\b)[\w'-]+ ){0,6}?`
const DONE = '(?:reach|hit|meet|met|miss|achiev|exceed|beat)(?:e|s|es|ed|d|ing|ting)?'
/** "The target for dental checks" */
const OF_WHAT = '(?:(?:for|on|of) [^.?!,;]{1,60}? )?'
const TARGET = new RegExp(
  String.raw`\b(?:on|off|above|over|below|under|near|at) (?:the |our |its |their |that |this )?target\b|\b${DONE} ${BETWEEN}targets?\b|\btargets? ${OF_WHAT}(?:(?:ever|always|consistently|been|being) )*(?:met|hit|missed|reached|achieved|exceeded)\b`,
)
const AGAINST_TARGET = new RegExp(
  String.raw`\b(?:off|below|under)\b[^.?!]{0,12}\btarget\b|\bmiss(?:ed|es|ing)? ${BETWEEN}targets?\b|\btargets? ${OF_WHAT}(?:been |being )?missed\b|\bfail(?:ed|s|ing)? to (?:hit|meet|reach|achieve)\b`,
)
const SIDE_OF_TARGET = /\b(?:(above|over|exceed(?:s|ed|ing)?)|below|under)\b[^.?!]{0,12}\btarget\b/

/** Whether it is asked if a target or limit is met. */
export const asksTarget = (text: string): boolean => TARGET.test(text) || LIMIT.test(text)

/** Whether "yes" is that the target is not met. */
export const asksMissed = (text: string): boolean => AGAINST_TARGET.test(text) || OUTSIDE.test(text)

/** The side of a target that is asked about; null where it is only whether it is met. */
export function sideOfTarget(text: string): 'above' | 'below' | null {
  const found = text.match(SIDE_OF_TARGET)
  return found ? (found[1] ? 'above' : 'below') : null
}

const ABOVE =
  /\b(?:above|over|higher than|more than|exceed(?:s|ed|ing)?)\b|\b(?:more|higher|greater|bigger|larger)\b[^.?!]{1,60}\bthan\b/
const BELOW = /\b(?:below|under|lower than|less than|fewer than)\b|\b(?:fewer|less|lower|smaller)\b[^.?!]{1,60}\bthan\b/
const WORSE = /\b(?:worse|worsen(?:ing|ed)?|declin(?:e|ed|ing)|deteriorat\w*|slipp\w+|getting bad|behind)\b/
const BETTER = /\b(?:better|improv(?:e|ed|ing|ement)|ahead of|beat(?:s|ing)?|outperform\w*)\b/
const QUARTILE = /\bin (?:the )?(?:top|best|upper) quartile\b/
const RIGHT_WAY = /\b(?:right|wrong) (?:way|direction)\b/

/** "Than the average council": England's average, without its name. */
export const asksAverageCouncil = (text: string): boolean => /\baverage (?:council|authority|borough)\b/.test(text)

/** "More or fewer?" is answered in its own words. */
export const asksMoreOrFewer = (text: string): boolean =>
  /\bmore or (?:fewer|less)\b|\b(?:fewer|less) or more\b/.test(text)

/** How a figure is asked to stand to a benchmark. */
export type SideAsked = 'above or below' | 'better or worse' | 'above' | 'below' | 'worse' | 'better'

/** "Is the region better than us?" is asked of the benchmark. */
const THAN_US = /\bthan (?:us|ours|we (?:are|do|did|have|were)|our (?:own|figure|rate|percentage))\b/
const TURNED = { above: 'below', below: 'above', worse: 'better', better: 'worse' } as const

/**
 * @param isTime the measure counts days, of which more are slower
 * @param isOfSubject the figure is what the question is about, though it says "than us"
 */
export function sideAsked(
  text: string,
  { isTime, isOfSubject }: { readonly isTime: boolean; readonly isOfSubject: boolean },
): SideAsked | null {
  const side = plainSide(text.replace(OF_AGE, ' '), isTime)
  if (side === null || side === 'above or below' || side === 'better or worse') return side
  return THAN_US.test(text) && !isOfSubject ? TURNED[side] : side
}

/** "Under-15s": whom a measure counts, and no side of a figure. */
const OF_AGE = /\b(?:under|over|above|below)[- ](?:the age of )?\d{1,2}s\b/g

function plainSide(text: string, isTime: boolean): SideAsked | null {
  if (QUARTILE.test(text)) return 'better'
  if (ABOVE.test(text) && BELOW.test(text)) return 'above or below'
  if (WORSE.test(text) && BETTER.test(text)) return 'better or worse'
  if (ABOVE.test(text)) return 'above'
  if (BELOW.test(text)) return 'below'
  if (isTime && SLOWER.test(text)) return 'above'
  if (isTime && FASTER.test(text)) return 'below'
  if (WORSE.test(text)) return 'worse'
  return BETTER.test(text) ? 'better' : null
}

/** "Than last year", "than a year ago", "than before". */
const THAN_BEFORE = String.raw`\b[^.?!]{1,60}\bthan (?:(?:it|there|they|we) (?:was|were|had) )?(?:in |at |for )?(?:the )?(?:last|previous|year before|year|same|before|a year)\b`
const MORE_THAN_BEFORE = new RegExp(String.raw`\b(?:more|higher|bigger|larger)${THAN_BEFORE}`)
const FEWER_THAN_BEFORE = new RegExp(String.raw`\b(?:fewer|less|lower|smaller)${THAN_BEFORE}`)
const RISING =
  /\b(?:(?:did|does|do|will) [a-z0-9 ]{1,40}? (?:rise|increase|grow)\b|going up|gone up|go up|went up|rising|risen|rose|increas(?:e|ed|ing)|growing|grown|grew|up on)\b/
const FALLING =
  /\b(?:(?:did|does|do|will) [a-z0-9 ]{1,40}? (?:fall|drop|decrease|reduce|decline)\b|going down|gone down|go down|went down|falling|fallen|fell|decreas(?:e|ed|ing)|reduc(?:e|ed|ing)|dropp(?:ed|ing)|coming down|down on)\b/
const MORE = /\b(?:more|higher|bigger|larger|greater)\b/
const FEWER = /\b(?:fewer|less|lower|smaller)\b/
const SLOWER = /\b(?:slower|longer)\b/
const FASTER = /\b(?:faster|quicker|quickly|shorter|sooner)\b/
const MULTIPLES = { doubled: /\bdoubled?\b/, trebled: /\b(?:trebled?|tripled?)\b/, halved: /\bhalved?\b/ } as const

/** The movement that a question asks whether it happened. */
export type MoveAsked = 'either' | 'up' | 'down' | 'better' | 'worse' | 'doubled' | 'trebled' | 'halved'

/**
 * @param isAgainstTime the question names the time that it compares with: "higher than in January"
 * @param isTime the measure counts days, of which more are slower
 */
export function moveAsked(text: string, isAgainstTime = false, isTime = false): MoveAsked | null {
  if (EITHER.test(text)) return 'either'
  for (const [multiple, pattern] of Object.entries(MULTIPLES)) if (pattern.test(text)) return multiple as MoveAsked
  if (RISING.test(text) || MORE_THAN_BEFORE.test(text)) return 'up'
  if (FALLING.test(text) || FEWER_THAN_BEFORE.test(text)) return 'down'
  if (isTime && SLOWER.test(text)) return 'up'
  if (isTime && FASTER.test(text)) return 'down'
  if (WORSE.test(text) || /\bwrong (?:way|direction)\b/.test(text)) return 'worse'
  if (BETTER.test(text) || RIGHT_WAY.test(text)) return 'better'
  if (!isAgainstTime) return null
  return MORE.test(text) ? 'up' : FEWER.test(text) ? 'down' : null
}

/** "Up or down?" may be asked as better or worse. */
export const asksJudgement = (text: string): boolean => /\bbetter\b/.test(text)

const GOOD =
  /\b(?:good|bad|ok|okay|alright|all right|acceptable|doing well|high enough|poor)\b\s*(?:enough|news|then|or (?:bad|not))?(?:,? (?:is|are|was|were)(?:n't)? (?:it|they|that))?\s*\??$/
const TOO_MUCH = /\btoo (?:high|many|much|long|big|large|slow)\b/
const TOO_LITTLE = /\btoo (?:low|few|little|small)\b/

/** Whether it is asked to be good or bad: by the target, where it has one. @param lowIsGood null where neither side is good */
export function goodAsked(text: string, lowIsGood: boolean | null): 'good' | 'bad' | null {
  if (GOOD.test(text)) return /\b(?:bad|poor)\b/.test(text) && !/\bgood\b/.test(text) ? 'bad' : 'good'
  const isTooFar = lowIsGood === null ? false : (lowIsGood ? TOO_MUCH : TOO_LITTLE).test(text)
  return isTooFar ? 'bad' : null
}

/** The words of a question that its yes or no answers: the number it names, whether that is good, or quicker. */
export function wordsJudged(text: string): string[] {
  const number = numberAsked(text)?.decimal
  const said = [GOOD, TOO_MUCH, TOO_LITTLE, SLOWER, FASTER].flatMap((words) => text.match(words)?.[0] ?? [])
  return [...(number === undefined ? [] : [number]), ...said.flatMap((words) => words.match(/[a-z]+/g) ?? [])]
}

const BY_HOW = /\b(?:by )?how (?:much|many|far)\b/
export const asksHowFar = (text: string): boolean => BY_HOW.test(text)

/** "Right way, and still inside the limit?": two things of one figure. */
export const asksBoth = (text: string): boolean => /\b(?:and|but)\b/.test(text) && asksTarget(text)
