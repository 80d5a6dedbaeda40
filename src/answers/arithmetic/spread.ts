/** Averages and totals over the periods named, or over the parts of a span. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Period } from '../../model/period.ts'
import { figuresOfRow } from '../../query/choose-row.ts'
import { leads } from '../../query/find-figure.ts'
import { mean, sum } from '../../rules/decimal.ts'
import { asksForSum } from '../../understanding/asks-for-sum.ts'
import { periodName } from '../../wording/period-words.ts'
import {
  lackingText,
  meanLines,
  monthlyLine,
  NO_AVERAGE,
  NO_TOTAL,
  overlappingText,
  sumLines,
} from '../../wording/working-words.ts'
import { sideBySide } from '../comparison-answer.ts'
import { asCounted } from '../figure/counting.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { present, tell, together } from '../one-figure.ts'
import { seriesAnswer } from '../series-answer.ts'
import { sideDetails, togetherAnswer } from '../together-answer.ts'
import { addedUp, addsRows } from './added-up.ts'
import { operandOf } from './operand.ts'
import { inTurn, ownLines, UNRATED, worked } from './worked.ts'

const PART_KINDS = ['month', 'term', 'quarter'] as const
const MONTH_MS = 86_400_000 * 30.5

function periodsOf(session: Session, all: readonly Period[]): readonly Period[] {
  const { requests } = session
  const span = requests.find((r) => r.type === 'series')
  const named = requests.flatMap((r) => (r.type === 'period' ? [r.period] : []))
  if (named.length >= 2) return named
  if (span?.type === 'series') {
    const { from, to, last, unit } = span
    const kind = unit ?? 'month'
    const of = all.filter(
      (p) => p.kind === kind && (from === undefined || p.end >= from) && (to === undefined || p.end <= to),
    )
    return last === undefined ? of : of.slice(-last)
  }
  const [one] = named
  if (!one) return []
  for (const kind of PART_KINDS) {
    const parts = all.filter((p) => p.kind === kind && p.start >= one.start && p.end <= one.end)
    if (parts.length > 1) return parts
  }
  return []
}

interface Operands {
  readonly parts: readonly FigureDetail[]
  /** Periods that are named and that nothing is held for. */
  readonly lacking: readonly Period[]
}

async function operands(session: Session, { row }: FigureDetail): Promise<Operands> {
  const { asking } = session
  const { all: values } = figuresOfRow(await asking.figures(row.council, row.indicator), row.sub, row.unit)
  const all = leads(values)
    .map((l) => l.figure.period)
    .toSorted((a, b) => (a.end < b.end ? -1 : 1))
  const periods = periodsOf(session, all)
  const found = await Promise.all(
    periods.map((period) => figureDetail(asking, { council: row.council, row, request: { type: 'period', period } })),
  )
  const isHeld = (d: (typeof found)[number] | undefined): d is FigureDetail =>
    d !== undefined && 'answer' in d && d.found.requested === null
  return { parts: found.filter(isHeld), lacking: periods.filter((_, i) => !isHeld(found[i])) }
}

async function averageOf(session: Session, detail: FigureDetail): Promise<Answer> {
  const { parts, lacking } = await operands(session, detail)
  const last = parts.at(-1)
  if (lacking.length > 0) return withoutFigure(detail.answer, lackingText(lacking.map(periodName), 'average'))
  if (parts.length < 2 || !last) return perMonth(session, detail) ?? withoutFigure(detail.answer, NO_AVERAGE)
  if (session.asking.catalogue.indicator(detail.row.indicator).basis === 'flow' && doOverlap(parts))
    return withoutFigure(detail.answer, overlappingText('average'))
  const values = parts.map((p) => p.found.value)
  const value = mean(values, 1)
  const computed = `(${values.join(' + ')}) ÷ ${values.length}`
  const span = session.requests.find((r) => r.type === 'series')
  const asked = span?.type === 'series' ? span.to : undefined
  const stale =
    asked !== undefined &&
    span?.type === 'series' &&
    span.last !== undefined &&
    (Date.parse(asked) - Date.parse(last.found.period.end)) / MONTH_MS > 1
  return worked(
    last,
    value,
    computed,
    parts.map((p) => p.answer),
    meanLines({ parts: parts.map(operandOf), value, isStale: stale }),
    { ...UNRATED, ragReason: 'an average of several periods has no target of its own' },
  )
}

const overlap = (a: Period, b: Period): boolean => a.start <= b.end && b.start <= a.end
const doOverlap = (parts: readonly FigureDetail[]): boolean =>
  parts.some((a, i) => parts.some((b, j) => i < j && overlap(a.found.period, b.found.period)))

/** Rows that nobody is counted in twice. Families and the children in them are no two parts of anything. */
const APART = new Set(['primary', 'secondary', 'early years', 'boys', 'girls'])

/** Whether several times are named, or a span of them. */
const isSpread = ({ requests }: Session): boolean =>
  requests.some((r) => r.type === 'series') || requests.filter((r) => r.type === 'period').length >= 2

/** "The total number of", and not "in total", "the total of". */
const ALL_THAT_ARE = /(?<!\bin )\btotal (?!(?:of|over|for|across|up|them|these|those|all)\b)[a-z]/

async function totalOf(session: Session, details: readonly FigureDetail[]): Promise<Answer> {
  const [first] = details as [FigureDetail]
  if (details.some((d) => d.row.unit !== 'count')) return present(session, details)
  const times = session.requests.filter((r) => r.type === 'period')
  if (details.length > 1 && times.length > 1 && addsRows(session) && details.every((d) => APART.has(d.row.sub))) {
    const added = await addedUp(session, times, async (request) => {
      const told = await tell(session, { request })
      return 'details' in told ? told.details : null
    })
    if (added) return added
  }
  const rows = details.length > 1 && !isSpread(session)
  if (!rows && details.length > 1) return inTurn(await Promise.all(details.map((d) => totalOf(session, [d]))), details)
  if (rows && !details.every((d) => APART.has(d.row.sub))) return together(details)
  const { parts, lacking } = rows ? { parts: details, lacking: [] } : await operands(session, first)
  if (lacking.length > 0) return withoutFigure(first.answer, lackingText(lacking.map(periodName), 'total'))
  if (parts.length < 2) return together(details)
  if (!rows && doOverlap(parts)) return withoutFigure(first.answer, overlappingText('total'))
  const { council, indicator } = first.row
  const { basis } = session.asking.catalogue.indicator(indicator)
  // "Total children in care, January and February": all that there are, of each day, and nothing to be added up.
  const isOfDays = !rows && (basis === 'position' || basis === 'rolling')
  if (isOfDays) {
    if (!ALL_THAT_ARE.test(session.reading.text) || asksForSum(session.reading.text))
      return withoutFigure(first.answer, NO_TOTAL)
    // A series of two would be told with the years around them.
    return parts.length === 2
      ? sideBySide(`${NO_TOTAL}.`, parts)
      : seriesAnswer(session, { council, indicator, rows: [first.row], from: 'words' })
  }
  const values = parts.map((p) => p.found.value)
  const value = sum(values)
  return worked(
    parts.at(-1) as FigureDetail,
    value,
    values.join(' + '),
    parts.map((p) => p.answer),
    sumLines({ parts: parts.map(operandOf), by: rows ? 'sub' : 'period', value }),
    { ...UNRATED, ragReason: 'a sum has no target of its own' },
  )
}

const MONTHS_OF: Readonly<Partial<Record<Period['kind'], number>>> = {
  quarter: 3,
  year: 12,
  calendar_year: 12,
  rolling_12_months: 12,
}

/** "What is that a month": a count of events over a quarter or a year, divided by its months. */
function perMonth({ asking: { catalogue } }: Session, detail: FigureDetail): Answer | null {
  const { answer, found, row } = detail
  const months = MONTHS_OF[found.period.kind]
  const { basis } = asCounted(catalogue.indicator(row.indicator), row)
  // How many there are on a day is no sum of months.
  if (months === undefined || row.unit !== 'count' || basis !== 'flow') return null
  const value = mean([found.value, ...Array.from({ length: months - 1 }, () => '0')], 1)
  const computed = found.computed ? `(${found.computed}) ÷ ${months}` : `${found.value} ÷ ${months}`
  const terms = found.computed ? found.months.map((m) => m.value as string) : []
  return worked(
    detail,
    value,
    computed,
    [answer],
    [monthlyLine({ of: operandOf(detail), months, value, terms }), ...ownLines(detail, 'head')],
    { ...UNRATED, ragReason: 'an average of several periods has no target of its own' },
  )
}

/** Averages over the periods named, over the parts of a span, or of a total by month. */
export async function meanAnswer(session: Session): Promise<Answer> {
  const spanned = session.requests.some((r) => r.type === 'series')
  const told = await tell(session, spanned ? { request: { type: 'none' } } : {})
  if ('answer' in told) return told.answer
  const each = await Promise.all(told.details.map((d) => averageOf(session, d)))
  return inTurn(each, told.details)
}

/** The sum of several measures' counts of one time, or of each of several. */
async function sumOfSides(session: Session): Promise<Answer | null> {
  const times = session.requests.filter((r) => r.type === 'period')
  if (times.length > 1)
    return addedUp(session, times, async (request) => {
      const details = await sideDetails({ ...session, requests: [request] })
      const parts = details.flatMap((side) => side?.[0] ?? [])
      return parts.length === details.length ? parts : null
    })
  const sides = await sideDetails(session)
  const parts = sides.flatMap((s) => s?.[0] ?? [])
  const [first] = parts
  if (!first || parts.length !== sides.length || parts.length < 2) return null
  if (parts.some((p) => p.row.unit !== 'count' || p.found.period.end !== first.found.period.end)) return null
  const values = parts.map((p) => p.found.value)
  const value = sum(values)
  return worked(
    parts.at(-1) as FigureDetail,
    value,
    values.join(' + '),
    parts.map((p) => p.answer),
    sumLines({ parts: parts.map(operandOf), by: 'name', value }),
    { ...UNRATED, ragReason: 'a sum has no target of its own' },
  )
}

/** Sums over the periods named, over the rows that stand side by side, or over the measures named. */
export async function sumAnswer(session: Session): Promise<Answer> {
  if (session.sides) return (await sumOfSides(session)) ?? togetherAnswer(session)
  const spanned = session.requests.some((r) => r.type === 'series')
  const told = await tell(session, spanned ? { request: { type: 'none' } } : {})
  return 'answer' in told ? told.answer : totalOf(session, told.details)
}
