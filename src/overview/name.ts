import type { Catalogue } from '../catalogue.ts'
import type { Measure } from '../model/indicator.ts'
import { capital } from '../wording/format.ts'
import { asNoun } from '../wording/measure-words.ts'

/** Parts that say how a row is printed, not what it counts. */
const PRINTED_AS = new Set(['%', 'annual', '% on time at stat deadline'])
/** The row's note says that the shared name would claim more than the report does. */
const OTHERWISE = /\bdoes not (?:say|state|print)\b|\bnot the same\b|, not an? |\bonly\b/

/** "% of children …" and "No. of …" as a name that a sentence may begin with. */
function spoken(name: string): string {
  return capital(asNoun(name.replace(/^%(?: of)? /, '').replace(/^No\. of /, 'Number of ')))
}

/** A measure in few words: the shared name, or the council's own where it means another thing, and the part of it ("primary"). */
export function nameOf(catalogue: Catalogue, row: Measure): string {
  const { name } = catalogue.indicator(row.indicator)
  const said = row.note && OTHERWISE.test(row.note) ? spoken(row.name) : name
  const isSaid = row.sub === '' || PRINTED_AS.has(row.sub) || said.toLowerCase().includes(row.sub.toLowerCase())
  return isSaid ? said : `${said} (${row.sub})`
}
