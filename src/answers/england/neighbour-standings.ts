/** A council and its statistical neighbours in order, with their average, England and the region: for text, table and chart. */
import type { Area } from '../../england/area.ts'
import type { EnglandMeasure } from '../../england/measure.ts'
import type { Neighbourhood } from '../../england/neighbourhood.ts'
import type { Ranked } from '../../england/rank.ts'
import type { WithEngland } from '../../england/with-england.ts'
import { placeText } from '../../england/words.ts'
import type { LabelledPeriod } from '../../england/year-label.ts'
import type { StandingRow, Standings } from '../../model/standings.ts'
import { valueText } from '../../wording/format.ts'

/** Areas by place. */
export const placedRows = (
  ranked: readonly Ranked[],
  { unit }: Pick<EnglandMeasure, 'unit'>,
  nameOf: (key: string) => string,
  own: string | null,
): StandingRow[] =>
  ranked.map((r) => {
    const [name, place, shown] = [nameOf(r.figure.area), placeText(r), valueText(r.figure.said, unit)]
    const whose = r.figure.area === own ? 'own' : 'other'
    return { name, place, value: Number(r.figure.value), shown, whose, line: `- ${place}: ${name} ${shown}` }
  })

/** @param hood of the same area, measure and year */
export async function standingsOf(
  { england, published }: WithEngland,
  area: Area,
  measure: EnglandMeasure,
  period: LabelledPeriod,
  hood: Neighbourhood,
): Promise<Standings> {
  const { national, region } = await published.wholes(area, measure, period)
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  const average = (name: string, decimal: string | undefined): StandingRow[] => {
    if (decimal === undefined) return []
    const shown = valueText(decimal, measure.unit)
    return [{ name, place: null, value: Number(decimal), shown, whose: 'average', line: `- ${name}: ${shown}` }]
  }
  return {
    title: `${measure.name}, ${period.period.label}`,
    unit: measure.unit,
    rows: [
      ...placedRows(hood.together.ranked, measure, nameOf, area.key),
      ...average("Neighbours' average", hood.average?.said),
      ...[national, region].flatMap((whole) => (whole ? average(whole.area.name, whole.figure.said) : [])),
    ],
  }
}
