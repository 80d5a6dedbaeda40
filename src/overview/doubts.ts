/** Published figures that are doubtful themselves: not their benchmarks, their bands or their rounding. */

import type { Catalogue } from '../catalogue.ts'
import type { Commentary } from '../model/figure.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { capital } from '../wording/format.ts'
import { tellable } from './commentary.ts'
import type { Doubt, SummaryRow } from './model.ts'
import { cautionsIn, type Reason } from './reason.ts'

const SENTENCE_END = /(?<=[a-z%)\]\d"”]\.) (?=[A-Z])/
/** Told as revisions. */
const CORRECTION = /\bwas corrected to\b.*\.$|\bcorrects it to\b|\bcorrected, and the longer period not with it\b/
/** About a benchmark, a band or a rounding: the figure beside it is not in doubt. */
const ABOUT_OTHERS = new RegExp(
  `${Object.values(BENCHMARK_NAMES).join('|')}|\\bboth (?:take in|leave out)\\b|\\bleave a gap\\b|\\boverlap\\b|\\bwrong way round\\b|\\bwould be rounded\\b`,
)

/** Which figure "this figure" is, which a list of doubts does not show. */
const restated = (text: string, { lead }: SummaryRow): string =>
  text.replace(
    / within it (was corrected to .+); this figure was not restated\.$/,
    (_, corrected) => ` ${corrected}, but the figure for ${lead.found.period.label} was not restated.`,
  )

const told = (text: string): boolean =>
  !ABOUT_OTHERS.test(text) && (!CORRECTION.test(text) || text.endsWith('was not restated.'))

/** What the checks and the report itself say of the figure; notes on how it is printed cast no doubt. */
function ownDoubts(catalogue: Catalogue, of: SummaryRow): string[] {
  const { name } = catalogue.indicator(of.row.indicator)
  return [...of.lead.doubts].flatMap((doubt) => {
    const printing = of.lead.found.figure.note
    return restated(doubt, of)
      .split(SENTENCE_END)
      .filter((sentence) => told(sentence) && (doubt !== printing || sentence.startsWith(name)))
      .map((sentence) => withoutPlaces(withoutName(sentence, name), of))
  })
}

/** Without cells and paragraphs in brackets: whoever wants to look finds them in the answer about the measure. */
function withoutPlaces(text: string, { figures }: SummaryRow): string {
  const known = [...new Set(figures.map((f) => f.location))].toSorted((a, b) => b.length - a.length)
  return known.reduce((rest, place) => {
    const at = rest.indexOf(` (${place}`)
    const end = at < 0 ? -1 : at + place.length + 2
    if (at < 0) return rest
    // A document may follow the place: ", CYPS Performance Report (March 2024))".
    const close = rest[end] === ')' ? end : rest.indexOf('))', end) + 1
    return close <= 0 ? rest : rest.slice(0, at) + rest.slice(close + 1)
  }, text)
}

/** Without the measure's name before it: it is said already. ", 2023/24: " becomes "For 2023/24, ". */
function withoutName(text: string, name: string): string {
  if (!text.startsWith(name)) return text
  const rest = text.slice(name.length).replace(/^ \([^)]*\)(?=[:,])/, '')
  const said = rest.replace(/^, ([^:]+): /, 'For $1, ').replace(/^: /, '')
  return said === rest ? text : capital(said)
}

const quoted = ({ text, place }: Reason): string => `Officers: “${text}” (${place}).`

/** Each sentence once, with the measures it holds for. */
export function doubtsOf(
  catalogue: Catalogue,
  rows: readonly SummaryRow[],
  commentary: readonly Commentary[],
): Doubt[] {
  const found = new Map<string, Set<string>>()
  for (const of of rows) {
    const cautions = cautionsIn(tellable(of, commentary)).map(quoted)
    for (const text of new Set([...ownDoubts(catalogue, of), ...cautions])) {
      const names = found.get(text) ?? new Set()
      names.add(of.name)
      found.set(text, names)
    }
  }
  return [...found].map(([text, names]) => ({ text, names: [...names] }))
}
