/** What a question asks to be listed, with what it keeps of the list before it. */
import type { ToldList } from '../conversation.ts'
import type { Session } from '../intent.ts'
import { blank } from '../language/phrases.ts'
import type { Reading } from '../language/reading.ts'
import type { Term } from '../language/vocabulary.ts'
import type { Document } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { monthPeriod, parts, shiftYears } from '../periods/calendar.ts'
import { type PeriodRequest, resolvePeriod } from '../periods/resolve.ts'
import type { PeriodMention } from '../understanding/grammar/periods/recognise.ts'
import { detailsOf } from '../understanding/grammar/selection/marked.ts'
import { isMove, type Test, testsOf } from '../understanding/grammar/selection/model.ts'
import { NARROWED } from '../understanding/grammar/selection/narrowed.ts'
import { selectionOf } from '../understanding/grammar/selection/selection.ts'
import { COUNT, countOf } from '../understanding/grammar/selection/sign-rules.ts'
import { signsOf } from '../understanding/grammar/selection/signs.ts'
import { against, asksForThoseLeft, excludes, heldAgainst, reversed } from './list-before.ts'
import { eachMonth, monthsNamed, newestReport } from './list-months.ts'
import { isCompound, measuresNamed, scopeWords, themesOf } from './list-scope.ts'
import { settledFrom, type TimedCondition, type TimedSelection, timed } from './selection.ts'

export interface ListRequest {
  readonly themes: readonly string[]
  /** Of measures that are of each of the themes: "the health of children in care". */
  readonly isCompound: boolean
  /** Words that the measures must have: those of any group, where any is named. */
  readonly words: readonly string[]
  /** Words of measures that are asked for beside those of a theme. */
  readonly beside: readonly string[]
  /** All these words as this message has them. */
  readonly typed: readonly string[]
  /** The words that the list is of as they were typed, in this message or in the one that it goes on with. */
  readonly said: readonly string[]
  readonly selection: TimedSelection
  /** The time of the list. */
  readonly request: PeriodRequest
  /** Only of measures that are named one by one; null where none are. */
  readonly named: readonly string[] | null
  /** Rows of the measures that this message names one by one, or that one before it did: see `ToldList`. */
  readonly set: readonly string[] | null
  /** Only among what was told before. */
  readonly among: readonly string[] | null
  /** Words whose measures are left out: "leaving out anything about health". */
  readonly without: readonly string[]
  /** What is left out, as it was said: it may name a theme ("apart from education"). */
  readonly apartFrom: string
}

const AMONG =
  /\b(?:of (?:them|those|these)|(?:of|in|from|out of|on) (?:that|this) (?:lot|list|set|group|bunch)|those ones|(?:the )?ones (?:that )?you (?:have |'ve )?(?:just )?(?:gave|given|listed|named|told|said|mentioned)|of the (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?= *(?:$|[,.?;]|(?:where|which|that|who|are|is|do|did|does|have|has|we|was|were|any)\b))|(?:those|these|the|only the|just the) ones?|them|those|these|as well|all the same|(?:are|were|did|do|have) they)\b|\btoo\b(?=[ ?.!]*$)/
const NARROWS = new RegExp(
  `^(?:and |so |but |ok |now )*(?:${NARROWED}|just|only|keep|leave (?:just|only)|stick (?:to|with)|drop|remove|leave out|take out|lose|without|minus|not|(?:red|amber|green)s? (?:gone|out|off|removed))\\b`,
)
/** A message that goes on with the list before it, however long it is. */
const GOES_ON = new RegExp(
  `^(?:and|or|but|${NARROWED}|just|only|keep|leave (?:just|only)|stick (?:to|with)|drop|remove|leave out|take out|lose|without|minus|forget|never mind|same|so|then|now|also|of (?:those|these|them)|which of (?:those|these|them)|what about|how about)\\b`,
)
/** It asks the same measures something else. */
const AND_WHICH = /^(?:and|so|ok(?:ay)?|then|but|now)(?:,? (?:and|so|then))* (?:which|what|how many)\b/

/** Of everything, and no longer of what was told: "and how many did we hit altogether". */
const OF_ALL = /\b(?:altogether|overall|across the board|in the whole (?:scorecard|report))\b/

const THAN = /\bthan (?:(?:it|they|we) (?:was|were|had been) )?(?:(?:in|at|for|on) )?(?:the )?(?:end of )?$/

/** What the question asks to be listed, with what it keeps of the list before it. */
export function listRequestOf(session: Session): ListRequest {
  const { reading, topic, view } = session
  const now = session.asking.now
  const talk = session.timesOfTalk?.() ?? []
  const requestOf = (n: number): PeriodRequest | null => {
    const mention = reading.periods[n]
    // "The March 2024 scorecard" says of which report the list is, and no time of a condition.
    if (!mention || talk.includes(mention) || SAME_SEVERAL.test(reading.text.slice(mention.from, mention.to)))
      return null
    const { phrase } = mention
    return resolvePeriod(phrase.type === 'since' ? phrase.from : phrase, now)
  }
  const endsOf = (n: number): readonly [PeriodRequest, PeriodRequest] | null => {
    const phrase = reading.periods[n]?.phrase
    return phrase?.type === 'span' ? [resolvePeriod(phrase.from, now), resolvePeriod(phrase.to, now)] : null
  }
  const isThan = (n: number): boolean => THAN.test(reading.text.slice(0, reading.periods[n]?.from ?? 0))
  const goesOn = session.followUp || isBare(session) || GOES_ON.test(reading.text) || AMONG.test(reading.text)
  const before = goesOn && !OF_ALL.test(reading.text) ? (topic?.list ?? null) : null
  const it = before && heldAgainst(before.selection)
  const said = view ? selectionOf(view, it) : { conditions: [], join: 'and' as const, order: null }
  const fresh: TimedSelection = {
    ...said,
    conditions: eachMonth(
      fromTo(
        anchored(said.conditions.flatMap((c) => inherited(timed(c, requestOf, endsOf, isThan), reading, talk, before))),
        reading.periods.length === 1 ? endsOf(0) : null,
        reading.text,
      ),
      monthsNamed(reading, now, newestReport(session)),
      reading.text,
    ),
  }
  // "Ignoring those with no target": a word of a condition leaves no measure out.
  const signs = view ? signsOf(view).map((s) => ` ${view.text.slice(s.from, s.to)} `) : []
  const isSign = ({ from }: Term): boolean => signs.some((said) => said.includes(` ${from} `))
  const leftOut = reading.excluded.filter((t) => !isSign(t))
  const themes = themesOf(session)
  const isConditional = said.conditions.length > 0 || said.order !== null
  const measures = isConditional ? measuresNamed(session) : null
  const { groups, beside, typed } = measures
    ? { groups: [], beside: [], typed: [] }
    : scopeWords(session, isConditional)
  const changed = before && changedList(before, fresh, view ? blank(view.text, detailsOf(view)) : reading.text)
  const selection = changed ?? (before && fresh.conditions.length === 0 && !fresh.order ? before.selection : fresh)
  const named = timeAfter(session, fresh, before) ?? timeOf(session, changed ?? fresh)
  const request: PeriodRequest =
    (sinceMonth(fresh) || movesColour(fresh)) && named?.type !== 'period'
      ? { type: 'latest' }
      : (named ?? before?.request ?? { type: 'none' })
  // "Only where low is good", "drop the greens": among what was told.
  const isChosen = fresh.conditions.length > 0 || fresh.order !== null
  const narrows = isChosen && themes.length === 0 && NARROWS.test(reading.text)
  // "Which is furthest below it?": of those that were held against it.
  const points =
    it !== null &&
    !changed &&
    view !== undefined &&
    signsOf(view).some((s) => s.sign === 'superlative' && s.by === 'it')
  const isAmong = narrows || points || AMONG.test(reading.text)
  const isWithout = leftOut.length > 0 && before?.set !== undefined
  const keepsScope = before !== null && themes.length === 0 && (groups.length === 0 || isWithout) && !measures
  // Measures that were named are all that a message that names no other is about.
  const set = keepsScope ? (before.set ?? null) : null
  const many = countOf(OF_SO_MANY.exec(reading.text)?.[1])
  const isAllOfThem = before !== null && many === before.items.length
  const isOfThese = before && (isAmong || isAllOfThem)
  // "Which of the four …", and then "and which beat our neighbours": of the four still.
  const isOfThemStill = keepsScope && AND_WHICH.test(reading.text) && !changed && fresh.conditions.length > 0
  const still = isOfThemStill ? (before.among ?? null) : null
  // "And which didn't?" is asked of what the list before was chosen among.
  const again = changed && keepsScope ? (before.among ?? null) : null
  const among = isOfThese ? chosenAmong(before, fresh.conditions, many) : (set ?? still ?? again)
  return {
    themes: keepsScope ? before.themes : themes,
    isCompound: keepsScope ? before.isCompound === true : isCompound(session),
    words: keepsScope ? before.words : groups,
    beside,
    typed,
    said: keepsScope ? before.said : typed,
    selection: {
      ...selection,
      conditions: selection.conditions.map((c) => (isSame(c.at, request) ? { ...c, at: null } : c)),
    },
    request,
    named: measures,
    set: measures ? measures.map((id) => `${id}|*`) : set,
    among,
    without: leftOut.map((t) => t.word).filter((w) => session.asking.catalogue.tellsApart(w)),
    apartFrom: leftOut.map((t) => t.from).join(' '),
  }
}

/** "The same two terms": those of the list before. */
const SAME_SEVERAL = /^(?:the )?(?:same|those|these) .*s$/

/** "Of the nine": so many of what a list before was chosen among. */
const OF_SO_MANY = new RegExp(`\\bof the ${COUNT}\\b`)

/**
 * What a message chooses among: what was told last, or what that was chosen among where nothing told last can be meant ("red in
 * January" after those that were green then), or where it says how many those were. Null for everything.
 */
function chosenAmong(before: ToldList, now: readonly TimedCondition[], many: number | null): readonly string[] | null {
  const { items, among = null } = before
  if (many !== null && many !== items.length && many === among?.length) return among
  return excludes(before.selection, now, before.request) ? among : items
}

const TURNED = /\b(?:the )?other way (?:round|around|about)\b|\b(?:reverse|opposite|converse)\b|\bvice versa\b/

/** The list before, turned round or held against another benchmark; null where the message does neither. */
function changedList(before: ToldList, fresh: TimedSelection, text: string): TimedSelection | null {
  const [only, ...more] = fresh.conditions
  if (fresh.order || more.length > 0) return null
  if (!only) return TURNED.test(text) || asksForThoseLeft(text) ? reversed(before.selection, before.request) : null
  return only.test.type === 'benchmark' && only.test.is === 'published'
    ? against(before.selection, only.test.kind)
    : null
}

/** Whether nothing chooses among the measures of a list but a theme or their names: no condition, no order, no word of theirs, and nothing that a conversation lends it. */
export const choosesNothing = ({ selection, words, among }: ListRequest): boolean =>
  selection.conditions.length === 0 && !selection.order && words.length === 0 && among === null

/**
 * "And the wrong way?", "the wrong way, same two terms": a change without times of its own has those of the list before; "both
 * times" each of them. `talk`: times of the message that nothing is asked for.
 */
function inherited(
  c: TimedCondition,
  reading: Reading,
  talk: readonly PeriodMention[],
  before: ToldList | null,
): TimedCondition[] {
  const asked = reading.periods.filter((p) => p.phrase.type !== 'same' && !talk.includes(p))
  const isTimeless = c.at === null && c.since === null && asked.length === 0
  if (before && c.since === null && changesColour(c.test)) {
    const since = coloursBefore(before, c.at)
    if (since) return [{ ...c, since }]
  }
  if (!before || !isTimeless) return [c]
  if (!isMove(c.test)) {
    // "Now the red ones" after those that were amber for the year: for the year.
    const [twin, ...more] = before.selection.conditions.filter((b) => b.test.type === c.test.type)
    return [twin && more.length === 0 ? { ...c, at: twin.at } : c]
  }
  const twins = before.selection.conditions.filter((b) => isMove(b.test))
  if (twins.length === 0) return [{ ...c, ...betweenTimes(before) }]
  const isOfEach = EACH_TIME.test(reading.text) && twins.length > 1
  // A condition at the time of its list has no other.
  return (isOfEach ? twins : twins.slice(0, 1)).map(({ at, since }) => ({
    ...c,
    at: isOfEach || since !== null ? (at ?? before.request) : at,
    since,
  }))
}
const changesColour = ({ type }: Test): boolean => type === 'became' || type === 'left' || type === 'recoloured'

/** "Red in January", and then "which had come out of red by March?": from the time of the colours that were told. */
function coloursBefore({ selection, request }: ToldList, at: PeriodRequest | null): PeriodRequest | null {
  const times = selection.conditions.flatMap((c) => (c.test.type === 'colour' ? [c.at ?? request] : []))
  const [time] = times
  const isEarlier = time?.type === 'period' && at?.type === 'period' && time.period.end < at.period.end
  return isEarlier && times.every((t) => isSame(t, time)) ? time : null
}

const EACH_TIME = /\b(?:both|each|every|all (?:two|three)) times?\b/

/** "Green in February and amber in March", and then "amber to green?": between the same two times. */
function betweenTimes({ selection, request }: ToldList): Pick<TimedCondition, 'at' | 'since'> {
  const times = selection.conditions.flatMap((c) => (c.test.type === 'colour' ? [c.at ?? request] : []))
  const periods = [...new Map(times.flatMap((t) => (t.type === 'period' ? [[t.period.end, t] as const] : []))).values()]
  const [since, at, ...more] = periods.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
  return since && at && more.length === 0 ? { at, since } : { at: null, since: null }
}

/** "Red in January and green two months later": a distance is counted from the time that another condition names. */
function anchored(conditions: readonly TimedCondition[]): TimedCondition[] {
  const named = conditions.flatMap(({ at }) => (at?.type === 'period' ? [at.period] : []))[0]
  return conditions.map((c) => (named && c.at ? { ...c, at: settledFrom(c.at, named) } : c))
}

const MOVED =
  /\b(?:went|gone|go|moved?|turned|changed|slipped|jumped|dropped) from\b.*\bto\b|\bfrom (?:red|amber|green) to\b/

/** "Went from amber to green between January and March": the first colour at the start, the second at the end. */
function fromTo(
  conditions: readonly TimedCondition[],
  ends: readonly [PeriodRequest, PeriodRequest] | null,
  text: string,
): readonly TimedCondition[] {
  const [first, second] = conditions
  const isMove = conditions.length === 2 && conditions.every((c) => c.test.type === 'colour') && MOVED.test(text)
  return isMove && ends && first && second
    ? [
        { ...first, at: ends[0] },
        { ...second, at: ends[1] },
      ]
    : conditions
}

/**
 * "Worse than last year" of a list for last year is worse than in the year before it: nothing is measured from itself.
 * @param isNamed the time of the list is one that was said; a later one may be what it is held against
 */
export function beforeItself(selection: TimedSelection, period: Period, isNamed: boolean): TimedSelection {
  const isItself = (end: string): boolean => (isNamed ? end === period.end : end >= period.end)
  const conditions = selection.conditions.map((c) =>
    c.at === null && c.since?.type === 'period' && isItself(c.since.period.end)
      ? { ...c, since: { type: 'period' as const, period: shiftYears(period, -1) } }
      : c,
  )
  return { ...selection, conditions }
}

/** "Green last month and not now": beside a month, now is the month that the newest report ends with. */
export function withNow(
  selection: TimedSelection,
  request: PeriodRequest,
  newest: Pick<Document, 'period'>,
): TimedSelection {
  if (request.type !== 'period' || request.period.kind !== 'month') return selection
  const latest = monthPeriod(parts(newest.period.end))
  const now = request.period.end >= latest.end ? null : { type: 'period' as const, period: latest }
  return {
    ...selection,
    conditions: selection.conditions.map((c) => (c.at?.type === 'latest' ? { ...c, at: now } : c)),
  }
}

/** The year before is told in each line, and is no time for a list. */
const BESIDE: ReadonlySet<PeriodRequest['type']> = new Set(['year_earlier', 'year_before_latest', 'earlier', 'moved'])

const isSame = (a: PeriodRequest | null, b: PeriodRequest): boolean =>
  a?.type === 'period' && b.type === 'period' && a.period.start === b.period.start && a.period.end === b.period.end

/** "Worse since January": the latest month against that one, and not a year against a month. */
const sinceMonth = ({ conditions }: TimedSelection): boolean =>
  conditions.some((c) => c.at === null && c.since?.type === 'period' && c.since.period.kind === 'month')

/** "What turned red?": of the latest month, since a year has no colour before it to turn from. */
const movesColour = ({ conditions }: TimedSelection): boolean =>
  conditions.some((c) => testsOf(c.test).some((t) => COLOUR_MOVES.has(t.type)) && c.at === null && c.since === null)
const COLOUR_MOVES: ReadonlySet<string> = new Set(['became', 'left', 'recoloured'])

/** The time of the list: the latest that a condition speaks of, else the latest named that no change is measured from. */
function timeOf({ requests }: Session, { conditions }: TimedSelection): PeriodRequest | null {
  const latest = (list: readonly PeriodRequest[]): PeriodRequest | undefined =>
    list.filter((r) => r.type === 'period').toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  const isOfList = conditions.some((c) => c.isAside && conditions.some((o) => o.test === c.test && o.at === null))
  const aside = isOfList ? conditions.filter((c) => c.isAside) : []
  const said = conditions.filter((c) => !aside.includes(c)).flatMap((c) => (c.at ? [c.at] : []))
  const bases = new Set(
    [...conditions.map((c) => c.since), ...aside.map((c) => c.at)].flatMap((r) => (r ? [JSON.stringify(r)] : [])),
  )
  const spans = conditions.some((c) => c.at && c.since)
  const named = requests.filter(
    (r) =>
      r.type !== 'none' &&
      !BESIDE.has(r.type) &&
      !bases.has(JSON.stringify(r)) &&
      !(spans && r.type === 'period' && r.period.kind === 'range'),
  )
  return latest(said) ?? latest(named) ?? named[0] ?? null
}

/** "Same three the month before": of the list that was told, at that distance from its time. */
function timeAfter({ requests }: Session, fresh: TimedSelection, before: ToldList | null): PeriodRequest | null {
  const from = before?.request.type === 'period' ? before.request.period : null
  const [asked, ...more] = requests.filter((r) => r.type !== 'none')
  if (!from || !asked || more.length > 0 || !BESIDE.has(asked.type)) return null
  if (fresh.conditions.length > 0 || fresh.order) return null
  const settled = settledFrom(asked, from)
  return settled.type === 'period' ? settled : null
}

/** "And amber", "just education": a few words that change one part of the list before. */
const isBare = ({ view }: Session): boolean => (view?.tokens.length ?? 9) <= 5
