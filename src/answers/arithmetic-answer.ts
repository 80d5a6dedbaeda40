/** Arithmetic on published figures, always with its operands (contract, meaning 8). */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { shiftYears } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { leads } from '../query/find-figure.ts'
import { resolveMeasure } from '../query/resolve-measure.ts'
import { mean, percentOf, subtract, sum } from '../rules/decimal.ts'
import { compareMeasures, differenceLine } from './comparison-answer.ts'
import {
  type FigureDetail,
  figureDetail,
  measureName,
  pointAnswer,
  sourceOf,
  sourceText,
  statusText,
} from './figure-answer.ts'
import { differenceText, listText, valueText } from './format.ts'
import { withoutFigure } from './not-published.ts'
import { tell, together } from './one-figure.ts'

export type Operation = 'gap' | 'difference' | 'average' | 'total' | 'share' | 'converse'

const GAP = /\b(?:gap|distance|shortfall|how (?:far|close|near|short|much)|by how much|margin|points?|adrift)\b/
const TARGET = /\btargets?\b/
const DIFFERENCE =
  /\bhow (?:many|much) (?:more|fewer|less|higher|lower|better|worse)\b|\bhow many (?:percentage )?points\b|\bby how (?:much|many)\b|\b(?:difference|percentage change)\b|\b(?:change|increase|decrease|rise|fall|drop|reduction|growth|improvement) (?:in|since|from|between|on|of)\b|\bhow much (?:has|have|did|is|was|were|are)\b|\b(?:more|fewer|less) .{0,40}than (?:last|the (?:year|month|quarter)|in|at|a year)/
const AVERAGE = /\b(?:average|mean|avg)\b/
const TOTAL =
  /\b(?:total|sum|altogether|in all|add(?:ed)? (?:up|together)|all together|combined|put together|in total)\b/
const CONVERSE =
  /\b(?:not|aren't|isn't|weren't|wasn't|haven't|hasn't|hadn't|didn't|don't|without|out of timescale|lacking)\b/

/** What is to be worked out; null where the question asks for a figure as published. */
export function operationOf(session: Session): Operation | null {
  const { reading, requests } = session
  const { text } = reading
  const spans = requests.some((r) => r.type === 'series')
  const twoPeriods = requests.filter((r) => r.type === 'period').length >= 2
  if (GAP.test(text) && TARGET.test(text) && !/\bhow much .{0,20}(?:is|was) the target\b/.test(text)) return 'gap'
  if (reading.benchmarks.length > 0) return null
  if (
    DIFFERENCE.test(text) &&
    !/\bwhy\b/.test(text) &&
    !/^(?:is|are|was|were|has|have|did) (?:there|we)\b.*\b(?:rise|fall|increase|drop)\b/.test(text)
  )
    return 'difference'
  const named = session.asking.catalogue.vocabulary
    .terms(text)
    .some((t) => t.word === 'caseload' || t.word === 'attainment8' || t.word === 'progress8' || t.word === 'ebacc')
  if (
    AVERAGE.test(text) &&
    !named &&
    (spans ||
      twoPeriods ||
      requests.some((r) => r.type === 'period' && (r.period.kind === 'quarter' || r.period.kind === 'range')))
  )
    return 'average'
  if (
    TOTAL.test(text) &&
    (spans ||
      (reading.cues.subs.includes('primary') && reading.cues.subs.includes('secondary')) ||
      /\b(?:altogether|add(?:ed)? (?:up|together)|all together|in all|sum of)\b/.test(text) ||
      (/\bcombined|total\b/.test(text) && pairedRows(session)))
  )
    return 'total'
  if (/\b(?:share|proportion|percentage|per ?cent|fraction|%) of\b/.test(text) && shareParts(session)) return 'share'
  if (
    CONVERSE.test(text) &&
    !/\bnot (?:known|knowns|including|counting|sure|in education|just|only|the|a)\b|\bwhy not\b|\bif not\b|\bor not\b|\bnot in (?:education|work|employment)\b/.test(
      text.replace(/leavers?.{0,30}not in (?:eet|education|work|employment)/, 'not eet'),
    )
  )
    return 'converse'
  if (/\bcare leavers?\b.{0,25}\bneets?\b|\bneets?\b.{0,25}\bcare leavers?\b/.test(text)) return 'converse'
  return null
}

function pairedRows(session: Session): boolean {
  const { asking, council, reading } = session
  if (!council) return false
  const found = resolveMeasure(asking.catalogue, reading, council)
  if (found.kind !== 'one') return false
  const subs = asking.catalogue.subs(council, found.candidate.indicator)
  return subs.includes('primary') && subs.includes('secondary')
}

/** "What share of X are Y": the two sides, where each names a measure. */
function shareParts(session: Session): readonly [string, string] | null {
  const match = session.reading.text.match(
    /\b(?:share|proportion|percentage|per ?cent|fraction|%) of (?:all |our |the )?(.{3,60}?) (?:are|were|is|was|that are|that were|who are|who were|came from|come from|made up of|went|which (?:are|were)) (.{3,60})$/,
  )
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}

const joined = (answer: Answer, lines: readonly string[]): string =>
  lines
    .filter((l) => l !== '')
    .concat(answer.source ? [sourceText(answer.source)] : [])
    .join('\n')

function worked(
  base: FigureDetail,
  value: string,
  computed: string,
  items: readonly Answer[],
  lines: readonly string[],
): Answer {
  const { answer } = base
  const notes = [...new Set(items.flatMap((i) => i.notes))]
  return buildAnswer({
    ...answer,
    kind: 'answer',
    value: Number(value),
    computed,
    items,
    notes: [...new Set([...answer.notes, ...notes])],
    text: joined(answer, [...lines, ...[...new Set([...answer.notes, ...notes])].map((n) => `Note: ${n}`)]),
  })
}

function gapAnswer(detail: FigureDetail): Answer {
  const { answer, found, row } = detail
  const { target } = answer
  if (!target || target.value === null) {
    const label = found.period.label
    return withoutFigure(
      answer,
      target
        ? `The target is in words ("${target.text}"), so there is no gap to work out`
        : `No target is published for this measure for ${label}`,
    )
  }
  const goal = target.text.match(/-?\d[\d,]*(?:\.\d+)?/)?.[0].replace(/,/g, '') ?? String(target.value)
  const gap = subtract(found.value, goal)
  const size = differenceText(gap, row.unit)
  const side = Number(gap) === 0 ? 'exactly at' : `${size} ${Number(gap) > 0 ? 'above' : 'below'}`
  const bigger = Number(gap) >= 0
  const computed = bigger ? `${found.value} − ${goal}` : `${goal} − ${found.value}`
  const value = gap.replace(/^-/, '')
  return worked(
    detail,
    value,
    computed,
    [answer],
    [
      `${measureName(row)}, ${found.period.label}: ${valueText(found.value, row.unit)} is ${side} the target of ${target.text} (${computed} = ${value}).`,
      ...statusText(answer),
    ],
  )
}

async function differenceAnswer(session: Session, detail: FigureDetail): Promise<Answer> {
  const { asking, requests } = session
  const { row } = detail
  const periods = requests.filter((r) => r.type === 'period')
  const since = requests.find((r) => r.type === 'series')
  let other: FigureDetail | null = null
  let main = detail
  const at = async (request: PeriodRequest): Promise<FigureDetail | null> => {
    const found = await figureDetail(asking, { council: row.council, row, request, context: detail.found.period })
    return 'answer' in found ? found : null
  }
  if (periods.length >= 2) {
    const [a, b] = await Promise.all(periods.slice(0, 2).map(at))
    if (a && b) [other, main] = a.found.period.end <= b.found.period.end ? [a, b] : [b, a]
  } else if (since?.type === 'series' && since.from) {
    const all = leads(detail.figures).filter((l) => l.figure.period.end >= (since.from as string))
    const first = all.toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? -1 : 1))[0]
    other = first ? await at({ type: 'period', period: first.figure.period }) : null
    main = (await at({ type: 'none' })) ?? detail
  } else if (
    periods.length === 1 &&
    /\bthan\b|\bsince\b|\bfrom\b|\bcompared\b|\bon (?:last|the)\b/.test(session.reading.text)
  ) {
    // "more than last year": the latest against the period named, or against the one before where that is the latest.
    const named = await at(periods[0] as PeriodRequest)
    const latest = (await at({ type: 'none' })) ?? detail
    if (named && named.found.period.end < latest.found.period.end) [other, main] = [named, latest]
    else if (named) {
      other = await at({ type: 'period', period: shiftYears(named.found.period, -1) })
      main = named
    }
  } else if (requests[0]?.type === 'year_before_latest') {
    other = await at({ type: 'year_before_latest' })
    main = (await at({ type: 'none' })) ?? detail
  } else if (detail.trend?.previous) other = await at({ type: 'period', period: detail.trend.previous.period })
  if (!other || other.found.requested !== null || other.found.period.end === main.found.period.end) {
    return {
      ...detail.answer,
      notes: [...detail.answer.notes, 'No earlier figure of the same kind is published to compare it with.'],
      text: `${detail.answer.text}\nNote: No earlier figure of the same kind is published to compare it with.`,
    }
  }
  const { polarity } = asking.catalogue.polarity(main.found.figure)
  const change = subtract(main.found.value, other.found.value)
  const computed = `${main.found.value} − ${other.found.value}`
  const line = differenceLine(other, main, polarity) ?? ''
  const share = row.unit === 'count' ? percentOf(change, other.found.value) : null
  return worked(
    main,
    change,
    computed,
    [main.answer, other.answer],
    [
      `${measureName(row)}: ${valueText(main.found.value, row.unit)} in ${main.found.period.label}, ${valueText(other.found.value, row.unit)} in ${other.found.period.label}.`,
      line,
      share
        ? `That is ${share.replace(/^-/, '')}% ${Number(change) < 0 ? 'fewer' : 'more'} (${change} ÷ ${other.found.value}).`
        : '',
      ...statusText(main.answer),
    ],
  )
}

/** The operands of an average or a total: the periods named, or the months of a span. */
async function operands(session: Session, detail: FigureDetail): Promise<readonly FigureDetail[]> {
  const { asking, requests } = session
  const { row } = detail
  const span = requests.find((r) => r.type === 'series')
  const named = requests.filter((r) => r.type === 'period')
  const values = figuresOfRow(await asking.figures(row.council, row.indicator), row.sub, row.unit).filter(
    (f) => f.kind === 'value',
  )
  const all = leads(values).toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? -1 : 1))
  let periods = named.length >= 2 ? named.map((r) => (r.type === 'period' ? r.period : null)) : []
  if (span?.type === 'series' && span.last) {
    const kind = span.unit === 'year' ? 'year' : (span.unit ?? 'month')
    const of = all.filter(
      (l) => l.figure.period.kind === kind && (span.to === undefined || l.figure.period.end <= span.to),
    )
    periods = of.slice(-span.last).map((l) => l.figure.period)
  } else if (span?.type === 'series') {
    periods = all
      .filter((l) => l.figure.period.kind === 'month' && (span.from === undefined || l.figure.period.end >= span.from))
      .map((l) => l.figure.period)
  } else if (named[0]?.type === 'period' && named.length === 1) {
    const { start, end } = named[0].period
    const kinds = ['month', 'term', 'quarter']
    for (const kind of kinds) {
      periods = all
        .filter((l) => l.figure.period.kind === kind && l.figure.period.start >= start && l.figure.period.end <= end)
        .map((l) => l.figure.period)
      if (periods.length > 1) break
    }
  }
  const found = await Promise.all(
    periods.map((period) =>
      period ? figureDetail(asking, { council: row.council, row, request: { type: 'period', period } }) : null,
    ),
  )
  return found.filter((d): d is FigureDetail => d !== null && 'answer' in d && d.found.requested === null)
}

async function averageAnswer(session: Session, detail: FigureDetail): Promise<Answer> {
  const parts = await operands(session, detail)
  if (parts.length < 2)
    return withoutFigure(detail.answer, 'There are not two published figures in that span to average')
  const values = parts.map((p) => p.found.value)
  const value = mean(values, 1)
  const computed = `(${values.join(' + ')}) ÷ ${values.length}`
  const last = parts.at(-1) as FigureDetail
  const names = listText(parts.map((p) => `${p.found.period.label} ${valueText(p.found.value, p.row.unit)}`))
  const span = session.requests.find((r) => r.type === 'series')
  const stale =
    span?.type === 'series' && span.to && monthsApart(last.found.period.end, span.to) > 1
      ? `The latest published are used: nothing newer than ${last.found.period.label} is published.`
      : ''
  const weight =
    last.row.unit === '%'
      ? 'It is the plain average of the published percentages, not weighted by how many each stands for.'
      : ''
  return worked(
    {
      ...last,
      answer: {
        ...last.answer,
        target: null,
        rag: 'none',
        ragReason: 'an average of several periods has no target of its own',
        trend: null,
        benchmarks: [],
      },
    },
    value,
    computed,
    parts.map((p) => p.answer),
    [`${measureName(last.row)}, average of ${names}: ${computed} = ${valueText(value, last.row.unit)}.`, stale, weight],
  )
}

const monthsApart = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / (86_400_000 * 30.5)

async function totalAnswer(session: Session, details: readonly FigureDetail[]): Promise<Answer> {
  const [first] = details as [FigureDetail]
  const parts = details.length > 1 ? details : await operands(session, first)
  if (parts.length < 2 || first.row.unit !== 'count') return together(details)
  const values = parts.map((p) => p.found.value)
  const value = sum(values)
  const names = listText(
    parts.map(
      (p) => `${details.length > 1 ? p.row.sub : p.found.period.label} ${valueText(p.found.value, p.row.unit)}`,
    ),
  )
  return worked(
    { ...first, answer: { ...first.answer, trend: null, rag: 'none', target: null } },
    value,
    values.join(' + '),
    parts.map((p) => p.answer),
    [
      `${first.row.name}, ${details.length > 1 ? first.found.period.label : listText(parts.map((p) => p.found.period.label))}: ${names}; ${values.join(' + ')} = ${valueText(value, 'count')}.`,
    ],
  )
}

/** "How many are not…": what is left of the whole, by number where both are printed, else by percentage. */
async function converseAnswer(session: Session, detail: FigureDetail): Promise<Answer> {
  const { asking, reading } = session
  const { row, found } = detail
  const all = await asking.figures(row.council, row.indicator)
  const at = (sub: string) =>
    all.find(
      (f) =>
        f.sub === sub &&
        f.kind === 'value' &&
        f.document === found.figure.document &&
        f.period.end === found.figure.period.end &&
        f.period.start === found.figure.period.start,
    )
  const number = at('number')
  const whole = at('out of')
  if (number?.value && whole?.value && !reading.cues.percent) {
    const value = subtract(whole.value, number.value)
    const counted = { ...row, unit: 'count' as const }
    return worked(
      {
        ...detail,
        answer: {
          ...detail.answer,
          unit: 'count',
          target: null,
          rag: 'none',
          ragReason: 'the target is set on the percentage',
          trend: null,
          benchmarks: [],
          source: sourceOf(asking, number),
        },
      },
      value,
      `${whole.value} − ${number.value}`,
      [pointAnswer(asking, number, counted), pointAnswer(asking, whole, counted)],
      [
        `${measureName(row)}, ${found.period.label}: ${number.value} out of ${whole.value}, so ${value} not (${whole.value} − ${number.value} = ${value}).`,
        `As a percentage: ${valueText(found.value, row.unit)}.`,
      ],
    )
  }
  if (row.unit !== '%') return detail.answer
  const value = subtract('100', found.value)
  return worked(
    {
      ...detail,
      answer: {
        ...detail.answer,
        target: null,
        rag: 'none',
        ragReason: 'the target is set on the published percentage',
        trend: null,
        benchmarks: [],
      },
    },
    value,
    `100 − ${found.value}`,
    [detail.answer],
    [
      `${measureName(row)}, ${found.period.label}: ${valueText(found.value, row.unit)}, so ${valueText(value, row.unit)} not (100 − ${found.value} = ${value}).`,
      reading.cues.number ? 'How many that is has not been published.' : '',
    ],
  )
}

async function shareAnswer(session: Session, sides: readonly [string, string]): Promise<Answer | null> {
  const both = await compareMeasures(session, sides)
  const [whole, part] = both?.items ?? []
  if (
    !both ||
    !whole ||
    !part ||
    whole.unit !== 'count' ||
    part.unit !== 'count' ||
    whole.period?.end !== part.period?.end
  )
    return null
  if (whole.value === null || part.value === null || part.value > whole.value) return null
  const value = percentOf(String(part.value), String(whole.value))
  if (value === null) return null
  const computed = `${part.value} ÷ ${whole.value} × 100`
  return buildAnswer({
    ...part,
    kind: 'answer',
    value: Number(value),
    unit: '%',
    computed,
    target: null,
    rag: 'none',
    trend: null,
    benchmarks: [],
    items: [whole, part],
    text: [
      `${part.indicator?.name} as a share of ${whole.indicator?.name}, ${part.period?.label}: ${computed} = ${value}%.`,
      ...both.notes.map((n) => `Note: ${n}`),
      part.source ? sourceText(part.source) : '',
    ].join('\n'),
  })
}

export async function arithmeticAnswer(session: Session): Promise<Answer> {
  const operation = operationOf(session)
  if (operation === 'share') {
    const shared = await shareAnswer(session, shareParts(session) as readonly [string, string])
    if (shared) return shared
  }
  const spanned = session.requests.some((r) => r.type === 'series')
  const none: PeriodRequest = { type: 'none' }
  const told = await tell(session, spanned ? { request: none } : {})
  if ('answer' in told) return told.answer
  const [first] = told.details as [FigureDetail]
  if (operation === 'total') return totalAnswer(session, told.details)
  if (told.details.length > 1) {
    const each =
      operation === 'gap'
        ? told.details.map(gapAnswer)
        : await Promise.all(told.details.map((d) => differenceAnswer(session, d)))
    return buildAnswer({ ...together(told.details), items: each, text: each.map((e) => e.text).join('\n\n') })
  }
  switch (operation) {
    case 'gap':
      return gapAnswer(first)
    case 'difference':
      return differenceAnswer(session, first)
    case 'average':
      return averageAnswer(session, first)
    case 'converse':
      return converseAnswer(session, first)
    default:
      return together(told.details)
  }
}
