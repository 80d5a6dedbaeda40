/** The answer to a question that has a yes or a no, or an "up or down", before anything else is said (contract, meaning 14). */

import type { Benchmark, Trend } from '../model/answer.ts'
import type { BenchmarkKind, Rag } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import { compare, subtract } from '../rules/decimal.ts'
import { standingText } from './benchmark-words.ts'
import { differenceText, withCommas } from './format.ts'

/** What a verdict is given on. */
export interface Facts {
  /** The published decimal. */
  readonly decimal: string
  readonly shown: string
  readonly unit: Unit
  readonly polarity: Polarity
  readonly rag: Rag
  /** "95% or more"; null where no target is in force for the figure. */
  readonly target: string | null
  /** The decimal that green begins at; null where the target has no number. */
  readonly goal: string | null
  readonly trend: (Pick<Trend, 'direction' | 'performance'> & { readonly change: string; readonly was: string }) | null
  readonly benchmarks: readonly (Pick<Benchmark, 'kind' | 'standing'> & {
    readonly value: string
    /** "the England average (71.0)". */
    readonly noun: string
  })[]
  /** The benchmarks that the question names. */
  readonly asked: readonly (BenchmarkKind | 'any')[]
}

const OPENS =
  /(?:^|[,.;:!?-]\s*|\b(?:and|so|but|ok|okay|hi|hello|please|whether|if|then)\s+)(?:is|are|was|were|am|did|do|does|has|have|had|isn't|aren't|wasn't|weren't|didn't|don't|doesn't|hasn't|haven't)\b/
const TAGGED =
  /(?<!\b(?:how|what|whats|what's|which|why|where|when|who)\b[^.?!;]{0,80})\b(?:is|are|was|were|did|do|does|has|have)(?:n't|nt)? (?:they|it|we|that|those)\b|,? (?:right|yes|yeah|correct|innit)\s*\?*$/

const NUMBER = String.raw`(?:(?:£ ?)?(\d[\d,]*(?:\.\d+)?))`
const LESS = new RegExp(
  String.raw`\b(?:lower|less|fewer|smaller|under|below)(?: than)? ${NUMBER}(?! ?(?:days?|weeks?|months?|years?|hours?)\b)`,
)
const MORE = new RegExp(
  String.raw`\b(?:higher|more|greater|bigger|over|above|exceed(?:s|ed)?|at least)(?: than)? ${NUMBER}(?! ?(?:days?|weeks?|months?|years?|hours?)\b)`,
)

const COLOUR = /\b(red|amber|green)\b/
const LIMIT =
  /\b(?:inside|within|outside|under|over|above|below) (?:the |its |our |their |that |this )?(?:limit|tolerance|ceiling|threshold)\b|\b(?:inside|within|outside) (?:the |its |our |their )?target\b/
const OUTSIDE = /\boutside\b[^.?!]{0,12}\b(?:target|limit|tolerance)\b/
const TARGET =
  /\b(?:on|off|above|over|below|under|near|at|reach(?:ed|ing)?|hit(?:ting)?|meet(?:ing)?|met|miss(?:ed|ing)?|achiev(?:e|ed|ing)|exceed(?:ed|ing)?|beat(?:ing)?) (?:the |our |its |their |that |this )?target\b|\btarget (?:being )?(?:met|hit|missed|reached)\b/
const AGAINST_TARGET = /\b(?:off|below|under|miss(?:ed|ing)?)\b[^.?!]{0,12}\btarget\b|\btarget (?:being )?missed\b/
const SIDE_OF_TARGET = /\b(?:(above|over|exceed(?:s|ed|ing)?)|below|under)\b[^.?!]{0,12}\btarget\b/
const ABOVE = /\b(?:above|over|higher than|more than)\b/
const BELOW = /\b(?:below|under|lower than|less than|fewer than)\b/
const WORSE = /\b(?:worse|worsen(?:ing|ed)?|declin(?:e|ed|ing)|deteriorat\w*|slipp\w+|getting bad)\b/
const BETTER = /\b(?:better|improv(?:e|ed|ing|ement))\b/
const RIGHT_WAY = /\b(?:right|wrong) (?:way|direction)\b/
/** "Than last year", "than a year ago", "than before". */
const THAN_BEFORE = String.raw`\b[^.?!]{1,60}\bthan (?:(?:it|there|they|we) (?:was|were|had) )?(?:in |at |for )?(?:the )?(?:last|previous|year before|year|same|before|a year)\b`
const MORE_THAN_BEFORE = new RegExp(String.raw`\b(?:more|higher|bigger|larger)${THAN_BEFORE}`)
const FEWER_THAN_BEFORE = new RegExp(String.raw`\b(?:fewer|less|lower|smaller)${THAN_BEFORE}`)
const RISING =
  /\b(?:(?:did|does|do|will) [a-z0-9 ]{1,40}? (?:rise|increase|grow)\b|going up|gone up|go up|went up|rising|risen|increas(?:e|ed|ing)|growing|grown|up on)\b/
const FALLING =
  /\b(?:(?:did|does|do|will) [a-z0-9 ]{1,40}? (?:fall|drop|decrease|reduce|decline)\b|going down|gone down|go down|went down|falling|fallen|decreas(?:e|ed|ing)|reduc(?:e|ed|ing)|dropp(?:ed|ing)|coming down|down on)\b/
const EITHER = /\bup or down\b|\bbetter or worse\b|\bworse or better\b|\bdown or up\b|\brising or falling\b/
const GOOD =
  /\b(?:good|bad|ok|okay|alright|all right|acceptable|doing well|high enough|poor)\b\s*(?:enough|news|then|or (?:bad|not))?\s*\??$/

const yes = (holds: boolean, said: string): string => `${holds ? 'Yes' : 'No'}: ${said}.`
const upper = (rag: Rag): string => (rag === 'none' ? '' : ` (${rag.toUpperCase()})`)
const BY_HOW = /\b(?:by )?how (?:much|many|far)\b/

/** "61.8%, against a target of 95% or more (RED)"; with how far from it, where that is asked. */
function against(text: string, { decimal, shown, unit, target, goal, rag }: Facts): string {
  const gap = goal === null || !BY_HOW.test(text) ? '0' : subtract(decimal, goal)
  const by = Number(gap) === 0 ? '' : `${differenceText(gap, unit)} ${Number(gap) > 0 ? 'above' : 'below'} `
  return by
    ? `${shown}, ${by}a target of ${target}${upper(rag)}`
    : `${shown}, against a target of ${target}${upper(rag)}`
}

/** More or less than a number that the question names. */
function thanNumber(text: string, { decimal, shown }: Facts): string | null {
  const [less, more] = [text.match(LESS)?.[1], text.match(MORE)?.[1]]
  const named = (less ?? more)?.replaceAll(',', '')
  if (named === undefined || /^20\d\d$/.test(named)) return null
  const c = compare(decimal, named)
  const holds = less !== undefined ? c < 0 : c > 0
  const than = c === 0 ? 'exactly that' : `${c < 0 ? 'lower' : 'higher'} than ${withCommas(named)}`
  return yes(holds, c === 0 ? `it is ${than}` : `${shown} is ${than}`)
}

function onColour(text: string, facts: Facts): string | null {
  const asked = text.match(COLOUR)?.[1]
  if (!asked) return null
  if (facts.rag === 'none') return 'It has no colour: no target is in force for this figure.'
  return yes(asked === facts.rag, against(text, facts))
}

function onTarget(text: string, facts: Facts): string | null {
  if (!TARGET.test(text) && !LIMIT.test(text)) return null
  if (facts.target === null || facts.rag === 'none') return `${facts.shown}: no target is in force for this figure.`
  const met = facts.rag === 'green'
  // Where low is good, to be below the target is to meet it, and the number says which side it is on.
  const side = facts.polarity === 'low' && facts.goal !== null ? text.match(SIDE_OF_TARGET) : null
  if (side) {
    const order = compare(facts.decimal, facts.goal as string)
    return yes(side[1] ? order > 0 : order < 0, against(text, facts))
  }
  return yes(AGAINST_TARGET.test(text) || OUTSIDE.test(text) ? !met : met, against(text, facts))
}

function onBenchmark(text: string, facts: Facts): string | null {
  const named = facts.asked.filter((k) => k !== 'any')
  const of = facts.benchmarks.filter((b) => (named.length > 0 ? named.includes(b.kind) : b.kind === 'national'))
  const [first] = of
  if (!first || facts.asked.length === 0) return null
  const side = compare(facts.decimal, first.value)
  const by = BY_HOW.test(text) ? `${differenceText(subtract(facts.decimal, first.value), facts.unit)} ` : ''
  const is = side > 0 ? `${by}above` : side < 0 ? `${by}below` : 'the same as'
  const judged = first.standing === 'better' || first.standing === 'worse' ? `, which is ${first.standing}` : ''
  const said = `${facts.shown} is ${is} ${first.noun}${judged}`
  // "Above or below?" has a side for an answer, and no yes or no.
  if (ABOVE.test(text) && BELOW.test(text)) return `${side > 0 ? 'Above' : side < 0 ? 'Below' : 'The same'}: ${said}.`
  if (WORSE.test(text) && BETTER.test(text) && judged !== '')
    return `${first.standing === 'better' ? 'Better' : 'Worse'}: ${said}.`
  if (ABOVE.test(text)) return yes(side > 0, said)
  if (BELOW.test(text)) return yes(side < 0, said)
  if (WORSE.test(text)) return yes(first.standing === 'worse', said)
  if (BETTER.test(text)) return yes(first.standing === 'better', said)
  return null
}

function onTrend(text: string, facts: Facts): string | null {
  const { trend, shown, unit } = facts
  const either = EITHER.test(text)
  // "Better than England" has no answer in how it was before.
  if (facts.asked.length > 0 && !RISING.test(text) && !FALLING.test(text)) return null
  const isMore = RISING.test(text) || MORE_THAN_BEFORE.test(text)
  const isFewer = FALLING.test(text) || FEWER_THAN_BEFORE.test(text)
  const wants = isMore || isFewer || [BETTER, WORSE, RIGHT_WAY].some((words) => words.test(text)) || either
  if (!wants) return null
  if (!trend?.direction) return 'I cannot say: I hold no earlier figure that it may be compared with.'
  const moved =
    trend.direction === 'same'
      ? `${shown}, the same as ${trend.was}`
      : `${shown}, ${trend.direction} ${differenceText(trend.change, unit)} from ${trend.was}`
  const judged =
    trend.performance === 'better' || trend.performance === 'worse' ? `, which is ${trend.performance}` : ''
  if (either) {
    const word = /\bbetter\b/.test(text) && trend.performance !== 'n/a' ? trend.performance : trend.direction
    return `${word === 'same' ? 'No change' : word === 'up' ? 'Up' : word === 'down' ? 'Down' : word === 'better' ? 'Better' : 'Worse'}: ${moved}.`
  }
  if (isMore) return yes(trend.direction === 'up', `${moved}${judged}`)
  if (isFewer) return yes(trend.direction === 'down', `${moved}${judged}`)
  if (trend.performance === 'n/a')
    return `${moved.charAt(0).toUpperCase()}${moved.slice(1)}. The report takes neither way as better.`
  const isWorse = WORSE.test(text) || /\bwrong (?:way|direction)\b/.test(text)
  const holds = trend.performance === (isWorse ? 'worse' : 'better')
  const it = trend.performance === 'same' ? 'it is the same' : `it is ${trend.performance}`
  return `${holds ? 'Yes' : 'No'}, ${it}: ${moved}.`
}

/** Whether a movement is the one that a question asks about; null where it asks about none. */
export function movedAsAsked(
  text: string,
  { direction, performance }: Pick<Trend, 'direction' | 'performance'>,
): boolean | null {
  if ((!OPENS.test(text) && !TAGGED.test(text)) || EITHER.test(text)) return null
  if (RISING.test(text)) return direction === 'up'
  if (FALLING.test(text)) return direction === 'down'
  if (performance === 'n/a') return null
  if (WORSE.test(text)) return performance === 'worse'
  return BETTER.test(text) ? performance === 'better' : null
}

/** Whether one figure stands to another as a question asks: "more than", "lower than"; null where it asks nothing of the kind. */
export function comparedAsAsked(text: string, decimal: string, other: string): boolean | null {
  if (!OPENS.test(text) && !TAGGED.test(text)) return null
  const order = compare(decimal, other)
  if (/\b(?:more|higher|greater|bigger|larger|above) \b/.test(text)) return order > 0
  return /\b(?:fewer|less|lower|smaller|below) \b/.test(text) ? order < 0 : null
}

function onGood(text: string, facts: Facts): string | null {
  if (!GOOD.test(text)) return null
  const bad = /\b(?:bad|poor)\b/.test(text) && !/\bgood\b/.test(text)
  if (facts.target !== null && facts.rag !== 'none') {
    if (facts.rag === 'amber') return `Not quite: ${against(text, facts)}.`
    return yes((facts.rag === 'green') !== bad, against(text, facts))
  }
  const national = facts.benchmarks.find((b) => b.kind === 'national')
  return national
    ? `It has no target. It is ${standingText(national.standing)} ${national.noun}.`
    : 'I cannot say: I hold no target or England average for it.'
}

export interface Verdict {
  readonly text: string
  /** What it was given on, which need not be said again. */
  readonly on: 'number' | 'target' | 'benchmark' | 'trend' | 'both'
  /** Whether it tells the value. */
  readonly tellsValue: boolean
}

/** "Going the right way and still inside the limit?": the direction, then where it stands. */
function onBoth(text: string, facts: Facts): string | null {
  if (!/\b(?:and|but)\b/.test(text) || !(LIMIT.test(text) || TARGET.test(text)) || facts.target === null) return null
  const moved = facts.rag === 'none' ? null : onTrend(text, facts)
  if (moved === null) return null
  const met = facts.rag === 'green' ? 'met' : 'not met'
  return `${moved} The target of ${facts.target} is ${met}${upper(facts.rag)}.`
}

/** @param text the question, in small letters; null where it has no yes or no */
export function verdictOf(text: string, facts: Facts): Verdict | null {
  if (!OPENS.test(text) && !TAGGED.test(text) && !EITHER.test(text)) return null
  const both = onBoth(text, facts)
  if (both !== null) return { text: both, on: 'both', tellsValue: both.includes(facts.shown) }
  const tried = [
    ['number', thanNumber],
    ['target', onColour],
    ['benchmark', onBenchmark],
    ['target', onTarget],
    ['trend', onTrend],
    ['target', onGood],
  ] as const
  for (const [on, find] of tried) {
    const found = find(text, facts)
    if (found !== null) return { text: found, on, tellsValue: found.includes(facts.shown) }
  }
  return null
}
