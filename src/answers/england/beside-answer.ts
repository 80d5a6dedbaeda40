/** What must be said of an answer where England's figures are imported: years that print none, and a scorecard that differs. */

import { NOT_THERE } from '../../england/area-figure.ts'
import { type Beside, differenceText } from '../../england/beside.ts'
import type { EnglandMeasure } from '../../england/measure.ts'
import { benchmarkOf } from '../../england/scorecard-benchmark.ts'
import type { WithEngland } from '../../england/with-england.ts'
import { doubtsAround, pastUpdateText, standingText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { BenchmarkKind } from '../../model/figure.ts'
import { BENCHMARK_NAMES } from '../../rules/benchmark.ts'
import { listText, valueText } from '../../wording/format.ts'
import { linesOf, notesOf, textOf, withNotesBeforeSource } from '../../wording/line.ts'
import { measureOf } from './asked.ts'
import { withLabels } from './labelled.ts'

/** Answers `session` as `answer` does, with years read as the Department's labels and what must be said beside it. */
export async function answerWithEngland(
  session: Session,
  behind: WithEngland,
  answer: (session: Session) => Promise<Answer>,
): Promise<Answer> {
  const measure = session.choice ? behind.england.measure(session.choice.indicator) : null
  const read = measure ? await withLabels(session, behind, measure) : { session, notes: [] }
  const given = await answer(read.session)
  if (given.kind !== 'answer' && given.kind !== 'no_data' && given.kind !== 'series' && given.kind !== 'comparison')
    return given
  const isTold = given.kind === 'answer' || (given.kind === 'no_data' && given.period !== null)
  const later = isTold ? await newerText(session, behind, given) : null
  const extra = [...(later ? [later] : []), ...(isTold ? await besides(session, behind, given) : [])]
  const printed = given.kind === 'no_data' && measure ? await printsNone(read.session, measure) : []
  const fallen = given.requestedPeriod ? [] : read.notes
  const untold = namedElse(session, behind, given)
  const notes = [...fallen, ...untold, ...printed, ...extra].filter(
    (n) => !given.notes.includes(n) && !given.text.includes(n),
  )
  return notes.length === 0 ? given : withNotesBeforeSource(later ? ofReportsAlone(given) : given, notes)
}

/** What the Department has of the same measure and council for later than the council's own report. */
async function newerText(
  { requests }: Session,
  { england, benchmarks, published }: WithEngland,
  { council, indicator, period, requestedPeriod }: Answer,
): Promise<string | null> {
  const area = council === null ? null : england.area(council)
  const pair = indicator && benchmarkOf(benchmarks, indicator.id, indicator.sub)
  const measure = pair && england.measureNamed(pair.measure)
  const isAsked = requests.some((r) => r.type === 'period' || r.type === 'impossible')
  if (!area || !pair || !measure || !period || (isAsked && !requestedPeriod)) return null
  const latest = (await published.figuresOf(area.key, [measure.id])).findLast(
    (f) =>
      f.kind === 'value' &&
      f.value !== null &&
      f.period.end > period.end &&
      (!requestedPeriod || f.period.end <= requestedPeriod.end),
  )
  if (!latest) return null
  const why = pair.difference === null ? '' : ` ${pair.difference}`
  return `The Department for Education has a later figure of ${area.name}: ${valueText(latest.value as string, latest.unit)} for ${latest.period.label} (LAIT, ${latest.location}).${why}`
}

/** The answer where "I hold" would be said of the council's reports, while more is held than they have. */
function ofReportsAlone(given: Answer): Answer {
  const reworded = <T extends { readonly text: string; readonly ofReports?: string }>(said: T): T => ({
    ...said,
    text: said.ofReports ?? said.text,
  })
  const lines = linesOf(given).map(reworded)
  const notes = notesOf(given).map(reworded)
  return {
    ...given,
    text: textOf(lines),
    notes: notes.map(({ text }) => text),
    telling: { ...given.telling, notes, lines },
  }
}

/** An area of which the file prints "-" alone, for the year asked for or for every year. */
async function printsNone({ asking, council, requests }: Session, { id }: EnglandMeasure): Promise<string[]> {
  if (council === null) return []
  const ended = asking.catalogue.england?.england.area(council)?.ended ?? null
  const asked = requests.find((r) => r.type === 'period')
  const figures = (await asking.figures(council, id)).filter((f) => f.kind === 'value')
  const none = figures
    .filter((f) => ended === null || f.period.start <= ended)
    .filter((f) => f.value === null && (!asked || f.period.end === asked.period.end))
    .at(-1)
  return none ? [`For ${none.period.label} the Department for Education prints "-": ${NOT_THERE}.`] : []
}

/** Areas that were named and are in no part of the answer: nothing said is dropped in silence. */
function namedElse({ reading }: Session, { england }: WithEngland, given: Answer): string[] {
  const told = new Set([given.council, ...given.items.map((i) => i.council)])
  const left = reading.councils
    .flatMap((key) => england.area(key) ?? [])
    .filter((a) => !told.has(a.key) && a.kind === 'council')
  if (given.council === null || left.length === 0) return []
  return [
    `This is about ${england.area(given.council)?.name ?? given.council} alone; ask about ${listText(left.map((a) => a.name))} too, or to compare them.`,
  ]
}

async function besides({ asking, reading, requests }: Session, behind: WithEngland, given: Answer): Promise<string[]> {
  const { council, indicator, period } = given
  const area = council === null ? null : behind.england.area(council)
  if (!area || !indicator || !period) return []
  const found = measureOf(behind, indicator.id)
  if (!found) return []
  if (behind.england.measure(indicator.id)) {
    const figures = await asking.figures(area.key, indicator.id)
    const last = given.requestedPeriod?.end
    // A year that was asked for and is there needs nothing said of later ones.
    const isAsked = last === undefined && requests.some((r) => r.type === 'period' || r.type === 'impossible')
    const none = figures.filter(
      (f) =>
        !isAsked &&
        f.kind === 'value' &&
        f.value === null &&
        f.period.end > period.end &&
        (last === undefined || f.period.end <= last),
    )
    const newest = none.findLast((f) => area.ended === null || f.period.start <= area.ended)
    const past = pastUpdateText(found.measure, asking.now)
    const isHeldAgainst = given.benchmarks.length > 0 || reading.benchmarks.length > 0
    const periods = isHeldAgainst ? await behind.england.periods(found.measure) : []
    const labelled = periods.find(({ period: p }) => p.start === period.start && p.end === period.end)
    return [
      ...(labelled ? doubtsAround(behind.england, area, found.measure, labelled.label) : []),
      ...(newest ? [`For ${newest.period.label} the Department for Education prints "-": ${NOT_THERE}.`] : []),
      ...(past ? [past] : []),
    ]
  }
  const pair = benchmarkOf(behind.benchmarks, indicator.id, indicator.sub)
  if (!pair) return []
  const own = (await asking.figures(area.key, indicator.id)).find(
    (f) =>
      f.kind === 'value' && f.sub === indicator.sub && f.period.end === period.end && Number(f.value) === given.value,
  )
  const compares = reading.benchmarks.length > 0
  const beside = own || compares ? await behind.published.beside(area, pair, period) : null
  if (!beside) return []
  const difference = own ? differenceText(own, beside) : null
  const nameOf = (key: string): string => behind.england.area(key)?.name ?? key
  return [
    ...(difference ? [difference] : []),
    ...(compares
      ? [benchmarksText(beside, nameOf), ...doubtsAround(behind.england, area, beside.measure, beside.year.label)]
      : []),
  ]
}

/** "The Department's own figures for 2023/24: England average 54%; statistical neighbours average 52%. Rotherham is 22nd …" */
function benchmarksText(
  { measure, year, own, benchmarks, standing, pair }: Beside,
  nameOf: (key: string) => string,
): string {
  const said = benchmarks.map((b) => `${BENCHMARK_NAMES[b.kind as BenchmarkKind]} ${valueText(b.value ?? '', b.unit)}`)
  const council = own?.value ? [`the council ${valueText(own.value, own.unit)}`] : []
  const place = standing ? ` It is ${standingText(standing, nameOf)}.` : ''
  const why = pair.difference === null ? '' : ` ${pair.difference}`
  return `The Department for Education's figures on "${measure.name}" for ${year.period.label}: ${[...council, ...said].join('; ')}.${place}${why}`
}
