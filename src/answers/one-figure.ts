/** The plain path from a session to the answer about one figure; intents add what they are about. */

import type { Session } from '../intent.ts'
import { partedBy } from '../language/whom.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Measure } from '../model/indicator.ts'
import { againstOf } from '../periods/against.ts'
import { MONTH_NAMES, parts, reportingYear, reportingYearOf } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { capital, smallName } from '../wording/format.ts'
import {
  type Line,
  labelledLine,
  linesOf,
  notesOfAll,
  saidOnce,
  tellingOfLines,
  tellingOfSeveral,
  withEnd,
  withLines,
} from '../wording/line.ts'
import { noneForMeasure, noSuchPeriodText } from '../wording/nothing-words.ts'
import { missingAnswer } from './figure/missing.ts'
import { type FigureDetail, figureDetail } from './figure-answer.ts'
import { withoutFigure } from './not-published.ts'
import { type Picked, pick, twinOf } from './pick.ts'
import { rowsLine } from './rows-compared.ts'

export interface Told {
  readonly picked: Picked
  readonly request: PeriodRequest
  readonly details: readonly FigureDetail[]
}

export interface TellOptions {
  readonly request?: PeriodRequest
  readonly showBenchmarks?: boolean
  /** Begin with the yes or no of a question that has one. */
  readonly verdict?: boolean
  /** The words of the question that a yes or no answers, where they are not all of it. */
  readonly asks?: string
}

/** The figure or figures a session is about, or the answer that says why there is none. */
export async function tell(session: Session, options: TellOptions = {}): Promise<Told | { readonly answer: Answer }> {
  const result = await pick(session)
  if ('answer' in result) return result
  return tellPicked(session, result.picked, options)
}

/** The same for a measure that is already known. */
export async function tellPicked(
  session: Session,
  picked: Picked,
  options: TellOptions = {},
): Promise<Told | { readonly answer: Answer }> {
  const request = options.request ?? session.requests[0] ?? { type: 'none' }
  if (request.type === 'impossible') return { answer: impossible(request.said, picked.council) }
  const { text, benchmarks, periods } = session.reading
  const against = session.against ?? againstOf(text, periods, session.asking.now)
  const details: FigureDetail[] = []
  const paragraphs = await session.asking.commentary(picked.council, [picked.indicator])
  let missing: Answer | null = null
  for (const row of picked.rows) {
    const at = (of: Measure) =>
      figureDetail(session.asking, {
        council: picked.council,
        row: of,
        request: withoutDeadline(request, of.name),
        context: session.topic?.period ?? null,
        showBenchmarks: options.showBenchmarks ?? session.reading.benchmarks.length > 0,
        paragraphs,
        ...(options.verdict ? { asked: { text: options.asks ?? text, benchmarks, against } } : {}),
        toldWith: picked.rows.length > 1 ? picked.rows.map((r) => r.sub) : [],
      })
    const first = await at(row)
    const exact = 'answer' in first && first.found.requested === null
    const detail = exact ? first : ((await inAnotherRow(session, picked, row, at)) ?? first)
    if ('answer' in detail) details.push(detail)
    else missing ??= missingAnswer(session.asking, row, detail)
  }
  if (details.length === 0 && missing) return { answer: await withRate(session, picked, request, missing) }
  return { picked, request, details }
}

/** A number that is not held for a time at which its rate is: the rate is told beside it. */
async function withRate(session: Session, picked: Picked, request: PeriodRequest, missing: Answer): Promise<Answer> {
  const twin = twinOf(session, picked.council, picked.indicator, 'rate')
  const row = twin && session.asking.catalogue.rows(picked.council, twin)[0]
  const detail = row ? await figureDetail(session.asking, { council: picked.council, row, request }) : null
  if (!detail || !('answer' in detail) || detail.found.requested !== null) return missing
  const head = linesOf(detail.answer).find((l) => l.role === 'head')
  return head ? withLines(missing, [], () => true, [labelledLine('said', 'Published as a rate', head.text)]) : missing
}

const WHOLE_ROWS = ['', '%', 'number', 'annual', 'monthly']

/** An older report may print only the other row of a measure: its figure for exactly the period asked beats a stand-in. */
async function inAnotherRow(
  session: Session,
  picked: Picked,
  row: Measure,
  at: (row: Measure) => ReturnType<typeof figureDetail>,
): Promise<FigureDetail | null> {
  const { cues } = session.reading
  if (picked.rows.length > 1 || cues.subs.length > 0) return null
  for (const other of session.asking.catalogue.rows(picked.council, picked.indicator)) {
    if (other.sub === row.sub || !WHOLE_ROWS.includes(other.sub) || (cues.number && other.unit !== 'count')) continue
    const found = await at(other)
    if ('answer' in found && found.found.requested === null && found.found.figure.sub === other.sub) return found
  }
  return null
}

/** "Due by 15 February 2024", where 15 February is the deadline in the measure's name: the reporting year is meant. */
function withoutDeadline(request: PeriodRequest, name: string): PeriodRequest {
  if (request.type !== 'period' || request.period.kind !== 'snapshot') return request
  const { month, day } = parts(request.period.end)
  const deadline = new RegExp(`\\b${day}(?:st|nd|rd|th)? ${MONTH_NAMES[month - 1]?.slice(0, 3)}`, 'i')
  return deadline.test(name) ? { type: 'period', period: reportingYear(reportingYearOf(request.period.end)) } : request
}

/** "Primary: up 5 from 6." */
export function labelled(detail: FigureDetail | undefined, { role, text, holds }: Line): Line {
  const sub = detail?.row.sub ?? ''
  return { role, text: sub === '' ? text : `${capital(sub)}${holds === undefined ? ':' : ','} ${smallName(text)}` }
}

/**
 * How a line of one of several rows is told: under its name, but what holds for each of them alike.
 * @param each the lines of each row
 */
export function underNames(
  details: readonly FigureDetail[],
  each: readonly (readonly Line[])[],
): (line: Line, row: number) => Line {
  const isAlike = ({ text }: Line): boolean => each.every((lines) => lines.some((line) => line.text === text))
  return (line, row) => (isAlike(line) ? line : labelled(details[row], line))
}

/** Both figures in the first lines, then what is known of each; what holds for both, once. */
function linesTogether(details: readonly FigureDetail[]): Line[] {
  const each = details.map((d) => linesOf(d.answer))
  const own = underNames(details, each)
  const of = (belongs: (line: Line) => boolean, told: (line: Line, i: number) => Line): Line[] =>
    each.flatMap((lines, i) => lines.filter(belongs).map((line) => told(line, i)))
  return saidOnce([
    ...of(({ role }) => role === 'verdict', own),
    ...of(
      ({ role }) => role === 'head',
      (line) => line,
    ),
    ...of(
      ({ role }) => !['verdict', 'head', 'note', 'source'].includes(role),
      (line, i) => ({ ...own(line, i), role: 'said' }),
    ),
  ])
}

/** Rows that stand side by side (primary and secondary) are told together. */
export function together(details: readonly FigureDetail[]): Answer {
  const [first] = details
  if (!first) throw new Error('No figure to tell.')
  if (details.length === 1) return first.answer
  const items = details.map((d) => d.answer)
  const notes = notesOfAll(items)
  const lines = withEnd(
    linesTogether(details),
    notes,
    items.flatMap((i) => i.source ?? []),
  )
  return buildAnswer({
    kind: 'comparison',
    council: first.answer.council,
    indicator: first.answer.indicator,
    period: first.answer.period,
    requestedPeriod: first.answer.requestedPeriod,
    items,
    source: first.answer.source,
    understood: first.answer.understood,
    ...tellingOfSeveral(items, lines, notes),
  })
}

/** A capitalised word that nothing here knows, after "in", "at" or "for": a school, a ward, a village. */
function placeNamed({ reading, asking }: Session): string | null {
  for (const word of reading.ignored) {
    if (asking.catalogue.vocabulary.knows(word)) continue
    const plain = word.replace(/[^a-z]/g, '')
    const found =
      plain && reading.raw.slice(0, 4000).match(new RegExp(`\\b(?:in|at|for|from|around|near) (${plain})\\b`, 'i'))
    if (found && /^[A-Z][a-z]/.test(found[1] ?? '')) return found[1] ?? null
  }
  return null
}

/** "Plans over 18 months", where no measure counts 18 months: a length of time that is not this measure's. */
function spanNamed({ reading, asking }: Session, details: readonly FigureDetail[]): string | null {
  const { index, vocabulary } = asking.catalogue
  const id = details[0]?.row.indicator
  if (!id) return null
  for (const [phrase] of reading.rest.matchAll(
    /(?<![\w/]|\d[.,])\d{1,3}\+? ?(?:working )?(?:days?|weeks?|months?|hours?)\b/g,
  )) {
    const words = vocabulary.terms(phrase).map((t) => t.word)
    if (!words.some((w) => index.has(id, w)) && !details.some((d) => d.row.name.toLowerCase().includes(phrase)))
      return phrase
  }
  return null
}

/** "Under 5s" of a measure that counts children aged 0-5. */
function isOwnWord({ asking }: Session, indicator: string, phrase: string): boolean {
  const { index, vocabulary } = asking.catalogue
  const [term, ...more] = vocabulary.terms(phrase)
  return term !== undefined && more.length === 0 && term.from === phrase && index.has(indicator, term.word)
}

/** The figures told, unless a breakdown was asked for that is not published. */
export function present(session: Session, details: readonly FigureDetail[]): Answer {
  const answer = together(details)
  const { reading } = session
  const { catalogue } = session.asking
  const whom = details[0] && catalogue.indicator(details[0].row.indicator).whom
  const breakdown =
    partedBy(whom, reading).find(
      (b) =>
        !details.some(
          (d) => d.row.sub === b || d.row.name.toLowerCase().includes(b) || isOwnWord(session, d.row.indicator, b),
        ),
    ) ??
    placeNamed(session) ??
    spanNamed(session, details)
  if (breakdown) return withoutFigure(answer, noneForMeasure(`breakdown "${breakdown}"`))
  const compared = rowsLine(session, details)
  // What is known of each row beside its figure would drown the answer.
  return compared ? withLines(answer, [compared], ({ role }) => role !== 'said') : answer
}

/** A date or quarter that does not exist. */
export function impossible(said: string, council: string | null = null): Answer {
  return buildAnswer({
    kind: 'clarify',
    council,
    telling: tellingOfLines([{ role: 'head', text: noSuchPeriodText(said.replace(/[^\w /.-]/g, '')) }]),
  })
}
