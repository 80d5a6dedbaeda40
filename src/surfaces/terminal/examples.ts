/** Questions to start from, made of what is loaded, so that they can be answered. */

import type { Catalogue } from '../../catalogue.ts'
import { isCouncilToday } from '../../england/area.ts'
import type { WithEngland } from '../../england/with-england.ts'
import { smallName } from '../../wording/format.ts'

/** Three questions for a council: measures that are judged, those that most councils publish first, shortest names first. */
export function exampleQuestions(catalogue: Catalogue, council: string | null): string[] {
  const report = council === null ? null : catalogue.latestDocument(council)
  if (!report && catalogue.england) return ofAnyCouncil(catalogue, catalogue.england)
  if (!report) return ['What can you answer?', 'Which measures are red?', 'What got worse?']
  const rows = catalogue
    .rowsOf(report.key)
    .filter((m) => m.sub === '' && (m.polarity ?? catalogue.indicator(m.indicator).polarity) !== 'info')
  const known = [...new Set(rows.map((m) => m.indicator))].toSorted(
    (a, b) =>
      catalogue.councilsWith(b).length - catalogue.councilsWith(a).length ||
      catalogue.indicator(a).name.length - catalogue.indicator(b).name.length,
  )
  const [first, second] = known.map((id) => catalogue.indicator(id).name)
  const when = `${report.period.kind === 'range' ? 'for' : 'in'} ${report.period.label}`
  return [
    ...(first ? [`${first} ${when}`] : []),
    ...(second ? [`Are we hitting the target on ${smallName(second)}?`] : []),
    // Only a report that says which way is good has targets to be red by.
    rows.some((m) => m.polarity !== null) ? 'Which measures are red?' : 'What got worse?',
  ]
}

/** Where nobody's council is known: each names one, or asks for councils. */
function ofAnyCouncil(catalogue: Catalogue, { england, benchmarks }: WithEngland): string[] {
  const area = [...england.areas()].find((a) => isCouncilToday(a) && !catalogue.reports(a.key))
  const measure = benchmarks
    .map((b) => england.measureNamed(b.measure))
    .find((m) => m !== null && m.polarity !== 'info')
  if (!area || !measure) return ['What can you answer?']
  const name = smallName(measure.name)
  return [`${measure.name} in ${area.name}`, `Which council is best on ${name}?`, `What got worse in ${area.name}?`]
}
