/** Lists of measures: any conditions over any selection of a report's rows, each for the time it names (contract, meaning 16). */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { beyondList } from '../understanding/grammar/selection/beyond.ts'
import type { Order } from '../understanding/grammar/selection/model.ts'
import { listText, ragWord, valueText } from '../wording/format.ts'
import { clarifyAnyCouncil } from './clarify-answer.ts'
import { measureName, sourceText } from './figure-answer.ts'
import { distances } from './list-distances.ts'
import { beforeItself, listRequestOf } from './list-request.ts'
import { inThemes, isCompound, matchingRows } from './list-scope.ts'
import { impossible } from './one-figure.ts'
import { documentFor, listable, type RowAt, rowsAt } from './rows-at.ts'
import { meets, selectionText, type TimedSelection, weightOf } from './selection.ts'

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
  // Points can be told only of percentages.
  const asked = /\bpoints?\b/.test(session.reading.text) ? rows.filter((r) => r.row.unit === '%') : rows
  const inPoints = asked.every((r) => r.row.unit === '%')
  const weighed = await Promise.all(
    asked.map(async (at) => ({ at, weight: await weightOf(session.asking, at, by, since, inPoints) })),
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
  const isNamed = wanted.words.length > 0 && all.length < inThemes(session, listable(rows, request), themes).length
  const about = [...themes, ...(isNamed && themes.length === 0 ? ['named'] : [])]
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
