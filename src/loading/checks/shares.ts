/** A printed percentage that is not the part divided by the whole, by the relations in data/relations.json. */
import { absolute, compare, percentOf, places, subtract } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import type { RowRef } from '../relations.ts'
import {
  bare,
  byReportRow,
  type Check,
  type Exact,
  halfUnit,
  leadsOf,
  type Naming,
  nameOf,
  noteOn,
  periodKey,
  quote,
  reportRowKey,
} from './leads.ts'

interface ShareRows {
  readonly share: RowRef
  readonly part: RowRef
  readonly whole: RowRef
  readonly remainder: boolean
}

/** Digits beyond the printed ones, so that the quotient itself is not what differs. */
const GUARD = 4

export const checkShares: Check = (loaded) => {
  const rows = byReportRow(loaded)
  const relations = [...loaded.relations.shares, ...subRowShares(loaded)]
  return loaded.documents.flatMap(({ document }) =>
    relations.flatMap((relation) => {
      const leads = (row: RowRef) => leadsOf(rows.get(reportRowKey(document.key, row)) ?? [])
      const [parts, wholes] = [leads(relation.part), leads(relation.whole)]
      return leads(relation.share).flatMap((share) => {
        const at = (list: readonly Exact[]) => list.find((f) => periodKey(f.figure) === periodKey(share.figure))
        const [part, whole] = [at(parts), at(wholes)]
        return part && whole ? compareShare(loaded, share, part, whole, relation.remainder) : []
      })
    }),
  )
}

/** "Number" and "out of" sub-rows of the same measure, whichever measure that is. */
function subRowShares(loaded: LoadedData): ShareRows[] {
  return [...loaded.indicators.keys()].flatMap((indicator) =>
    loaded.relations.subShares.flatMap(({ share, part, whole }) =>
      share.map((sub) => ({
        share: { indicator, sub },
        part: { indicator, sub: part },
        whole: { indicator, sub: whole },
        remainder: false,
      })),
    ),
  )
}

function compareShare(loaded: LoadedData, share: Exact, part: Exact, whole: Exact, remainder: boolean): Finding[] {
  const quotient = (digits: number): string | null => {
    const percent = percentOf(part.value, whole.value, digits)
    return percent !== null && remainder ? subtract('100', percent) : percent
  }
  const digits = places(share.value)
  const expected = quotient(digits + GUARD)
  if (expected === null || compare(absolute(subtract(expected, share.value)), halfUnit(share.value)) <= 0) return []
  const { figure } = share
  const said = (naming: Naming): string =>
    `${remainder ? 'all but ' : ''}${naming(part)} of ${naming(whole)} is ${quotient(digits + 1)}%, not the ${naming(share)} that is printed; the two may count different groups.`
  const message = `${nameOf(loaded, figure)}, ${figure.period.label}: ${said(quote)}`
  return [
    { ...noteOn('shares', share, message, part), own: said(quote), doubt: `For ${figure.period.label}, ${said(bare)}` },
  ]
}
