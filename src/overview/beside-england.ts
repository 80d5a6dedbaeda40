/** What the Department for Education's figures put beside the measures of a summary that matter most. */

import type { Asking } from '../answers/asking.ts'
import { standingsOf } from '../answers/england/neighbour-standings.ts'
import type { Beside } from '../england/beside.ts'
import { benchmarkOf } from '../england/scorecard-benchmark.ts'
import { rankText } from '../england/words.ts'
import type { Source } from '../model/answer.ts'
import type { Standings } from '../model/standings.ts'
import { byUrgency, MOST } from './matter-most.ts'
import type { Summary, SummaryRow } from './model.ts'

export interface MatterBeside {
  readonly of: SummaryRow
  readonly beside: Beside
  /** "joint 38th best of 151"; null where the council has no place. */
  readonly rank: string | null
  /** The council among its neighbours; null where fewer than three areas have a figure. */
  readonly neighbours: Standings | null
  readonly source: Source
}

const FEWEST_BARS = 3

/** At most three, the most pressing first, of the measures that are paired with one of the Department's. None where nothing is imported. */
export async function besideEngland({ catalogue }: Asking, summary: Summary): Promise<MatterBeside[]> {
  const behind = catalogue.england
  const area = behind?.england.area(summary.council)
  if (!behind || !area) return []
  const { england, published, benchmarks } = behind
  const found: MatterBeside[] = []
  for (const { of } of byUrgency(summary.reds, summary.declined)) {
    if (found.length === MOST) break
    const pair = benchmarkOf(benchmarks, of.row.indicator, of.row.sub)
    const beside = pair && (await published.beside(area, pair, of.lead.found.period))
    if (!beside) continue
    const { measure, year, standing } = beside
    const standings = await standingsOf(behind, area, measure, year, await england.neighbourhood(area, measure, year))
    found.push({
      of,
      beside,
      rank: standing && rankText(standing),
      neighbours: standings.rows.length >= FEWEST_BARS ? standings : null,
      source: published.source(area, measure, year),
    })
  }
  return found
}
