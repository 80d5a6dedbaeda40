/** Two or more figures side by side: periods of one measure, councils, or measures. */
import type { Topic } from '../conversation.ts'
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { BenchmarkKind } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { areIncomparable, directionOf, performanceOf } from '../query/trend.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { compare, subtract } from '../rules/decimal.ts'
import {
  councilsLine,
  firstOfCouncilsLine,
  measuresLine,
  neitherText,
  notAlikeText,
  ofMeasureLine,
  onlyOneText,
  periodsLine,
  sizesText,
  timesText,
  UNEQUAL_TIMES,
  UNLIKE_THINGS,
  type WhichEnd,
  whichOfTwoLine,
  wordedText,
} from '../wording/comparison-words.ts'
import { listText } from '../wording/format.ts'
import {
  type Line,
  linesOf,
  type Note,
  notesOfAll,
  tellingOfLines,
  tellingOfSeveral,
  withEnd,
  withLines,
  withNote,
} from '../wording/line.ts'
import { noFigureText, noneOfText } from '../wording/nothing-words.ts'
import { comparedAsAsked, movedAsAsked } from '../wording/verdict.ts'
import { aboutSide } from './about-side.ts'
import { operandBeside, operandOf } from './arithmetic/operand.ts'
import { sameThing } from './figure/counting.ts'
import { measureName } from './figure/naming.ts'
import type { FigureDetail } from './figure-answer.ts'
import { present, tell, tellPicked } from './one-figure.ts'
import { type Picked, pick, twinOf } from './pick.ts'
import { verdictOfSides } from './sides-verdict.ts'

/** The lines that tell a figure beside another: the first one. */
const headOf = (d: FigureDetail): Line[] => linesOf(d.answer).filter(({ role }) => role === 'head')

/** The figures side by side. @param said what is to be told of them together */
function assemble(items: readonly Answer[], lines: readonly Line[], said: readonly Note[], understood: string): Answer {
  const first = items[0] as Answer
  const same = items.every((i) => i.indicator?.id === first.indicator?.id)
  const sameCouncil = items.every((i) => i.council === first.council)
  const own = notesOfAll(items)
  const notes = [...said, ...own.filter((n) => !said.some((s) => s.text === n.text))]
  const all = withEnd(
    lines,
    notes,
    items.flatMap((i) => i.source ?? []),
  )
  return buildAnswer({
    kind: 'comparison',
    council: sameCouncil ? first.council : null,
    indicator: same ? first.indicator : null,
    unit: same ? first.unit : null,
    items,
    source: first.source,
    understood,
    ...tellingOfSeveral(items, all, notes),
  })
}

const verdictLine = (text: string): Line => ({ role: 'verdict', text })
const notHeld = (text: string): Note => ({ kind: 'not-held', text })

/** Nothing of what was to be set side by side is held. */
const noneOf = (council: string | null, missing: readonly string[]): Answer =>
  buildAnswer({
    kind: 'no_data',
    council,
    telling: tellingOfLines(missing.map((text, i) => ({ role: i === 0 ? 'head' : 'said', text }))),
  })

const judgedOf = (performance: ReturnType<typeof performanceOf>) =>
  performance === 'better' || performance === 'worse' ? performance : null

/** Two times of one measure: how the later one differs, or the one that a question of yes or no is about. */
function periodsDifference(session: Session, [first, second]: readonly FigureDetail[]): Line[] {
  if (!first || !second || first.row.unit !== second.row.unit) return []
  const indicator = session.asking.catalogue.indicator(first.row.indicator)
  if (areIncomparable(first.found.period, second.found.period, indicator)) return [verdictLine(UNEQUAL_TIMES)]
  if (!sameThing(session.asking, indicator)(first.found.figure, second.found.figure))
    return [verdictLine(UNLIKE_THINGS)]
  const { text } = session.reading
  const { polarity } = session.asking.catalogue.polarity(second.found.figure)
  const told = (of: FigureDetail, than: FigureDetail) => {
    const direction = directionOf(than.found.value, of.found.value)
    const performance = performanceOf(direction, polarity)
    const holds =
      movedAsAsked(text, { direction, performance }) ??
      (THAN.test(text) ? comparedAsAsked(text, of.found.value, than.found.value) : null)
    return { of, than, judged: judgedOf(performance), holds }
  }
  const isInOrder = first.found.period.end <= second.found.period.end
  const inTime = isInOrder ? told(second, first) : told(first, second)
  // "Was it better in February than in March?" is about the one that is named first.
  const asked = THAN.test(text) ? told(first, second) : inTime
  const { of, than, judged, holds } = asked.holds === null ? inTime : asked
  const change = subtract(of.found.value, than.found.value)
  const beside = { of: operandBeside(session, of, than), than: operandBeside(session, than, of) }
  return [periodsLine({ ...beside, change, judged, holds })]
}

/** The benchmarks that are asked for beside two times, as they stand to the later one; those that are not held are named. */
function benchmarksAsked({ reading }: Session, { answer }: FigureDetail): { lines: Line[]; notes: Note[] } {
  const wanted = reading.benchmarks.filter((b): b is BenchmarkKind => b !== 'any')
  const missing = wanted.filter((kind) => !answer.benchmarks.some((b) => b.kind === kind))
  return {
    lines: reading.benchmarks.length > 0 ? linesOf(answer).filter(({ role }) => role === 'benchmark') : [],
    notes: missing.length > 0 ? [notHeld(noneOfText(missing.map((k) => BENCHMARK_NAMES[k])))] : [],
  }
}

const THAN = /\bthan\b/

/** A time that lies within the other one: a month, and the year that it belongs to. */
function within(requests: readonly PeriodRequest[]): PeriodRequest | null {
  const [a, b] = requests
  if (a?.type !== 'period' || b?.type !== 'period') return null
  const holds = (outer: Period, inner: Period): boolean => outer.start <= inner.start && inner.end <= outer.end
  if (holds(b.period, a.period)) return a
  return holds(a.period, b.period) ? b : null
}

/** Nothing is held for the time, and the figure that was found is from before it, or is that of the other time. */
const standsIn = ({ found: { requested, period } }: FigureDetail, other: FigureDetail): boolean =>
  requested !== null && (period.end < requested.start || period.end === other.found.period.end)

/**
 * Figures that may not be set against each other, each as what it is.
 * @param why said first
 * @param notes of the answer, which that tells
 */
export const sideBySide = (why: string, details: readonly FigureDetail[], notes: readonly Note[] = []): Answer =>
  assemble(
    details.map((d) => d.answer),
    [verdictLine(why), ...details.flatMap(headOf)],
    notes,
    understoodOf(details),
  )

/** One of two times is held: that it cannot be compared, the figure, and the last one before the other, as what it is. */
async function onlyOne(session: Session, picked: Picked, held: FigureDetail, other: FigureDetail): Promise<Answer> {
  const { period, requested } = other.found
  const again = await tellPicked(session, picked, { request: { type: 'period', period } })
  const before = 'details' in again ? again.details : [other]
  const details = period.label === held.found.period.label ? [held] : [held, ...before]
  const text = onlyOneText((requested as Period).label, held.found.period.label)
  return sideBySide(text, details, [{ kind: 'fallback', text }])
}

/** Neither of two times is held: that they cannot be compared, and the last figures before them, each once. */
async function neither(session: Session, picked: Picked, both: readonly FigureDetail[]): Promise<Answer> {
  const periods = new Map(both.map(({ found: { period } }) => [`${period.kind}|${period.end}`, period]))
  const again = await Promise.all(
    [...periods.values()].map((period) => tellPicked(session, picked, { request: { type: 'period', period } })),
  )
  const details = again.flatMap((told) => ('details' in told ? told.details : []))
  const text = neitherText(both.map(({ found: { requested } }) => (requested as Period).label))
  return sideBySide(text, details, [{ kind: 'fallback', text }])
}

const understoodOf = (details: readonly FigureDetail[]): string =>
  `${measureName((details[0] as FigureDetail).row)} · ${listText(details.map((d) => d.found.period.label))}`

/** Two named periods of one measure. */
export async function comparePeriods(session: Session): Promise<Answer> {
  const result = await pick(session)
  if ('answer' in result) return result.answer
  const { picked } = result
  const requests = session.requests.filter((r) => r.type === 'period' || r.type === 'latest').slice(0, 2)
  const inner = THAN.test(session.reading.text) ? within(requests) : null
  // "March 2024 better than last year": a year is never set against its own month, but the month against that of the year before.
  if (inner) {
    const told = await tellPicked(session, picked, { request: inner, verdict: true })
    return 'answer' in told ? told.answer : present(session, told.details)
  }
  const showBenchmarks = session.reading.benchmarks.length > 0
  const each = await Promise.all(requests.map((request) => tellPicked(session, picked, { request, showBenchmarks })))
  const details = each.flatMap((told) => ('details' in told ? told.details : []))
  const at = each.findIndex((told) => 'answer' in told)
  const missing = each[at]
  if (missing && 'answer' in missing) {
    const [only] = details
    const request = requests[at]
    // What is to be compared is named where it is not held, and the figure of the other time told.
    if (!only || request?.type !== 'period') return missing.answer
    const text = onlyOneText(request.period.label, only.found.period.label)
    const answer = present(session, details)
    const told = withLines(withNote(answer, notHeld(text)), [verdictLine(text)])
    // What is asked about first is the question, and the other only what it is to be held against.
    return at === 0 ? { ...told, kind: 'no_data', value: null, requestedPeriod: request.period } : told
  }
  const [a, b] = details
  if (a && b && details.length === 2) {
    const [isFirst, isSecond] = [standsIn(a, b), standsIn(b, a)]
    if (isFirst && isSecond) return neither(session, picked, [a, b])
    if (isFirst) return onlyOne(session, picked, b, a)
    if (isSecond) return onlyOne(session, picked, a, b)
  }
  const last = details.toSorted((x, y) => (x.found.period.end < y.found.period.end ? -1 : 1)).at(-1) as FigureDetail
  const asked = benchmarksAsked(session, last)
  return assemble(
    details.map((d) => d.answer),
    [...(details.length === 2 ? periodsDifference(session, details) : []), ...details.flatMap(headOf), ...asked.lines],
    asked.notes,
    understoodOf(details),
  )
}

/** One measure at several councils, each at the period asked for or its own latest. */
export async function compareCouncils(session: Session, councils: readonly string[]): Promise<Answer> {
  const { catalogue } = session.asking
  const main =
    session.topic?.council && councils.includes(session.topic.council) ? session.topic.council : (councils[0] as string)
  const index = Math.max(0, councils.indexOf(main))
  let found = await pick({ ...session, council: councils[index] as string })
  for (const other of councils) {
    if (!('answer' in found)) break
    if (other === councils[index]) continue
    const next = await pick({ ...session, council: other })
    if (!('answer' in next)) found = next
  }
  if ('answer' in found) return found.answer
  const { indicator } = found.picked
  const details: FigureDetail[] = []
  const missing: string[] = []
  for (const [i, council] of councils.entries()) {
    const name = catalogue.councilName(council)
    if (!catalogue.holds(council, indicator)) {
      missing.push(
        noFigureText({ measure: catalogue.indicator(indicator).name, where: name, elsewhere: [], nearest: [] }),
      )
      continue
    }
    const periods = session.requests.filter((r) => r.type !== 'none')
    const request = periods.length === councils.length ? periods[i] : session.requests[0]
    const again = await pick({
      ...session,
      council,
      topic: { ...(session.topic ?? EMPTY), council, indicator, sub: null },
      reading: { ...session.reading, terms: [], refs: [] },
      followUp: true,
    })
    if ('answer' in again) continue
    const told = await tellPicked({ ...session, topic: null }, again.picked, request ? { request } : {})
    if ('answer' in told) {
      missing.push(told.answer.text)
      continue
    }
    details.push(...told.details)
  }
  if (details.length === 0) return noneOf(null, missing)
  const notAlike = catalogue.indicator(indicator).notAlike
  const names = new Set(details.map((d) => d.row.name))
  const worded = notAlike ? notAlikeText(notAlike) : names.size > 1 ? wordedText([...names]) : null
  const periods = new Set(details.map((d) => d.found.period.label))
  const [a, b] = details
  const isPair = details.length === 2 && a && b && a.row.unit === b.row.unit
  const hasRate = (): boolean => details.every((d) => twinOf(session, d.row.council, indicator, 'rate') !== null)
  const notes: Note[] = [
    ...missing.map(notHeld),
    ...(details.length > 1 && worded !== null ? [{ kind: 'definition' as const, text: worded }] : []),
    ...(periods.size > 1 ? [{ kind: 'period' as const, text: timesText(details.map(operandOf)) }] : []),
    ...(isPair && a.row.unit === 'count' ? [{ kind: 'other' as const, text: sizesText(hasRate()) }] : []),
  ]
  const ranked = rankedCouncils(session, details)
  const difference = isPair
    ? councilsLine(operandOf(a), operandOf(b), subtract(a.found.value, b.found.value), holdsBetween(session, a, b))
    : null
  return assemble(
    details.map((d) => d.answer),
    [...(ranked?.first ?? (difference ? [difference] : [])), ...(ranked?.details ?? details).flatMap(headOf)],
    notes,
    `${catalogue.indicator(indicator).name} · ${listText(councils.map((c) => catalogue.councilName(c)))}`,
  )
}

const IN_ORDER = /\b(?:in order|order(?:ed)? by|best first|worst first|highest first|lowest first|rank(?:ed|ing)?)\b/

/** Three councils or more in the order that is asked for, with the first of them said; null where none is, or they cannot be put in one. */
function rankedCouncils(
  { reading: { text }, asking: { catalogue } }: Session,
  details: readonly FigureDetail[],
): { readonly first: readonly Line[]; readonly details: readonly FigureDetail[] } | null {
  const asked = ENDS[text.match(WHICH)?.[1] ?? '']
  const isOrder = IN_ORDER.test(text)
  const units = new Set(details.map((d) => d.row.unit))
  // Numbers of councils of different sizes are in no order.
  if (details.length < 3 || units.size > 1 || units.has('count') || (!asked && !isOrder)) return null
  const polarities = new Set(details.map((d) => catalogue.polarity(d.found.figure).polarity))
  const [good] = polarities
  const isJudged = asked === 'better' || asked === 'worse' || (!asked && !/\b(?:highest|lowest) first\b/.test(text))
  if (isJudged && (polarities.size > 1 || good === 'info')) return null
  const isHighFirst = isJudged
    ? (good === 'high') !== (asked === 'worse' || (!asked && /\bworst first\b/.test(text)))
    : asked === 'higher' || (!asked && /\bhighest first\b/.test(text))
  const sorted = details.toSorted((a, b) => compare(a.found.value, b.found.value) * (isHighFirst ? -1 : 1))
  const [top] = sorted as [FigureDetail]
  const level = sorted.filter((d) => compare(d.found.value, top.found.value) === 0)
  const word = isJudged ? (isHighFirst === (good === 'high') ? 'best' : 'worst') : isHighFirst ? 'highest' : 'lowest'
  return { first: [firstOfCouncilsLine(word, level.map(operandOf))], details: sorted }
}

/** "Do we have more than Rutland?": of the first council against the second, where they are named so. */
function holdsBetween({ reading, asking: { catalogue } }: Session, a: FigureDetail, b: FigureDetail): boolean | null {
  const after = reading.text.split(/\bthan\b/)[1]
  if (after === undefined) return null
  const second = catalogue.councilName(b.row.council).toLowerCase().split(/[\s-]/)[0] as string
  const first = catalogue.councilName(a.row.council).toLowerCase().split(/[\s-]/)[0] as string
  const [subject, object] = after.includes(first) && !after.includes(second) ? [b, a] : [a, b]
  return comparedAsAsked(reading.text, subject.found.value, object.found.value)
}

const EMPTY: Topic = {
  council: null,
  indicator: null,
  sub: null,
  period: null,
  earlier: null,
  request: { type: 'none' },
  choices: [],
  pending: null,
  others: [],
  intent: '',
}

const WHICH =
  /\bwhich\b[^?.]{0,30}\b(worse|worst|behind|better|best|ahead|higher|highest|bigger|lower|lowest|smaller)\b/
const ENDS: Readonly<Record<string, WhichEnd>> = {
  worse: 'worse',
  worst: 'worse',
  behind: 'worse',
  better: 'better',
  best: 'better',
  ahead: 'better',
  higher: 'higher',
  highest: 'higher',
  bigger: 'higher',
  lower: 'lower',
  lowest: 'lower',
  smaller: 'lower',
}

/** "Which is worse?": of two measures that have the same good side. */
function whichLine({ reading, asking: { catalogue } }: Session, a: FigureDetail, b: FigureDetail): Line | null {
  const asked = ENDS[reading.text.match(WHICH)?.[1] ?? '']
  if (!asked) return null
  const [good, other] = [a, b].map((d) => catalogue.polarity(d.found.figure).polarity)
  const isJudged = asked === 'worse' || asked === 'better'
  if (isJudged && (good !== other || good === 'info')) return null
  const isHigh = asked === 'higher' || (isJudged && (asked === 'better') === (good === 'high'))
  const [high, low] = compare(a.found.value, b.found.value) >= 0 ? [a, b] : [b, a]
  const [of, than] = isHigh ? [high, low] : [low, high]
  return whichOfTwoLine(asked, operandOf(of), operandOf(than), subtract(of.found.value, than.found.value))
}

/** What a side came to at each time that is asked for. */
interface Side {
  readonly details: readonly FigureDetail[]
  readonly lines: readonly Line[]
  /** What is not held of it. */
  readonly missing: readonly string[]
}

/** One of several measures at the times that are asked for: of two times how it moved between them, each figure once. */
async function sideAt(session: Session, requests: readonly PeriodRequest[]): Promise<Side> {
  const told = await Promise.all(requests.map((request) => tell(session, { request })))
  const details = told.flatMap((t) => ('details' in t ? t.details : []))
  const missing = told.flatMap((t) => ('details' in t ? [] : [t.answer.text]))
  const [a, b] = details
  if (requests.length !== 2 || details.length !== 2 || !a || !b)
    return { details, lines: details.flatMap(headOf), missing }
  const [held, other] = standsIn(a, b) ? [b, a] : [a, b]
  if (standsIn(other, held) && other.found.period.end === held.found.period.end) {
    const text = onlyOneText((other.found.requested as Period).label, held.found.period.label)
    return { details: [held], lines: headOf(held), missing: [text] }
  }
  const moved = periodsDifference(session, [a, b]).map((line) => ofMeasureLine(operandOf(b), line))
  return { details, lines: [...moved, ...details.flatMap(headOf)], missing }
}

/** Two measures or more of one council, each for each period named. */
export async function compareSides(session: Session): Promise<Answer> {
  const periods = session.requests.filter((r) => r.type === 'period')
  const requests = periods.length > 1 ? periods : [session.requests[0] ?? { type: 'none' as const }]
  const sides = await Promise.all((session.sides ?? []).map((side) => sideAt(aboutSide(session, side), requests)))
  const details = sides.flatMap((s) => s.details)
  const missing = [...new Set(sides.flatMap((s) => s.missing))]
  const [a, b] = details
  if (!a) return noneOf(session.council, missing)
  const isPair = b && details.length === 2 && sides.length === 2 && a.row.unit === b.row.unit
  const verdict = isPair && THAN.test(session.reading.text) ? null : await verdictOfSides(session, requests)
  const difference = isPair
    ? [whichLine(session, a, b) ?? measuresLine(operandOf(a), operandOf(b), subtract(a.found.value, b.found.value))]
    : []
  return assemble(
    details.map((d) => d.answer),
    [...(verdict ? [verdict] : []), ...difference, ...sides.flatMap((s) => s.lines)],
    missing.map(notHeld),
    listText([...new Set(details.map((d) => measureName(d.row)))]),
  )
}
