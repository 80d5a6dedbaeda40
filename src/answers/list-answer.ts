/** Lists of measures: any conditions over any selection of a report's rows, each for the time it names (contract, meaning 16). */
import type { Session } from '../intent.ts'
import type { Reading } from '../language/reading.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Document } from '../model/figure.ts'
import { PHASES } from '../model/indicator.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { bothSidesOf, deniesItself, hasTwoColours, testsApart } from '../understanding/grammar/selection/contrary.ts'
import { type Order, testsOf } from '../understanding/grammar/selection/model.ts'
import { asksForOthers, asksOne } from '../understanding/grammar/selection/selection.ts'
import { isOfNoun, type SaidSelection } from '../wording/condition-words.ts'
import { tellingOfTexts } from '../wording/line.ts'
import {
  beyondText,
  CONTRARY_TEXT,
  type ListFacts,
  lackingTimesText,
  listTelling,
  NONE_TOLD_TEXT,
  noReportText,
  nothingBesideText,
  TWO_COLOURS_TEXT,
  unreadText,
} from '../wording/list-words.ts'
import { sourceText } from '../wording/source-words.ts'
import type { Asking } from './asking.ts'
import { clarifyAnyCouncil } from './clarify-answer.ts'
import { beyondOf, pointsAtNothing, unreadBy } from './list-beyond.ts'
import { distanceAsked } from './list-distances.ts'
import { isInWords, listed, sideOf } from './list-lines.ts'
import { beforeItself, choosesNothing, listRequestOf, withNow } from './list-request.ts'
import { callsMeasure, inThemes, matchingRows, themesOfRow } from './list-scope.ts'
import { impossible } from './one-figure.ts'
import { documentFor, isUnderWay, listable, type RowAt, rowsAt } from './rows-at.ts'
import { meets, type TimedCondition, type TimedSelection, weightOf } from './selection.ts'

const labelOf = (request: PeriodRequest | null): string | null =>
  request?.type === 'period' ? request.period.label : null

/** The conditions with the names of their times, as a sentence says them. */
const said = ({ conditions, join, order }: TimedSelection): SaidSelection => ({
  conditions: conditions.map((c) => ({ ...c, at: labelOf(c.at), since: labelOf(c.since) })),
  join,
  order,
})

/** A colour, or a target that was met or missed. */
const isByTarget = ({ test }: Pick<TimedCondition, 'test'>): boolean =>
  testsOf(test).some((t) => t.type === 'colour' || (t.type === 'target' && t.is !== 'set' && t.is !== 'unset'))

/** Without a target and red: nothing is both, so the two are asked for one after the other. */
function isContrary({ conditions, join }: TimedSelection): boolean {
  const isUnset = conditions.some(({ test: t, not }) => t.type === 'target' && t.is === 'unset' && !not)
  return join === 'and' && isUnset && conditions.some(isByTarget)
}

/** "Conferences, reviews and visits: what were they, and which met target": of each how it stands. */
function bothSides(selection: TimedSelection): TimedSelection {
  const [only, ...more] = selection.conditions
  if (!only || more.length > 0 || selection.order || only.not || only.margin) return selection
  const both = bothSidesOf(only.test)
  return both ? { ...selection, conditions: [{ ...only, test: both }] } : selection
}
const OF_EACH = /\b(?:what (?:were|are|was|is) (?:they|each)|each of|for each)\b/

/** What a row needs, to be judged by the conditions. */
function judgedBy({ conditions }: TimedSelection): ListFacts['judgedBy'] {
  const types = conditions.flatMap((c) => testsOf(c.test))
  if (types.some((t) => t.type === 'became' || t.type === 'left' || t.type === 'recoloured')) return 'colours'
  if (conditions.some(isByTarget)) return 'target'
  if (types.some((t) => t.type === 'target value')) return 'target value'
  if (types.some((t) => t.type === 'performance' || t.type === 'direction')) return 'change'
  if (types.some((t) => t.type === 'benchmark' && t.is !== 'published')) return 'benchmark'
  return types.some((t) => t.type === 'level') ? 'level' : 'published'
}

/** "Is anything red?", "are any of them worse?": a list whose first word is yes or no. */
const WHETHER =
  /^(?:so |and |ok )?any(?:thing)? [^?]{0,60}\?|(?:^|[,.;:]\s*|\b(?:and|so|but|please)\s+)(?:is|are|was|were|has|have|had|did|do|does)(?:n't)? (?:there |we (?:got |have )?|our |you )?(?:any\b|anything\b|none\b|nothing\b)/
/** "Are all education measures on target?", "did care leavers meet every target", "and were they met?", "am I right that all of them fell" */
const WHETHER_ALL =
  /(?:^|[,.;:]\s*|\b(?:and|so|but)\s+)(?:(?:is|are|was|were|has|have|did|do|does)(?:n't)? (?:(?!any|anything|there|either|which|what)[a-z0-9'&-]+ ){0,10}?(?:all|every|each|everything|both)|(?:are|were|have|did|do)(?:n't)? (?:they|those|these))\b|\b(?:right|true|correct|the case) (?:in (?:saying|thinking) )?that (?:[a-z0-9'&-]+ ){0,2}?(?:all|every|each|everything|both)\b/
/** "Have all amber measures got worse?": of two conditions nobody says which is of all, so that there is no yes or no. */
function asksOf(text: string, { conditions }: TimedSelection): ListFacts['asks'] {
  if (WHETHER.test(text)) return 'any'
  if (!WHETHER_ALL.test(text) || conditions.filter((c) => !isOfNoun(c)).length > 1) return null
  return asksForOthers(text) ? 'all, and others' : 'all'
}
/** "What share of them are green": how many they are of all that can be judged. */
const SHARE =
  /\b(?:what|which) (?:share|proportion|percentage|per ?cent|fraction|%)(?: is| are| was| were)? of\b|\bas a (?:share|proportion|percentage|per ?cent|%)\b/
/** Words that ask for the list to its end. */
const WHOLE = /\b(?:all|every|everything|whole|full|complete|rest|remaining|others?)\b/

interface Judged {
  readonly at: RowAt
  /** Null: it has nothing to be judged by. */
  readonly kept: boolean | null
  /** It has a target for each condition that a target decides. */
  readonly hasTargets: boolean
}

async function judged(session: Session, rows: readonly RowAt[], selection: TimedSelection): Promise<Judged[]> {
  const { asking } = session
  const out: Judged[] = []
  for (const at of rows) {
    const results = await Promise.all(selection.conditions.map((c) => meets(asking, at, c)))
    const decided = results.map((r, i) => (r === null ? null : r !== selection.conditions[i]?.not))
    const kept =
      selection.join === 'or'
        ? decided.some((d) => d === true) || (decided.every((d) => d === null) ? null : false)
        : decided.some((d) => d === false)
          ? false
          : decided.some((d) => d === null)
            ? null
            : true
    const hasTargets = selection.conditions.every((c, i) => !isByTarget(c) || results[i] !== null)
    out.push({ at, kept, hasTargets })
  }
  return out
}

/** The measure that is asked for where one is: "which is furthest below", "which fell more". */
function leading([first]: readonly RowAt[]): Partial<Answer> {
  if (!first) return {}
  const { indicator, period, value, unit, target, rag, ragReason } = first.detail.answer
  return { indicator, period, value, unit, target, rag, ragReason }
}
const isOne = ({ order }: TimedSelection, told: number, text: string): boolean =>
  order === null
    ? told === 1 && asksOne(text)
    : (order.limit === 1 && told === 1) || (order.isBetween === true && told > 0)

const DEFAULT_LIMIT = 5

interface Weighed {
  readonly at: RowAt
  readonly weight: number | null
}

async function ordered(
  session: Session,
  rows: readonly RowAt[],
  { order, conditions }: TimedSelection,
): Promise<{ readonly weighed: readonly Weighed[]; readonly isByShare: boolean }> {
  const since = conditions.find((c) => c.since !== null)?.since ?? null
  const by: Order | null =
    order ??
    (conditions.some((c) => testsOf(c.test).some((t) => t.type === 'performance' || t.type === 'direction'))
      ? { by: 'change', first: 'largest', kind: null, limit: null }
      : null)
  if (!by) return { weighed: rows.map((at) => ({ at, weight: null })), isByShare: false }
  // Points can be told only of percentages.
  const asked = /\b(?:points?|pts|pp)\b/.test(session.reading.text) ? rows.filter((r) => r.row.unit === '%') : rows
  const inPoints = asked.every((r) => r.row.unit === '%')
  const weighed = await Promise.all(
    asked.map(async (at) => ({ at, weight: await weightOf(session.asking, at, by, since, inPoints) })),
  )
  const usable = order ? weighed.filter((w) => w.weight !== null) : weighed
  return {
    weighed: usable.toSorted((a, b) => (b.weight ?? -1) - (a.weight ?? -1)),
    isByShare: order !== null && order.by !== 'value' && !inPoints,
  }
}

/** The first of what is in order, with those that are level with the last of them. */
function firstOf(weighed: readonly Weighed[], limit: number): Weighed[] {
  const last = weighed[limit - 1]?.weight
  return weighed.filter(
    ({ weight }, i) => i < limit || (typeof weight === 'number' && typeof last === 'number' && isLevel(weight, last)),
  )
}
/** Of doubles that come from exact decimals. */
const isLevel = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9

/** The measures of a report that a question asks to be listed, or in words why they cannot be. */
export async function listAnswer(session: Session): Promise<Answer> {
  const { asking } = session
  const { catalogue } = asking
  const council = session.council ?? (catalogue.councils.length === 1 ? (catalogue.councils[0]?.key ?? null) : null)
  if (!council) return clarifyAnyCouncil(asking)
  const spoken = session.requests.find((r) => r.type === 'impossible')
  if (spoken?.type === 'impossible') return impossible(spoken.said, council)
  const [other] = session.reading.councils.length === 0 ? session.reading.otherCouncils : []
  if (other) return buildAnswer({ kind: 'no_data', council: null, telling: tellingOfTexts([noReportText(other)]) })
  const beyond = beyondOf(session)
  if (beyond)
    return buildAnswer({
      kind: 'no_data',
      council,
      telling: tellingOfTexts([beyondText(beyond)]),
    })
  if (pointsAtNothing(session))
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([NONE_TOLD_TEXT]) })
  const wanted = listRequestOf(session)
  // "Forget contacts", where nothing was told that they could be left out of.
  const isOfAll = wanted.themes.length === 0 && wanted.named === null && choosesNothing(wanted)
  if (isOfAll && wanted.without.length > 0)
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([NONE_TOLD_TEXT]) })
  if (isContrary(wanted.selection))
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([CONTRARY_TEXT]) })
  if (wanted.selection.join === 'and' && hasTwoColours(wanted.selection.conditions))
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([TWO_COLOURS_TEXT]) })
  const { request, themes } = wanted
  const where = catalogue.councilName(council)
  const document = documentFor(asking, council, request)
  if (!document) return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([noReportText(where)]) })
  const ofTime = request.type === 'period' ? request.period : request.type === 'none' ? document.period : null
  const ofNow = withNow(
    wanted.named && OF_EACH.test(session.reading.text) ? bothSides(wanted.selection) : wanted.selection,
    request,
    documentFor(asking, council, { type: 'none' }) ?? document,
  )
  const selection = ofTime ? beforeItself(ofNow, ofTime, request.type === 'period') : ofNow
  let rows = await rowsAt(asking, council, document, request)
  let nothingFor: string | null = null
  const lacking = rows.length === 0 ? await lackingTimes(session, council, document) : []
  // Two times were to be set side by side: what stands at a third one is no answer.
  if (lacking.length > 1)
    return buildAnswer({
      kind: 'no_data',
      council,
      requestedPeriod: request.type === 'period' ? request.period : null,
      telling: tellingOfTexts([lackingTimesText(where, lacking, document.period.label)]),
    })
  if (rows.length === 0) {
    rows = await rowsAt(asking, council, document, { type: 'none' })
    nothingFor = labelOf(request) ?? 'that time'
  }
  // Of one time that is named nothing is so and is not so: what it is to be set against is not held.
  if (request.type === 'period' && selection.join === 'and' && deniesItself(selection.conditions))
    return buildAnswer({
      kind: 'no_data',
      council,
      requestedPeriod: nothingFor ? request.period : null,
      telling: tellingOfTexts([nothingBesideText(where, request.period.label, nothingFor !== null)]),
    })
  const told = wanted.among
  const { named: measures } = wanted
  const isTold = told ? toldRow(told, rows, session.reading) : () => true
  // "Attendance and suspensions for secondary": no row of primary schools.
  const phases = session.reading.cues.subs.filter((sub) => PHASES.includes(sub))
  const isOfPhase = (sub: string): boolean => phases.length !== 1 || !PHASES.includes(sub) || phases.includes(sub)
  const narrowed = (from: readonly RowAt[]): RowAt[] => {
    if (measures) return from.filter((r) => measures.includes(r.row.indicator) && isOfPhase(r.row.sub))
    const beside = matchingRows(session, from, wanted.beside)
    const ofTheme = inThemes(session, from, themes, wanted.isCompound)
    const themed = beside.length > 0 ? from.filter((r) => ofTheme.includes(r) || beside.includes(r)) : ofTheme
    const named = wanted.words.length > 0 ? matchingRows(session, themed, wanted.words) : themed
    return (named.length > 0 ? named : themed)
      .filter((r) => !told || isTold(r))
      .filter((r) => !themesOfRow(session, r).some((theme) => ` ${wanted.apartFrom} `.includes(` ${theme} `)))
      .filter((r) => !wanted.without.some((w) => catalogue.index.has(r.row.indicator, w)))
  }
  const everywhere = narrowed(rows)
  const ofTable = told || measures ? [] : narrowed(listable(rows, request))
  const all = ofTable.length > 0 ? ofTable : everywhere
  // What no measure has is no scope, and a list without it would pass for the one that was asked for.
  const isNobodys = (group: string): boolean =>
    matchingRows(session, rows, [group]).length === 0 && callsMeasure(session, group)
  if (wanted.typed.length > 0 && !measures && [...wanted.words, ...wanted.beside].some(isNobodys))
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([beyondText(wanted.typed.join(' '))]) })
  const verdicts = await judged(session, all, selection)
  const { weighed: fitting, isByShare } = await ordered(
    session,
    verdicts.filter((v) => v.kept).map((v) => v.at),
    selection,
  )
  const limit = selection.order ? (selection.order.limit ?? DEFAULT_LIMIT) : null
  const first = (limit === null ? fitting : firstOf(fitting, limit)).map((w) => w.at)
  const { inTurn, sides } = await inSides(asking, first, selection)
  const isOfKind = await Promise.all(all.map((at) => ofKind(asking, at, selection)))
  const ofOne = verdicts.filter((_, i) => isOfKind[i])
  const needs = judgedBy(selection)
  const judgedRows = needs === 'target' ? ofOne.filter((v) => v.hasTargets) : ofOne.filter(({ kept }) => kept !== null)
  const { text } = session.reading
  const asks = asksOf(text, selection)
  // "Are all on target?" No, and those that are not are what the asker has to know.
  const tellsOthers = asks === 'all' && !selection.order && fitting.length < judgedRows.length
  const others = judgedRows.filter((v) => v.kept === false).map((v) => v.at)
  const kept = tellsOthers ? others : inTurn
  const besideTable = everywhere.filter((r) => !r.inTable && !all.includes(r))
  const ofText =
    told || measures || selection.conditions.length === 0 ? [] : await judged(session, besideTable, selection)
  const keptBeside = ofText.filter((v) => (tellsOthers ? v.kept === false : v.kept)).map((v) => v.at)
  const beside = (await ordered(session, keptBeside, selection)).weighed.map((w) => w.at)
  const facts: ListFacts = {
    council: where,
    document,
    period:
      request.type === 'period' && !nothingFor
        ? `${request.period.label}${isUnderWay(document, request.period) ? ` so far (${document.period.label})` : ''}`
        : document.period.label,
    isLatest: request.type !== 'period' || nothingFor !== null,
    nothingFor,
    themes: measures ? [] : themes,
    words: all.length < inThemes(session, listable(rows, request), themes).length ? wanted.said : [],
    selection: said(selection),
    asks,
    tellsOthers,
    isAmong: told !== null,
    isNamed: measures !== null,
    counts: { all: ofOne.length, judged: judgedRows.length, fitting: fitting.length },
    sides,
    asksShare: SHARE.test(text),
    judgedBy: needs,
    isByShare,
    besideTargets: selection.conditions.some((c) => c.test.type === 'target' && c.test.is === 'unset')
      ? all.filter((r) => !r.hasTarget && r.besideTarget).length
      : 0,
    inWords: ofOne.filter(({ at }) => isInWords(at)).length,
    laterTargets: ofOne.filter(({ at }) => at.hasTarget && at.detail.answer.target === null).length,
    undirected: ofOne.filter(({ at, hasTargets }) => !hasTargets && isUndirected(asking, at)).length,
    undecided: [
      ...new Set(
        ofOne
          .filter((v) => v.hasTargets && v.kept === null)
          .map(({ at }) => at.row.ref ?? at.detail.answer.telling.name ?? at.row.name),
      ),
    ],
    told: await Promise.all(kept.map((at) => listed(asking, at, selection, distanceAsked(session.view, selection)))),
    beside: await Promise.all(beside.map((at) => listed(asking, at, null))),
    isWhole: WHOLE.test(asks === 'all' ? text.replace(WHETHER_ALL, ' ') : text),
  }
  const isJudged =
    judgedRows.length > 0 && (!selection.order || fitting.length > 0 || verdicts.some((v) => v.kept === false))
  const source = { document: document.document, published: document.published, location: 'whole report' }
  const { lines, notes, understood } = listTelling(facts, sourceText(source))
  const unread = unreadBy(session, {
    wanted,
    among: all.map((r) => r.row.indicator),
    counts: [all.length, ofOne.length, judgedRows.length, fitting.length, kept.length],
  })
  if (unread) {
    return buildAnswer({
      kind: 'no_data',
      council,
      telling: { ...tellingOfTexts([unreadText(unread.said, understood)], where), offer: unread.without },
    })
  }
  return buildAnswer({
    // Nothing that could be judged is nothing that was found.
    kind: isJudged ? 'list' : 'no_data',
    council,
    requestedPeriod: nothingFor && request.type === 'period' ? request.period : null,
    // What one measure stands out by is asked of that one.
    ...(isOne(selection, kept.length, text) ? leading(kept) : {}),
    items: kept.map((r) => r.detail.answer),
    notes: notes.map((n) => n.text),
    source,
    understood,
    telling: { decimal: null, shown: null, council: where, name: understood, notes, lines },
  })
}

const IN_NUMBERS = /\b(?:in|as|the|actual|raw|real) (?:(?:actual|raw|real|whole|plain) )?(?:numbers?|counts?)\b/
const IN_PERCENT = /\b(?:in|as|the) (?:an? )?(?:percentages?|per ?cents?|%s?)(?!\w)/

/** Whether a row is one of those told; in the unit that is asked for ("and in actual numbers?"), where they were told in another one. */
function toldRow(told: readonly string[], rows: readonly RowAt[], { text }: Reading): (r: RowAt) => boolean {
  const isRow = ({ row }: RowAt): boolean =>
    told.includes(`${row.indicator}|${row.sub}`) || told.includes(`${row.indicator}|*`)
  const [inPercent, inNumbers] = [IN_PERCENT.test(text), IN_NUMBERS.test(text)]
  const isOfUnit = ({ row }: RowAt): boolean => (inPercent ? row.unit === '%' : row.unit === 'count')
  if (inPercent === inNumbers || rows.some((r) => isRow(r) && isOfUnit(r))) return isRow
  const measures = new Set(told.map((key) => key.split('|')[0]))
  const isOther = (r: RowAt): boolean => measures.has(r.row.indicator) && isOfUnit(r)
  return rows.some(isOther) ? isOther : isRow
}

/** Of tests that are asked for side by side, the rows that meet the first stand before the others, and each is counted. */
async function inSides(
  asking: Asking,
  rows: readonly RowAt[],
  { conditions, join, order }: TimedSelection,
): Promise<{ inTurn: readonly RowAt[]; sides: ListFacts['sides'] }> {
  const apart = conditions.filter((c) => !c.not && testsApart(c.test).length > 1)
  const [either] = apart
  // An order is told from its first to its last.
  if (!either || apart.length > 1 || order || join === 'or') return { inTurn: rows, sides: null }
  const sideAt = await Promise.all(rows.map((at) => sideOf(asking, at, either)))
  const each = testsApart(either.test).map((_, n) => rows.filter((_, i) => sideAt[i] === n))
  return { inTurn: each.flat(), sides: each.map((of) => of.length) }
}

/** The names of the times asked about that the report has no figure for. */
async function lackingTimes({ requests, asking }: Session, council: string, document: Document): Promise<string[]> {
  const out: string[] = []
  for (const request of requests)
    if (request.type === 'period' && (await rowsAt(asking, council, document, request)).length === 0)
      out.push(request.period.label)
  return [...new Set(out)]
}

/** Whether its target gives no colour because nobody says which side is good. */
function isUndirected({ catalogue }: Asking, { row, detail: { answer, found, rag } }: RowAt): boolean {
  const { polarity } = catalogue.polarity({ ...found.figure, sub: row.sub })
  return rag === 'none' && polarity === 'info' && answer.target !== null
}

/** Whether a row is of the kind that the conditions name: a percentage, one where low is good. */
async function ofKind(asking: Asking, at: RowAt, { conditions, join }: TimedSelection): Promise<boolean> {
  if (join === 'or') return true
  const kinds = await Promise.all(conditions.filter(isOfNoun).map((c) => meets(asking, at, c)))
  return kinds.every((k) => k === true)
}
