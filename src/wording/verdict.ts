/** The answer to a question that has a yes or a no, or an "up or down", before anything else is said (contract, meaning 14). */

import type { Trend } from '../model/answer.ts'
import type { BenchmarkKind, Rag } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import { compare, multiply, subtract } from '../rules/decimal.ts'
import { type ShownBenchmark, standingText } from './benchmark-words.ts'
import { capital, changeText, differenceText, withCommas } from './format.ts'
import { asHeld } from './holder.ts'
import { type Moved, movementText, type Unmoved, unmovedText } from './trend-words.ts'
import {
  asksAll,
  asksAverageCouncil,
  asksBoth,
  asksEither,
  asksHowFar,
  asksJudgement,
  asksMissed,
  asksMoreOrFewer,
  asksReliability,
  asksTarget,
  asksYesOrNo,
  colourAsked,
  goodAsked,
  type MoveAsked,
  moveAsked,
  numberAsked,
  sideAsked,
  sideOfTarget,
} from './verdict-asked.ts'

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
  /** When the figure is for: "2022/23". */
  readonly period: string
  readonly trend: Moved | null
  /** Where there is no trend. */
  readonly unmoved?: Unmoved
  /** The question names the time that the figure is to be set against. */
  readonly isAgainstTime?: boolean
  readonly benchmarks: readonly Pick<ShownBenchmark, 'kind' | 'standing' | 'decimal' | 'noun'>[]
  /** The benchmarks that the question names. */
  readonly asked: readonly (BenchmarkKind | 'any')[]
  /** The figure is what the question is about, though it says "than us". */
  readonly isOfSubject?: boolean
  /** What speaks against the figure is told in its notes; `report` where its own report says it. */
  readonly doubted?: 'report' | 'notes' | null
}

/** A verdict's sentence, and whether it tells the value. */
interface Said {
  readonly text: string
  /** The same where more is held than the council's reports have, and it says what they have. */
  readonly ofReports?: string
  readonly tellsValue: boolean
  /** It begins with "Yes" or "No". */
  readonly holds?: boolean
  /** The benchmark that it was given on. */
  readonly benchmark?: BenchmarkKind
}

const withValue = (text: string): Said => ({ text, tellsValue: true })
const withoutValue = (text: string): Said => ({ text, tellsValue: false })
const asYesOrNo = (holds: boolean, rest: string): Said => ({ ...withValue(`${holds ? 'Yes' : 'No'}${rest}`), holds })
const yes = (holds: boolean, said: string): Said => asYesOrNo(holds, `: ${said}.`)
const upper = (rag: Rag): string => (rag === 'none' ? '' : ` (${rag.toUpperCase()})`)

/** "61.8%, against a target of 95% or more (RED)"; with how far from it, where that is asked. */
function againstTarget(text: string, { decimal, shown, unit, target, goal, rag }: Facts): string {
  const gap = goal === null || !asksHowFar(text) ? '0' : subtract(decimal, goal)
  const by = Number(gap) === 0 ? '' : `${differenceText(gap, unit)} ${Number(gap) > 0 ? 'above' : 'below'} `
  return by
    ? `${shown}, ${by}a target of ${target}${upper(rag)}`
    : `${shown}, against a target of ${target}${upper(rag)}`
}

/** More or less than a number that the question names. */
function onNumber(text: string, { decimal, shown, unit }: Facts): Said | null {
  const asked = numberAsked(text)
  // A percentage is no number of children.
  if (!asked || (unit === '%' && !asked.isPercentage && (asked.isCount || compare(asked.decimal, '100') > 0)))
    return null
  const c = compare(decimal, asked.decimal)
  const holds = { less: c < 0, more: c > 0, 'at least': c >= 0, 'at most': c <= 0 }[asked.side]
  const named = `${withCommas(asked.decimal)}${asked.isPercentage && unit === '%' ? '%' : ''}`
  return yes(holds, c === 0 ? `it is exactly ${shown}` : `${shown} is ${c < 0 ? 'lower' : 'higher'} than ${named}`)
}

/** Whether a percentage is the whole. */
function onAll(text: string, facts: Facts): Said | null {
  if (facts.unit !== '%' || facts.polarity !== 'high' || !asksAll(text)) return null
  const isAll = compare(facts.decimal, '100') >= 0
  return yes(isAll, isAll || facts.target === null || facts.rag === 'none' ? facts.shown : againstTarget(text, facts))
}

function onColour(text: string, facts: Facts): Said | null {
  const asked = colourAsked(text)
  if (!asked) return null
  if (facts.rag === 'none') return withoutValue(`It has no colour: I hold no target for ${facts.period}.`)
  return yes(asked === facts.rag, againstTarget(text, facts))
}

function onTarget(text: string, facts: Facts): Said | null {
  if (!asksTarget(text)) return null
  if (facts.target === null || facts.rag === 'none')
    return withoutValue(`I cannot say: I hold no target for ${facts.period}.`)
  const isMet = facts.rag === 'green'
  // Where low is good, to be below the target is to meet it, and the number says which side it is on.
  const side = facts.polarity === 'low' && facts.goal !== null ? sideOfTarget(text) : null
  if (side) {
    const order = compare(facts.decimal, facts.goal as string)
    return yes(side === 'above' ? order > 0 : order < 0, againstTarget(text, facts))
  }
  return yes(asksMissed(text) ? !isMet : isMet, againstTarget(text, facts))
}

function onBenchmark(text: string, facts: Facts): Said | null {
  const named = facts.asked.filter((k) => k !== 'any')
  const of = facts.benchmarks.filter((b) => (named.length > 0 ? named.includes(b.kind) : b.kind === 'national'))
  const [first] = of
  const asked = sideAsked(text, { isTime: facts.unit === 'days', isOfSubject: facts.isOfSubject ?? false })
  if (!first || !asked || (facts.asked.length === 0 && !asksAverageCouncil(text))) return null
  const order = compare(facts.decimal, first.decimal)
  const by = asksHowFar(text) ? `${differenceText(subtract(facts.decimal, first.decimal), facts.unit)} ` : ''
  const is = order > 0 ? `${by}above` : order < 0 ? `${by}below` : 'the same as'
  const isJudged = first.standing === 'better' || first.standing === 'worse'
  const said = `${facts.shown} is ${is} ${first.noun}${isJudged ? `, which is ${first.standing}` : ''}`
  const on = (verdict: Said): Said => ({ ...verdict, benchmark: first.kind })
  const [more, fewer] = asksMoreOrFewer(text) ? ['More', 'Fewer'] : ['Above', 'Below']
  switch (asked) {
    // "Above or below?" has a side for an answer, and no yes or no.
    case 'above or below':
      return on(withValue(`${order === 0 ? 'The same' : order > 0 ? more : fewer}: ${said}.`))
    case 'better or worse':
      return isJudged ? on(withValue(`${capital(first.standing)}: ${said}.`)) : null
    case 'above':
      return on(yes(order > 0, said))
    case 'below':
      return on(yes(order < 0, said))
    default:
      // Who stands at the threshold is in the quartile.
      return on(yes(first.standing === asked || (first.kind === 'top_quartile' && order === 0), said))
  }
}

const FACTORS = { doubled: '2', trebled: '3' } as const

/** Whether what is asked of a movement is so; null where it is neither. */
function isSo(
  asked: Exclude<MoveAsked, 'either'>,
  { decimal }: Facts,
  { direction, performance, from }: Moved,
): boolean {
  switch (asked) {
    case 'up':
    case 'down':
      return direction === asked
    case 'halved':
      return compare(multiply(decimal, '2'), from) <= 0
    case 'doubled':
    case 'trebled':
      return compare(decimal, multiply(from, FACTORS[asked])) >= 0
    default:
      return performance === asked
  }
}

const NO_CHANGE = 'No change'
const JUDGED = { better: 'Better', worse: 'Worse', same: NO_CHANGE } as const

function onTrend(text: string, facts: Facts): Said | null {
  const { trend, shown, unit } = facts
  const asked = moveAsked(text, facts.isAgainstTime, unit === 'days' && facts.asked.length === 0)
  // "Better than England" has no answer in how it was before.
  if (facts.asked.length > 0 && asked !== 'up' && asked !== 'down') return null
  if (asked === null) return null
  if (!trend) {
    const unmoved = facts.unmoved ?? { kind: 'nothing-earlier' }
    return { ...asHeld((holder) => unmovedText(unmoved, holder)), tellsValue: false }
  }
  const { direction, performance, change, was } = trend
  const moved = `${shown}, ${movementText(trend, unit)}`
  const isJudged = performance === 'better' || performance === 'worse'
  if (asked === 'either') {
    if (asksJudgement(text) && performance !== 'n/a' && performance !== null)
      return withValue(`${JUDGED[performance]}: ${moved}.`)
    return withValue(
      direction === 'same'
        ? `${NO_CHANGE}: ${moved}.`
        : `${capital(direction)} ${changeText(change, unit)}: ${shown}, from ${was}.`,
    )
  }
  if (asked !== 'better' && asked !== 'worse')
    return yes(isSo(asked, facts, trend), `${moved}${isJudged ? `, which is ${performance}` : ''}`)
  if (performance === 'n/a') return withValue(`${capital(moved)}. The report takes neither way as better.`)
  if (performance === 'same') return yes(false, moved)
  return asYesOrNo(isSo(asked, facts, trend), `, it is ${performance}: ${moved}.`)
}

/** Whether a movement is the one that a question asks about; null where it asks about none. */
export function movedAsAsked(
  text: string,
  { direction, performance }: Pick<Trend, 'direction' | 'performance'>,
): boolean | null {
  if (!asksYesOrNo(text) || asksEither(text)) return null
  const asked = moveAsked(text)
  if (asked === 'up' || asked === 'down') return direction === asked
  if (asked !== 'better' && asked !== 'worse') return null
  return performance === 'n/a' ? null : performance === asked
}

/** Whether one figure stands to another as a question asks: "more than", "lower than"; null where it asks nothing of the kind. */
export function comparedAsAsked(text: string, decimal: string, other: string): boolean | null {
  if (!asksYesOrNo(text)) return null
  const order = compare(decimal, other)
  if (/\b(?:more|higher|greater|bigger|larger|above) \b/.test(text)) return order > 0
  return /\b(?:fewer|less|lower|smaller|below) \b/.test(text) ? order < 0 : null
}

function onGood(text: string, facts: Facts): Said | null {
  const asked = goodAsked(text, facts.polarity === 'info' ? null : facts.polarity === 'low')
  if (!asked) return null
  if (facts.target !== null && facts.rag !== 'none') {
    if (facts.rag === 'amber') return withValue(`Not quite: ${againstTarget(text, facts)}.`)
    return yes((facts.rag === 'green') === (asked === 'good'), againstTarget(text, facts))
  }
  const national = facts.benchmarks.find((b) => b.kind === 'national')
  if (!national) return withoutValue(`I cannot say: I hold no target for ${facts.period}, and no England average.`)
  const said = `I hold no target for ${facts.period}. It is ${standingText(national.standing)} ${national.noun}.`
  return { ...withoutValue(said), benchmark: national.kind }
}

function onReliability(text: string, { doubted }: Facts): Said | null {
  if (!asksReliability(text)) return null
  if (doubted === 'report') return withoutValue('Take it with care: the report itself says so, in the note below.')
  return withoutValue(
    doubted === 'notes'
      ? 'Take it with care, for the reason in the note below.'
      : 'I hold nothing that speaks against it.',
  )
}

export interface Verdict extends Said {
  /** What it was given on, which need not be said again. */
  readonly on: 'doubt' | 'number' | 'target' | 'benchmark' | 'trend' | 'both'
}

/** "Going the right way and still inside the limit?": the direction, then where it stands. */
function onBoth(text: string, facts: Facts): Said | null {
  if (!asksBoth(text) || facts.target === null) return null
  const moved = facts.rag === 'none' ? null : onTrend(text, facts)
  if (moved === null) return null
  const met = facts.rag === 'green' ? 'met' : 'not met'
  return { ...moved, text: `${moved.text} The target of ${facts.target} is ${met}${upper(facts.rag)}.` }
}

/** @param text the question, in small letters; null where it has no yes or no */
export function verdictOf(text: string, facts: Facts): Verdict | null {
  if (!asksYesOrNo(text) && !asksEither(text)) return null
  const both = onBoth(text, facts)
  if (both !== null) return { ...both, on: 'both' }
  const tried = [
    ['doubt', onReliability],
    ['number', onNumber],
    ['target', onColour],
    ['benchmark', onBenchmark],
    ['target', onTarget],
    ['trend', onTrend],
    ['target', onGood],
    ['target', onAll],
  ] as const
  for (const [on, find] of tried) {
    const found = find(text, facts)
    if (found !== null) return { ...found, on }
  }
  return null
}
