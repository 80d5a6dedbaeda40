/** Where figures are published, in words. */
import type { Source } from '../model/answer.ts'
import type { Line } from '../model/line.ts'
import { dayLabel } from '../periods/calendar.ts'

export const sourceText = ({ document, published, location }: Source): string =>
  `Source: ${document}, published ${dayLabel(published)}, ${location}.`

/** One sentence for each document, with every place in it. */
export function sourceTexts(sources: readonly Source[]): string[] {
  return [...Map.groupBy(sources, (s) => s.document).values()].map((of) =>
    sourceText({ ...(of[0] as Source), location: [...new Set(of.map((s) => s.location))].join('; ') }),
  )
}

export const sourceLine = (source: Source): Line => ({ role: 'source', label: 'Source', text: sourceText(source) })

/** The same, each a line. */
export const sourceLines = (sources: readonly Source[]): Line[] =>
  sourceTexts(sources).map((text) => ({ role: 'source', label: 'Source', text }))
