import type { Catalogue } from '../catalogue.ts'
import type { Measure } from '../model/indicator.ts'

/** Parts that say how a row is printed, not what it counts. */
const PRINTED_AS = new Set(['%', 'annual', '% on time at stat deadline'])

/** A measure in few words: the council's reference, the shared name, the part of it ("primary"). */
export function nameOf(catalogue: Catalogue, row: Measure): string {
  const { name } = catalogue.indicator(row.indicator)
  const sub = row.sub === '' || PRINTED_AS.has(row.sub) ? '' : ` (${row.sub})`
  return `${row.ref ? `${row.ref} ` : ''}${name}${sub}`
}
