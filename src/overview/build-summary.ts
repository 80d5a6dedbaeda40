/** A period's summary for a council: everything that the renderings say, worked out once. */
import type { Asking } from '../answers/asking.ts'
import type { Document } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { dayLabel, periodBefore } from '../periods/calendar.ts'
import { inOtherColour } from './apart.ts'
import { countColours, lastTime } from './colours.ts'
import { tellable } from './commentary.ts'
import { doubtsOf } from './doubts.ts'
import { currencyText, nextDue } from './due.ts'
import { mattersMost } from './matter-most.ts'
import { missingRows } from './missing.ts'
import type { NothingPublished, Summary, SummaryRow, ThemeTable } from './model.ts'
import { moveOf, movesOf } from './moves.ts'
import { questionsOf } from './questions.ts'
import { redMeasures } from './reds.ts'
import { revisionsOf } from './revisions.ts'
import { rowsOfPeriod } from './rows-of-period.ts'
import { standOuts } from './standing.ts'
import { inThemes } from './themes.ts'

export interface SummaryRequest {
  readonly council: string
  readonly period: Period
  /** Shared themes or the council's own services; none is all. */
  readonly themes: readonly string[]
}

function tablesOf(rows: readonly SummaryRow[]): ThemeTable[] {
  return [...Map.groupBy(rows, (r) => r.theme)].map(([theme, of]) => ({ theme, rows: of }))
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
  const earlier = periodBefore(period)
  const before = earlier && (await rowsOfPeriod(asking, council, earlier))
  const commentary = await asking.commentary(council)
  const rated = rows.some((r) => r.lead.rag !== 'none')
  const moves = rows
    .flatMap((r) => moveOf(catalogue, r) ?? [])
    .map((m) => (rated ? m : { ...m, commentary: tellable(m.of, commentary) }))
  const reds = redMeasures(rows, commentary)
  const declined = movesOf(moves, 'worse')
  const behind = standOuts(rows, 'worse')
  const last = lastTime(rows, before?.rows ?? [], earlier)
  const reported = catalogue.rowsOf(at.document.key).filter(wanted)
  return {
    kind: 'summary',
    council,
    period,
    themes,
    document: at.document,
    rows,
    counts: countColours(rows.map((r) => r.lead.rag)),
    ...last,
    periodBefore: earlier,
    reds,
    improved: movesOf(moves, 'better'),
    declined,
    ahead: standOuts(rows, 'better'),
    behind,
    otherColour: inOtherColour(rows),
    matters: await mattersMost(asking, { reds, changed: last.changed, declined }),
    revised: revisionsOf(catalogue, at.document, reported, await asking.allFigures(council)),
    doubts: doubtsOf(catalogue, at.document, rows),
    missing: await missingRows(asking, at.document, rows, wanted),
    ...timesOf(asking, at.document),
    tables: tablesOf(rows),
    questions: questionsOf(rows, reds, moves, behind),
  }
}
