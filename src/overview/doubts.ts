/** Published figures that do not agree, or that something is doubtful about: each sentence once. */
import type { Catalogue } from '../catalogue.ts'
import type { Document, Figure } from '../model/figure.ts'
import type { Doubt, SummaryRow } from './model.ts'

interface Sentence {
  readonly text: string
  readonly places: readonly string[]
}

const SENTENCE_END = /(?<=[a-z%)\]\d"”]\.) (?=[A-Z])/
/** Told as revisions. */
const CORRECTION = /\bwas corrected to\b.*\.$|\bcorrects it to\b|\bcorrected, and the longer period not with it\b/

/** Cells and paragraphs in brackets, taken out of a sentence. */
function withoutPlaces(text: string, figures: readonly Figure[], { document }: Document): Sentence {
  const places: string[] = []
  const known = [...new Set(figures.map((f) => f.location))].toSorted((a, b) => b.length - a.length)
  let rest = text.replaceAll(`, ${document})`, ')')
  for (const place of known) {
    // "in the scorecard, row B.8, column …" keeps the scorecard.
    const spoken = place.replace(/^scorecard row/, 'scorecard, row')
    const shorter = rest.replaceAll(` (${place})`, '').replace(`the ${spoken} `, 'the scorecard ')
    if (shorter !== rest) places.push(place)
    rest = shorter
  }
  return { text: rest, places: places.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)) }
}

/** Without the measure's name before it: the same may hold for several. ", 2023/24: " becomes "For 2023/24, ". */
function withoutName(text: string, name: string): string {
  if (!text.startsWith(name)) return text
  const rest = text.slice(name.length).replace(/^ \([^)]*\)(?=[:,])/, '')
  const said = rest.replace(/^, ([^:]+): /, 'For $1, ').replace(/^: /, '')
  return said === rest ? text : said.charAt(0).toUpperCase() + said.slice(1)
}

/** Which figure "this figure" is, which a list of doubts does not show. */
const named = (text: string, { lead }: SummaryRow): string =>
  text.replace(
    / within it (was corrected to .+); this figure was not restated\.$/,
    (_, corrected) => ` ${corrected}, but the figure for ${lead.found.period.label} was not restated.`,
  )

/** A note that only says again what the figure's own doubt says is left out: corrections are revisions. */
const told = (text: string): boolean => !CORRECTION.test(text) || text.endsWith('was not restated.')

/** Each sentence once, with the measures it holds for. */
export function doubtsOf(catalogue: Catalogue, document: Document, rows: readonly SummaryRow[]): Doubt[] {
  const found = new Map<string, { names: Set<string>; places: Set<string> }>()
  for (const of of rows) {
    const { row, name, lead, single, figures } = of
    for (const doubt of new Set([...lead.doubts, ...(single?.doubts ?? [])])) {
      const { text, places } = withoutPlaces(named(doubt, of), figures, document)
      for (const sentence of text.split(SENTENCE_END).filter(told)) {
        const said = withoutName(sentence, catalogue.indicator(row.indicator).name)
        const held = found.get(said) ?? { names: new Set(), places: new Set() }
        held.names.add(name)
        for (const place of places) held.places.add(place)
        found.set(said, held)
      }
    }
  }
  return [...found].map(([text, { names, places }]) => ({ text, names: [...names], places: [...places] }))
}
