/** A period's summary for a council: everything that the renderings say, worked out once. */
import type { Asking } from '../answers/asking.ts'
import type { Commentary, Document } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { addMonths, dayLabel, daysInMonth, isoDate, parts, periodBefore } from '../periods/calendar.ts'
import { inOtherColour } from './apart.ts'
import { countColours, lastTime } from './colours.ts'
import { withoutCircumstances } from './commentary.ts'
import { doubtsOf } from './doubts.ts'
import { currencyText, nextDue } from './due.ts'
import { mattersMost } from './matter-most.ts'
import type { NothingPublished, Summary, SummaryRow, ThemeTable } from './model.ts'
import { moveOf, movesOf } from './moves.ts'
import { questionsOf } from './questions.ts'
import { type Reason, waysIn } from './reason.ts'
import { redMeasures } from './reds.ts'
import { revisionsOf } from './revisions.ts'
import { rowsOfPeriod } from './rows-of-period.ts'
import { standOuts } from './standing.ts'
import { inThemes } from './themes.ts'
import { isUndirected } from './undirected.ts'

/** Months after its end for which a figure of another time is news. */
const RECENT = 6

function monthsBefore(day: IsoDate, months: number): IsoDate {
  const { year, month } = addMonths(parts(day), -months)
  return isoDate(year, month, daysInMonth(year, month))
}

export interface SummaryRequest {
  readonly council: string
  readonly period: Period
  /** Shared themes or the council's own services; none is all. */
  readonly themes: readonly string[]
}

function tablesOf(rows: readonly SummaryRow[]): ThemeTable[] {
  return [...Map.groupBy(rows, (r) => r.theme)].map(([theme, of]) => ({ theme, rows: of }))
}

/** What a report that rates nothing says of its measures going up and down. */
function saidIn(document: Document, reported: readonly Measure[], commentary: readonly Commentary[]): Reason[] {
  const wanted = new Set(reported.map((r) => r.indicator))
  const own = commentary.filter((c) => c.document === document.key && c.indicators.some((i) => wanted.has(i)))
  return waysIn(own.map((c) => ({ ...c, text: withoutCircumstances(c.text) })))
}

/** When the next report is due and whether the latest is old; of an earlier report, that a later one is loaded. */
function timesOf({ catalogue, now }: Asking, document: Document): Pick<Summary, 'due' | 'currency'> {
  const { council, period } = document
  const later = catalogue.documentsOf(council).find((d) => d.period.end > period.end)
  if (!later) return { due: nextDue(catalogue, council, now), currency: currencyText(catalogue, council, now) }
  const currency = `A later report is loaded, for ${later.period.label}, published ${dayLabel(later.published)}.`
  return { due: null, currency }
}

/** The summary, or that nothing is published for the period. Its days are told as of the asking's day. */
export async function buildSummary(
  asking: Asking,
  { council, period, themes }: SummaryRequest,
): Promise<Summary | NothingPublished> {
  const { catalogue } = asking
  const wanted = inThemes(catalogue, themes)
  const at = await rowsOfPeriod(asking, council, period)
  const rows = at?.rows.filter((r) => wanted(r.row)) ?? []
  if (!at || rows.length === 0)
    return { kind: 'nothing', council, period, themes, latest: catalogue.latestDocument(council) }
  const narrative = at.narrative.filter((r) => wanted(r.row))
  const earlier = periodBefore(period)
  const before = earlier && (await rowsOfPeriod(asking, council, earlier))
  const commentary = await asking.commentary(council)
  const rated = rows.some((r) => r.lead.rag !== 'none')
  const all = [...rows, ...narrative]
  const recent = all.filter((r) => r.current || r.lead.found.period.end >= monthsBefore(period.end, RECENT))
  const ofMonth = period.kind === 'month'
  const results = recent.map((r) => moveOf(r, { basis: catalogue.indicator(r.row.indicator).basis, ofMonth }))
  const moves = results.filter((m) => typeof m !== 'string')
  const last = lastTime(rows, before?.rows ?? [], earlier)
  const reds = redMeasures(all, { moves, changed: last.changed, commentary })
  const declined = movesOf(moves, 'worse').filter((m) => m.of.lead.rag !== 'red')
  const behind = standOuts(recent, 'worse')
  const reported = catalogue.rowsOf(at.document.key).filter(wanted)
  const uncoloured = rows.filter((r) => r.lead.rag === 'none')
  const undirected = uncoloured.filter(isUndirected)
  return {
    kind: 'summary',
    council,
    period,
    themes,
    document: at.document,
    rows,
    narrative,
    counts: countColours(rows.map((r) => r.lead.rag)),
    ...last,
    periodBefore: earlier,
    reds,
    improved: movesOf(moves, 'better'),
    declined,
    ahead: standOuts(recent, 'better'),
    behind,
    otherColour: inOtherColour(rows),
    matters: await mattersMost(asking, reds, declined),
    revised: revisionsOf(catalogue, at.document, reported, await asking.allFigures(council)),
    doubts: doubtsOf(all, commentary),
    leftOut: {
      older: rows.filter((r) => !r.current),
      redefined: recent.filter((_, i) => results[i] === 'redefined'),
      uncompared: results.filter((r) => r === 'nothing like it before').length,
      untargeted: uncoloured.length - undirected.length,
      undirected: undirected.length,
    },
    said: rated ? [] : saidIn(at.document, reported, commentary),
    ...timesOf(asking, at.document),
    tables: tablesOf(rows),
    questions: questionsOf(reds, last.changed, behind),
  }
}
