/** A glossary's entry as a line: the council's own words, with the term before them unless they begin with it. */
import type { GlossaryTerm } from '../model/figure.ts'
import { sentence } from './format.ts'
import type { Line } from './line.ts'

const singular = (word: string): string => word.replace(/(?<=[^s])s$/, '')

/** Whether the words begin with the term, in the singular or the plural: "Suspension is where …". */
function beginsWith(definition: string, term: string): boolean {
  const said = definition
    .toLowerCase()
    .replace(/^(?:an?|the) /, '')
    .split(/[\s,]+/)
  return term
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word, i) => singular(said[i] ?? '') === singular(word))
}

export function definitionLine(
  { term, abbreviations, definition }: Pick<GlossaryTerm, 'term' | 'abbreviations' | 'definition'>,
  role: Line['role'] = 'head',
): Line {
  const others = abbreviations.filter((a) => a !== term)
  if (others.length === 0 && beginsWith(definition, term)) return { role, text: sentence(definition) }
  const short = others.length > 0 ? ` (${others.join(', ')})` : ''
  return { role, text: `${term}${short}: ${sentence(definition)}` }
}
