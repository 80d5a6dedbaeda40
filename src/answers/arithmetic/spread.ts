/** Averages and totals over the periods named, or over the parts of a span. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Period } from '../../model/period.ts'
import { figuresOfRow } from '../../query/choose-row.ts'
import { leads } from '../../query/find-figure.ts'
import { mean, sum } from '../../rules/decimal.ts'
import { meanLines, monthlyLine, NO_AVERAGE, sumLines } from '../../wording/working-words.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, together } from '../one-figure.ts'
import { sideDetails, togetherAnswer } from '../together-answer.ts'
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

async function operands(session: Session, { row }: FigureDetail): Promise<readonly FigureDetail[]> {
  const { asking } = session
  const values = figuresOfRow(await asking.figures(row.council, row.indicator), row.sub, row.unit)
  const all = leads(values)
    .map((l) => l.figure.period)
    .toSorted((a, b) => (a.end < b.end ? -1 : 1))
  const found = await Promise.all(
    periodsOf(session, all).map((period) =>
      figureDetail(asking, { council: row.council, row, request: { type: 'period', period } }),
    ),
  )
  return found.filter((d): d is FigureDetail => 'answer' in d && d.found.requested === null)
}

async function averageOf(session: Session, detail: FigureDetail): Promise<Answer> {
  const parts = await operands(session, detail)
  const last = parts.at(-1)
  if (parts.length < 2 || !last) return perMonth(detail) ?? withoutFigure(detail.answer, NO_AVERAGE)
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

async function totalOf(session: Session, details: readonly FigureDetail[]): Promise<Answer> {
  const [first] = details as [FigureDetail]
  const rows = details.length > 1
  const parts = rows ? details : await operands(session, first)
  if (parts.length < 2 || first.row.unit !== 'count') return together(details)
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
function perMonth(detail: FigureDetail): Answer | null {
  const { answer, found, row } = detail
  const months = MONTHS_OF[found.period.kind]
  if (months === undefined || row.unit !== 'count') return null
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

/** The sum of several measures' counts of one time. */
async function sumOfSides(session: Session): Promise<Answer | null> {
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
