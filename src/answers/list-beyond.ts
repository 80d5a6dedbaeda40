/** What a list is asked to be of and that no row of a report tells apart: such a list would pass for the one that was asked for. */
import type { Session } from '../intent.ts'
import { stretches } from '../language/matches.ts'
import type { Term } from '../language/vocabulary.ts'
import type { Period } from '../model/period.ts'
import type { PeriodPhrase } from '../periods/phrase.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import type { PeriodMention } from '../understanding/grammar/periods/recognise.ts'
import { beyondList } from '../understanding/grammar/selection/beyond.ts'
import { marginsSaid } from '../understanding/grammar/selection/margin.ts'
import { detailsOf, marked } from '../understanding/grammar/selection/marked.ts'
import { isAgainstTarget, isMove, type OneTest, testsOf } from '../understanding/grammar/selection/model.ts'
import { narrowedIn } from '../understanding/grammar/selection/narrowed.ts'
import { selectionOf } from '../understanding/grammar/selection/selection.ts'
import { signsOf } from '../understanding/grammar/selection/signs.ts'
import { marginUnread, numberUnread, type Unread, unreadAt } from '../understanding/grammar/selection/unread.ts'
import type { View } from '../understanding/view.ts'
import { asksForThoseLeft, heldAgainst } from './list-before.ts'
import { newestReport, unclearMonths, withoutMonths } from './list-months.ts'
import type { ListRequest } from './list-request.ts'
import { SCOPE_NOUN } from './list-scope.ts'

/** "For disabled children": a group that no row counts apart. */
const GROUP =
  /\bfor (?:just |only )?(?:the |our )?(?!all\b|any\b|our\b|these\b|those\b|more\b)[a-z-]+ (?:children|kids|young people|pupils|youngsters|teenagers)\b/

/** The words, as they are said: "by ward", "girls", "cost"; null where a list can be of all that is named. */
export function beyondOf(session: Session): string | null {
  const { reading, view, asking } = session
  if (!view) return null
  const said =
    unclearMonths(reading, asking.now, newestReport(session)) ?? beyondList(withoutMonths(view), reading.periods.length)
  if (said) return said
  const [apart] = [...reading.breakdowns, ...reading.elsewhere, ...reading.unpublished]
  if (apart) return apart
  if (/£|\bcost(?:s|ing|ly)?\b/.test(view.text)) return 'cost'
  const group = view.text.match(GROUP)
  const isTheme = (from: number, to: number): boolean => reading.themesMeant.some((t) => from < t.to && to > t.from)
  if (group && !isTheme(group.index as number, (group.index as number) + group[0].length)) return group[0]
  const signs = signsOf(view)
  const isUsed = (from: number, to: number): boolean =>
    signs.some((s) => from < s.to && to > s.from) ||
    reading.themesMeant.some((t) => from >= t.from && to <= t.to) ||
    reading.spans.some((s) => from < s.to && to > s.from)
  // "Above it", where nothing was told that it could be.
  const pointing = signs.find((s) => s.sign === 'relation' && s.isOfIt)
  if (pointing && !(session.topic?.list && heldAgainst(session.topic.list.selection)))
    return view.text.slice(pointing.from, pointing.to)
  const narrowed = view.narrowing.find((t) => !isUsed(t.start, t.end) && !SCOPE_NOUN.test(t.from))
  return timesUnsaid(view) ?? chosenInWords(view) ?? unusedOf(view) ?? narrowed?.from ?? null
}

/** What a list came to, to see whether it reads all of a question. */
interface Listed {
  readonly wanted: ListRequest
  /** The measures that it chooses among. */
  readonly among: readonly string[]
  /** How many were chosen among, judged, kept. */
  readonly counts: readonly number[]
}

/** Words that no condition, time, theme or measure of a list reads: without them it may be another list than was asked for. */
export function unreadBy({ view, asking, reading, topic, ...session }: Session, listed: Listed): Unread | null {
  const { wanted, among, counts } = listed
  const { conditions, order } = wanted.selection
  if (!view) return null
  const { catalogue } = asking
  const { index } = catalogue
  // "Adoption timeliness", where all measures of adoption are of timeliness; "attendance and persistent absence", where some are.
  const isHad = ({ word, start, end }: Term): boolean => {
    const having = among.filter((id) => index.has(id, word)).length
    const isEach = having > 0 && having === among.length
    return (
      isEach ||
      (having > 0 && (AFTER_ANOTHER.test(view.text.slice(0, start)) || BEFORE_ANOTHER.test(view.text.slice(end))))
    )
  }
  const isRead = (term: Term): boolean =>
    (wanted.named !== null && catalogue.tellsApart(term.word)) ||
    wanted.typed.includes(term.from) ||
    wanted.without.includes(term.word) ||
    isHad(term)
  const tests = conditions.flatMap((c) => testsOf(c.test))
  // "And upward, amber to green": the colours say it too.
  const ways = tests.some((t) => t.type === 'became') ? stretches(WAY, view.text) : []
  // "Which changed most".
  const moves = order?.by === 'change' ? stretches(MOVES, view.text) : []
  const margins = conditions.some((c) => c.margin !== null) ? marginsSaid(view.text) : []
  const terms = view.reading.terms.filter(isRead).map((t) => ({ from: t.start, to: t.end }))
  const read = [...terms, ...ways, ...moves, ...margins, ...detailsOf(view), ...narrowedIn(view.text)]
  const isWhole = conditions.length === 0 && !order
  const unread = session.unread?.(read, isWhole) ?? timeUnread({ view, asking, reading, topic, ...session }, wanted)
  // What a list is of may hold any number; what chooses nothing goes no distance.
  if (isWhole) return unread
  const known = new Set([
    ...counts,
    conditions.length,
    tests.length,
    reading.periods.length,
    timesOfConditions(conditions),
    reading.benchmarks.length,
    wanted.themes.length,
    wanted.named?.length ?? 0,
    order?.limit ?? 0,
    order?.isBetween ? 2 : 0,
    topic?.list?.items.length ?? 0,
    topic?.list?.among?.length ?? 0,
  ])
  return unread ?? marginUnread(view, read) ?? numberUnread(view, read, known)
}

const MOVES = /\b(?:chang(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|shift(?:s|ed|ing)?|sw[iu]ng(?:s|ing)?)\b/g
const WAY = /\b(?:up|down)wards?\b/g

/** One of several things that are named in a row. */
const AFTER_ANOTHER = /(?:,|&|\+|\b(?:and|or|incl|including|to|n)\b)\.? *(?:[a-z'-]+ ){0,2}$/
const BEFORE_ANOTHER = /^ *(?:[a-z'-]+ ){0,2}(?:,|&|\+|(?:and|or)\b)/

const FROM_TIME = /\b(?:compared (?:with|to)|against|versus|vs|on|than|from|since)(?: the)? *$/

/** A time that is named and that neither the list nor a condition of it is of: "worse in January, February and March", where two are used. */
function timeUnread(
  { view, reading, asking, timesOfTalk }: Session,
  { request, selection }: ListRequest,
): Unread | null {
  const used = [request, ...selection.conditions.flatMap((c) => [c.at, c.since])].flatMap((r) =>
    r?.type === 'period' ? [r.period] : [],
  )
  const isUsed = ({ start, end }: Period): boolean =>
    used.some((u) => (u.start <= start && u.end >= end) || (u.start >= start && u.end <= end))
  const talk = timesOfTalk?.() ?? []
  // "In February compared with January that got worse": what a change without a time of its own is measured from.
  const isMoved = selection.conditions.some((c) => c.since === null && testsOf(c.test).some(isMove))
  const isBase = ({ from }: PeriodMention): boolean => isMoved && FROM_TIME.test(reading.text.slice(0, from))
  // "Missed the 2023/24 target": of the target.
  const isOfTarget = ({ to }: PeriodMention): boolean => /^ targets?\b/.test(reading.text.slice(to))
  const timeOf = (phrase: PeriodPhrase): Period | null => {
    const resolved = resolvePeriod(phrase, asking.now)
    return resolved.type === 'period' ? resolved.period : resolved.type === 'series' ? (resolved.span ?? null) : null
  }
  const isLoose = ({ phrase }: PeriodMention): boolean => {
    const time = timeOf(phrase)
    return time !== null && !isUsed(time)
  }
  const loose = reading.periods.filter((p) => !talk.includes(p) && !isBase(p) && !isOfTarget(p)).find(isLoose)
  return loose && view ? unreadAt(view, [loose]) : null
}

/** How many times conditions speak of. */
const timesOfConditions = (conditions: ListRequest['selection']['conditions']): number =>
  new Set(conditions.flatMap((c) => [c.at, c.since].flatMap((r) => (r ? [JSON.stringify(r)] : [])))).size

/** "Of these", "and which didn't?", where no list was told that they could be of. */
export const pointsAtNothing = ({ view, topic }: Session): boolean =>
  view !== undefined &&
  (!topic?.list || topic.pending !== null) &&
  (OF_TOLD.test(view.text) || asksForThoseLeft(view.text))
const OF_TOLD =
  /^(?:(?:and|so|ok|now|but|then|right|which|what|how many|are|were|is|did|do|does|have|has|any|some|all|none|most|one)\W+(?:of them)?)*of (?:these|those|them)\b|^(?:and |so |ok |now |then )*(?:leave out|drop|take out|remove|lose|strip out) (?:the|those|all|any)\b|^(?:and |so |ok |now |then |please )*(?:keep|just|only)\b[^?.]{0,40}\bones\b/

const testsIn = (view: View): readonly OneTest[] => selectionOf(view).conditions.flatMap((c) => testsOf(c.test))

/** "Both times", of a move, is of those that the list before named; of anything else, or beside a time, nobody says which. */
function timesUnsaid(view: View): string | null {
  const isOfMoves = testsIn(view).some(isMove) && view.reading.periods.length === 0
  return !isOfMoves && /\bboth times\b/.test(marked(view)) ? 'both times' : null
}

/** "Whose colour differs from the year's": some are chosen, in words that no condition says. */
function chosenInWords(view: View): string | null {
  const { conditions, order } = selectionOf(view)
  return conditions.length === 0 && order === null ? (CHOSEN.exec(marked(view))?.[1] ?? null) : null
}
const CHOSEN =
  /\b(?:measures?|indicators?|kpis?|figures|ones|lines|rows|targets|results|percentages|rates)(?: [a-z]+){0,5} (whose|where|that (?!you|we|i|the|apply|applies|fit|fits|are (?:published|held|reported))[a-z]+|(?:was|were) [a-z]+)\b/

/** "With their targets": told in each line anyway. */
const TOLD_ANYWAY =
  /\b(?:with|and|plus|show(?:ing)?|including|alongside|beside|against|next to) (?:(?:the|its|their|our|each|a|any) )*(?:targets?|#)/
const PRINTED = /\b(?:ha(?:s|ve)|got|carr(?:y|ies)|print(?:ed)?|publish(?:ed)?|shown?|give[ns]?)\b[^,.;?]{0,20}#/

/**
 * A target or a benchmark that is spoken of and that no condition of a list is judged by, where something else is: "improved but
 * never got to target" is no list of all that improved.
 */
function unusedOf(view: View): string | null {
  const tests = testsIn(view)
  if (tests.length === 0) return null
  const text = marked(view)
  const isLoose = !TOLD_ANYWAY.test(text)
  const isOfTarget = selectionOf(view).order?.by === 'target' || tests.some(isAgainstTarget)
  const isSaid = (from: number): boolean => signsOf(view).some((s) => s.from <= from && s.to > from)
  const target = /\btargets?\b/.exec(text)
  if (target && isLoose && !isOfTarget && !isSaid(target.index)) return target[0]
  // "Where our neighbours do better than us": how it moved is no answer to how it compares.
  const isBeside = tests.some((t) => t.type === 'benchmark' && t.is === 'published') && tests.some(isMove)
  return isBeside && isLoose && !PRINTED.test(text) ? 'how it compares' : null
}
