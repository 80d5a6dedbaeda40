/** What a row and the place of a figure are called where a reply refers to them. */
import type { IndicatorRef, Source } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { Asking } from '../asking.ts'

/** Rows that only explain another one go by its name. */
const EXPLAINING = new Set([
  'number',
  'out of',
  'outside timescale',
  'children over time',
  'over timescale',
  'boys',
  'girls',
  'neet',
  'not suitable',
])

export function indicatorRef({ catalogue }: Asking, row: Measure): IndicatorRef {
  const main = EXPLAINING.has(row.sub) ? catalogue.row(row.council, row.indicator, '', row.document) : null
  return {
    id: row.indicator,
    ref: row.ref ?? catalogue.refOf(row.council, row.indicator),
    name: main?.document === row.document ? main.name : row.name,
    sub: row.sub,
  }
}

/** The measure as people at this council know it: "A.10 % of child protection plans (CPP) with visits in the last 2 weeks". */
export function measureName(row: Measure): string {
  const sub = row.sub && !row.name.toLowerCase().includes(row.sub) ? ` (${row.sub})` : ''
  return `${row.ref ? `${row.ref} ` : ''}${row.name}${sub}`
}

export const sourceOf = ({ catalogue }: Asking, figure: Figure): Source => {
  const { document } = catalogue.document(figure.document)
  // A release of many measures has each on a day of its own.
  return { document, published: figure.published, location: figure.location }
}
