/** A period's summary for a council: everything that the renderings say, worked out once. */
import type { Asking } from '../answers/asking.ts'
import type { Period } from '../model/period.ts'
import { periodBefore } from '../periods/calendar.ts'
import { inOtherColour } from './apart.ts'
import { countColours, lastTime } from './colours.ts'
import { doubtsOf } from './doubts.ts'
import { missingRows } from './missing.ts'
import type { NothingPublished, Summary, SummaryRow, ThemeTable } from './model.ts'
import { moveOf, movesOf } from './moves.ts'
import { questionsOf } from './questions.ts'
import { redMeasures } from './reds.ts'
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

/** The summary, or that nothing is published for the period. */
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
  const moves = rows.flatMap((r) => moveOf(catalogue, r) ?? [])
  const reds = redMeasures(rows, await asking.commentary(council))
  const behind = standOuts(rows, 'worse')
  return {
    kind: 'summary',
    council,
    period,
    themes,
    document: at.document,
    rows,
    counts: countColours(rows.map((r) => r.lead.rag)),
    ...lastTime(rows, before?.rows ?? [], earlier),
    periodBefore: earlier,
    reds,
    improved: movesOf(moves, 'better'),
    declined: movesOf(moves, 'worse'),
    ahead: standOuts(rows, 'better'),
    behind,
    otherColour: inOtherColour(rows),
    doubts: doubtsOf(rows),
    missing: await missingRows(asking, at.document, rows, wanted),
    tables: tablesOf(rows),
    questions: questionsOf(rows, reds, moves, behind),
  }
}
