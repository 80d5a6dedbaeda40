/** Lists of measures: any conditions over any selection of a report's rows, each for the time it names (contract, meaning 16). */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Document } from '../model/figure.ts'
import { shiftYears } from '../periods/calendar.ts'
import { type PeriodRequest, resolvePeriod } from '../periods/resolve.ts'
import { beyondList } from '../understanding/grammar/selection/beyond.ts'
import type { Order } from '../understanding/grammar/selection/model.ts'
import { selectionOf } from '../understanding/grammar/selection/selection.ts'
import { listText, ragWord, valueText } from '../wording/format.ts'
import { clarifyAnyCouncil } from './clarify-answer.ts'
import { measureName, sourceText } from './figure-answer.ts'
import { distances } from './list-distances.ts'
import { impossible } from './one-figure.ts'
import { documentFor, listable, type RowAt, rowsAt } from './rows-at.ts'
import { meets, selectionText, type TimedCondition, type TimedSelection, timed, weightOf } from './selection.ts'

/**
 * Themes and services are one thing to a reader: a service of that name in this council's data table wins over a theme.
 * Of rows that stand in all of the themes where `isEach` is set ("the children in care health measures"), else in any.
 */
export function inThemes(session: Session, rows: readonly RowAt[], themes: readonly string[], isEach = false): RowAt[] {
  if (themes.length === 0) return [...rows]
  const { catalogue } = session.asking
  const tabled = rows.some((r) => r.inTable) ? rows.filter((r) => r.inTable) : rows
  const services = new Set(tabled.map((r) => r.row.service.toLowerCase()))
  const isIn = (r: RowAt, theme: string): boolean =>
    services.has(theme.toLowerCase())
      ? r.row.service.toLowerCase() === theme.toLowerCase()
      : catalogue.indicator(r.row.indicator).themes.some((x) => x.toLowerCase() === theme.toLowerCase())
  const every = isEach ? rows.filter((r) => themes.every((t) => isIn(r, t))) : []
  return every.length > 0 ? every : rows.filter((r) => themes.some((t) => isIn(r, t)))
}

/** Whether themes stand side by side with nothing between them: "children in care health", not "health and adoption". */
const isCompound = ({ reading }: Session): boolean =>
  reading.themes.length > 1 &&
  reading.themes.every((t, i) => i === 0 || /^ ?$/.test(reading.text.slice(reading.themes[i - 1]?.to, t.from)))

/** The themes a question names; a broad one gives way to a narrower one inside it ("early help measures"). */
export function themesOf(session: Session): string[] {
  return [...new Set(session.reading.themes.map((t) => t.theme))]
}

const NOUNS =
  'measures|measure|indicators|indicator|kpis|kpi|metrics|figures|results|ones|rows|targets|numbers|data|stats|scores'
/** What a list is said to be of: the words before "measures", after "everything on". */
const SCOPES = [
  new RegExp(`((?:[a-z0-9&'()-]+ ){1,7})(?:${NOUNS})\\b`, 'g'),
  new RegExp(
    `\\b(?:everything|all|anything|list|figures|measures|indicators|numbers|picture|data|what have we got|what do we have|what is there)(?: the| our)?(?: ${NOUNS})? (?:on|about|for|in|to do with|relating to) ((?:[a-z0-9&'()-]+ ?){1,6})`,
    'g',
  ),
  /^(?:and |just |only |what about |how about )*((?:[a-z0-9&'-]+ ?){1,3})(?: only| then| please)?$/g,
]

/** Words of the question that say which measures are meant and belong to no theme: "the attainment ones", "health and dental". */
function scopeWords(session: Session): string[] {
  const { reading, asking, view } = session
  if (!view) return []
  const { vocabulary, index } = asking.catalogue
  const spans = SCOPES.flatMap((pattern) =>
    [...view.text.matchAll(pattern)].map((m) => {
      const from = m.index + m[0].indexOf(m[1] as string)
      return { from, to: from + (m[1] as string).length }
    }),
  )
  const themed = (start: number, end: number): boolean => reading.themes.some((t) => start >= t.from && end <= t.to)
  return [
    ...new Set(
      reading.terms
        .filter((t) => spans.some((s) => t.start >= s.from && t.end <= s.to))
        .filter(
          (t) =>
            !view.spare.has(t.word) && !themed(t.start, t.end) && index.isKnown(t.word) && !vocabulary.isWeak(t.word),
        )
        .map((t) => t.word),
    ),
  ]
}

/** The rows whose measures have as many of the words as any: those that lack a word another row of the same kind has are left. */
function matchingRows(session: Session, rows: readonly RowAt[], wanted: readonly string[]): RowAt[] {
  const { index } = session.asking.catalogue
  const had = new Map(rows.map((r) => [r.row.indicator, wanted.filter((w) => index.has(r.row.indicator, w))]))
  const sets = [...had.values()]
  const isMost = (own: readonly string[]): boolean =>
    own.length > 0 && !sets.some((other) => other.length > own.length && own.every((w) => other.includes(w)))
  return rows.filter((r) => isMost(had.get(r.row.indicator) ?? []))
}

export interface ListRequest {
  readonly themes: readonly string[]
  /** Words that the measures must have, where any is named. */
  readonly words: readonly string[]
  readonly selection: TimedSelection
  /** The time of the list. */
  readonly request: PeriodRequest
  /** Only among what was told before. */
  readonly among: readonly string[] | null
  /** Words whose measures are left out: "leaving out anything about health". */
  readonly without: readonly string[]
}

const isTelling = ({ asking: { catalogue } }: Session, word: string): boolean =>
  catalogue.index.isKnown(word) && !catalogue.vocabulary.isWeak(word)

const AMONG =
  /\b(?:of (?:them|those|these)|(?:those|these|the|only the|just the) ones?|them|those|these|as well|all the same)\b/
/** A message that goes on with the list before it, however long it is. */
const GOES_ON =
  /^(?:and|or|but|just|only|same|so|then|now|also|of (?:those|these|them)|which of (?:those|these|them)|what about|how about)\b/

/** What the question asks to be listed, with what it keeps of the list before it. */
export function listRequestOf(session: Session): ListRequest {
  const { reading, topic, view } = session
  const now = session.asking.now
  const requestOf = (n: number): PeriodRequest | null => {
    const mention = reading.periods[n]
    return mention ? resolvePeriod(mention.phrase, now) : null
  }
  const endsOf = (n: number): readonly [PeriodRequest, PeriodRequest] | null => {
    const phrase = reading.periods[n]?.phrase
    return phrase?.type === 'span' ? [resolvePeriod(phrase.from, now), resolvePeriod(phrase.to, now)] : null
  }
  const said = view ? selectionOf(view) : { conditions: [], join: 'and' as const, order: null }
  const goesOn = session.followUp || isBare(session) || GOES_ON.test(reading.text) || AMONG.test(reading.text)
  const before = goesOn ? (topic?.list ?? null) : null
  const fresh: TimedSelection = {
    ...said,
    conditions: fromTo(
      said.conditions.map((c) => inherited(timed(c, requestOf, endsOf), session, before?.selection ?? null)),
      reading.periods.length === 1 ? endsOf(0) : null,
      reading.text,
    ),
  }
  const themes = themesOf(session)
  const words = scopeWords(session)
  const selection = before && fresh.conditions.length === 0 && !fresh.order ? before.selection : fresh
  const request = timeOf(session, fresh) ?? (before ? before.request : { type: 'none' as const })
  const among = before && AMONG.test(reading.text) ? before.items : null
  const keepsScope = before !== null && themes.length === 0 && words.length === 0
  return {
    themes: keepsScope ? before.themes : themes,
    words: keepsScope ? before.words : words,
    selection: {
      ...selection,
      conditions: selection.conditions.map((c) => (isSame(c.at, request) ? { ...c, at: null } : c)),
    },
    request,
    among,
    without: reading.excluded.map((t) => t.word).filter((w) => isTelling(session, w)),
  }
}

/** "And the wrong way?", "the wrong way, same two terms": a change without times of its own has those of the list before. */
function inherited(c: TimedCondition, { reading }: Session, before: TimedSelection | null): TimedCondition {
  const isTimeless = c.at === null && c.since === null && reading.periods.every((p) => p.phrase.type === 'same')
  const isChange = ({ test }: TimedCondition): boolean => test.type === 'performance' || test.type === 'direction'
  const twin = isTimeless && isChange(c) ? before?.conditions.find(isChange) : undefined
  return twin ? { ...c, at: twin.at, since: twin.since } : c
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

/** "Worse than last year" of a list for last year is worse than in the year before it: nothing is measured from itself. */
function beforeItself(selection: TimedSelection, { period }: Document): TimedSelection {
  const conditions = selection.conditions.map((c) =>
    c.at === null && c.since?.type === 'period' && c.since.period.end >= period.end
      ? { ...c, since: { type: 'period' as const, period: shiftYears(period, -1) } }
      : c,
  )
  return { ...selection, conditions }
}

/** The year before is told in each line, and is no time for a list. */
const BESIDE: ReadonlySet<PeriodRequest['type']> = new Set(['year_earlier', 'year_before_latest', 'earlier'])

const isSame = (a: PeriodRequest | null, b: PeriodRequest): boolean =>
  a?.type === 'period' && b.type === 'period' && a.period.start === b.period.start && a.period.end === b.period.end

/** The time of the list: the latest that a condition speaks of, else the latest named that no change is measured from. */
function timeOf({ requests }: Session, { conditions }: TimedSelection): PeriodRequest | null {
  const latest = (list: readonly PeriodRequest[]): PeriodRequest | undefined =>
    list.filter((r) => r.type === 'period').toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  const said = conditions.flatMap((c) => (c.at ? [c.at] : []))
  const bases = new Set(conditions.flatMap((c) => (c.since ? [JSON.stringify(c.since)] : [])))
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

/** "And amber", "just education": a few words that change one part of the list before. */
const isBare = ({ view }: Session): boolean => (view?.tokens.length ?? 9) <= 5

const itemLine = ({ row, detail }: RowAt, order: Order | null): string => {
  const { answer, found, trend } = detail
  const rag = answer.rag === 'none' ? '' : ` ${ragWord(answer.rag)}`
  const target = answer.target ? `, target ${answer.target.text}` : ''
  const was = trend?.previous ? `, ${valueText(trend.previous.value, row.unit)} in ${trend.previous.period.label}` : ''
  const kind = order?.kind
  const benchmark = kind ? answer.benchmarks.find((b) => b.kind === kind) : undefined
  return `- ${measureName(row)}: ${valueText(found.value, row.unit)} (${found.period.label})${rag}${target}${was}${benchmark ? `; ${benchmark.text}` : ''}`
}

interface Judged {
  readonly at: RowAt
  /** Null: it has nothing to be judged by. */
  readonly kept: boolean | null
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
    out.push({ at, kept })
  }
  return out
}

const DEFAULT_LIMIT = 5

async function ordered(
  session: Session,
  rows: readonly RowAt[],
  { order, conditions }: TimedSelection,
): Promise<RowAt[]> {
  const since = conditions.find((c) => c.since !== null)?.since ?? null
  const by: Order | null =
    order ??
    (conditions.some((c) => c.test.type === 'performance' || c.test.type === 'direction')
      ? { by: 'change', first: 'largest', kind: null, limit: null }
      : null)
  if (!by) return [...rows]
  const inPoints = rows.every((r) => r.row.unit === '%')
  const weighed = await Promise.all(
    rows.map(async (at) => ({ at, weight: await weightOf(session.asking, at, by, since, inPoints) })),
  )
  const usable = order ? weighed.filter((w) => w.weight !== null) : weighed
  return usable.toSorted((a, b) => (b.weight ?? -1) - (a.weight ?? -1)).map((w) => w.at)
}

const orderText = (order: Order): string =>
  ({
    change: { best: 'most improved', worst: 'most declined', largest: 'changed most', smallest: 'changed least' },
    target: {
      best: 'furthest inside target',
      worst: 'furthest off target',
      largest: 'furthest off target',
      smallest: 'nearest to target',
    },
    benchmark: {
      best: 'furthest ahead',
      worst: 'furthest behind',
      largest: 'furthest ahead',
      smallest: 'furthest behind',
    },
    value: { best: 'highest', worst: 'highest', largest: 'highest', smallest: 'lowest' },
  })[order.by][order.first]

export async function listAnswer(session: Session): Promise<Answer> {
  const { asking } = session
  const { catalogue } = asking
  const council = session.council ?? (catalogue.councils.length === 1 ? (catalogue.councils[0]?.key ?? null) : null)
  if (!council) return clarifyAnyCouncil(asking)
  const spoken = session.requests.find((r) => r.type === 'impossible')
  if (spoken?.type === 'impossible') return impossible(spoken.said, council)
  const beyond = session.view ? beyondList(session.view.text) : null
  if (beyond)
    return buildAnswer({
      kind: 'no_data',
      council,
      text: `I cannot pick measures by "${beyond}". I can list them by colour, target, change, level or benchmark, each for a time that you name: "red in January, February and March 2024".`,
    })
  const wanted = listRequestOf(session)
  const { request, themes } = wanted
  const where = catalogue.councilName(council)
  const document = documentFor(asking, council, request)
  if (!document) return buildAnswer({ kind: 'no_data', council, text: `I hold no report of ${where}.` })
  const selection = request.type === 'none' ? beforeItself(wanted.selection, document) : wanted.selection
  let rows = await rowsAt(asking, council, document, request)
  let note: string | null = null
  if (rows.length === 0) {
    rows = await rowsAt(asking, council, document, { type: 'none' })
    const asked = request.type === 'period' ? request.period.label : 'that period'
    note = `I hold nothing for ${asked}. This is the latest position I hold, from ${document.document}.`
  }
  const told = wanted.among
  const narrowed = (from: readonly RowAt[]): RowAt[] => {
    const themed = inThemes(session, from, themes, isCompound(session))
    const named = wanted.words.length > 0 ? matchingRows(session, themed, wanted.words) : themed
    return (named.length > 0 ? named : themed)
      .filter((r) => !told || told.includes(`${r.row.indicator}|${r.row.sub}`))
      .filter((r) => !wanted.without.some((w) => catalogue.index.has(r.row.indicator, w)))
  }
  const everywhere = narrowed(rows)
  const ofTable = told ? [] : narrowed(listable(rows, request))
  const all = ofTable.length > 0 ? ofTable : everywhere
  const verdicts = await judged(session, all, selection)
  const fitting = await ordered(
    session,
    verdicts.filter((v) => v.kept).map((v) => v.at),
    selection,
  )
  const limit = selection.order ? (selection.order.limit ?? DEFAULT_LIMIT) : null
  const kept = limit === null ? fitting : fitting.slice(0, limit)
  const judgedRows = verdicts.filter((v) => v.kept !== null).length
  const unjudged = all.length - judgedRows
  const beside =
    told || selection.conditions.length === 0
      ? []
      : (
          await judged(
            session,
            everywhere.filter((r) => !r.inTable && !all.includes(r)),
            selection,
          )
        )
          .filter((v) => v.kept)
          .map((v) => v.at)
  const moved = await distances(session.asking, kept, selection)
  const about = [...themes, ...(wanted.words.length > 0 && themes.length === 0 ? ['named'] : [])]
  const scopeName = about.length > 0 ? `${listText(about)} ` : ''
  const label = [
    selection.conditions.length > 0 ? selectionText(selection) : '',
    selection.order ? orderText(selection.order) : '',
  ]
    .filter((t) => t !== '')
    .join(', ')
  const period =
    request.type === 'period' && !note ? request.period.label : `the latest position I hold (${document.period.label})`
  const are = fitting.length === 1 ? 'is' : 'are'
  const ofTarget = selection.conditions.some(
    (c) => c.test.type === 'colour' || (c.test.type === 'target' && c.test.is !== 'unset' && c.test.is !== 'set'),
  )
  const rated = all.filter((r) => r.detail.rag !== 'none').length
  const targeted = selection.conditions.some((c) => c.at !== null) ? judgedRows : rated
  const base = told
    ? `${told.length} measures listed before`
    : ofTarget
      ? `${targeted} ${scopeName}measures with a target`
      : `${unjudged > 0 ? judgedRows : all.length} ${scopeName}measures${unjudged > 0 ? ' that can be compared' : ''}`
  const head =
    label === ''
      ? `${where}: ${kept.length} ${scopeName}measures, ${period}.`
      : fitting.length === 0
        ? judgedRows === 0
          ? `${where}: I cannot say which ${scopeName}measures are ${label}, ${period}: none of the ${all.length} has ${ofTarget ? 'a target' : 'what that needs'}.`
          : `${where}: none of the ${base} is ${label}, ${period}.`
        : `${where}: ${fitting.length} of the ${base} ${are} ${label}, ${period}${fitting.length > kept.length ? `; ${kept.length === 1 ? 'the first is' : `the first ${kept.length} are`} told` : ''}.`
  const notes = [
    ...(note ? [note] : []),
    ...(beside.length > 0
      ? [
          `Outside the data table, the report's text also gives: ${beside.map((r) => itemLine(r, null).slice(2)).join('; ')}.`,
        ]
      : []),
    ...(unjudged > 0 && judgedRows > 0 && selection.conditions.length > 0
      ? [
          ofTarget
            ? `The other ${all.length - targeted} have no target for this period.`
            : `The other ${unjudged} could not be judged by this: nothing like it is published beside them.`,
        ]
      : []),
  ]
  const source = { document: document.document, published: document.published, location: 'whole report' }
  return buildAnswer({
    kind: 'list',
    council,
    requestedPeriod: note && request.type === 'period' ? request.period : null,
    items: kept.map((r) => r.detail.answer),
    notes,
    source,
    understood: `${scopeName}measures ${label || 'published'} · ${period} · ${where}`,
    text: [
      ...(note ? [note] : []),
      head,
      ...kept.map((r) => `${itemLine(r, selection.order)}${moved.get(r) ?? ''}`),
      ...notes.filter((n) => n !== note).map((n) => `Note: ${n}`),
      sourceText(source),
    ].join('\n'),
  })
}
