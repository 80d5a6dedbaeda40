/** Questions to start from, made of what is loaded, so that they can be answered. */
import type { Catalogue } from '../../catalogue.ts'

/** "Section 47 enquiries" inside a sentence; "NEET" stays. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** Three questions for a council: measures that are judged, those that most councils publish first, shortest names first. */
export function exampleQuestions(catalogue: Catalogue, council: string | null): string[] {
  const report = council === null ? null : catalogue.latestDocument(council)
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
    ...(second ? [`Are we hitting the target on ${lowerFirst(second)}?`] : []),
    // Only a report that says which way is good has targets to be red by.
    rows.some((m) => m.polarity !== null) ? 'Which measures are red?' : 'What got worse?',
  ]
}
