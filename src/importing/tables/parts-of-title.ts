/**
 * Rows that are parts of what a table's title names: ages below "Children looked after by age group", or the groups of each
 * characteristic below "Children in our care: profile".
 */
import { type Column, type HeadBlock, isOfParts, isPartHead } from './heads.ts'
import { type TableName, withoutTime } from './table-name.ts'

export interface PartsOfTitle {
  /** The column at the left of the parts that says what they are of: "Age", "Placement type". */
  readonly characteristics: Column | undefined
  /** What each row is a part of, by what stands in the column of characteristics. */
  readonly nameOf: (characteristic: string) => string
  /** The column of the parts. */
  readonly column: Column
}

/** Null for a table whose rows name measures. `named` is a column of words whose head says nothing known. */
export function partsOfTitle(
  { columns }: HeadBlock,
  named: Column | undefined,
  title: () => TableName,
): PartsOfTitle | null {
  if (!isOfParts(columns)) return null
  const parts = columns.filter(isPartHead)
  const column = parts.findLast((c) => c.role === 'sub') ?? parts.at(-1)
  if (!column) return null
  const whole = bare(title().name)
  return {
    characteristics: named ?? parts.find((c) => c.index < column.index),
    column,
    nameOf: (characteristic) => [whole, characteristic].filter((text) => text !== '').join(', '),
  }
}

/** "Table 3:" and "C1)" before a title. */
const NUMBERED = /^(?:(?:table|figure|chart|section)\s+)?[A-Z]?\d+[a-z]?(?:\s*[).:]|\s+[–-])\s*/i
/** Words for the kind of table. */
const KIND = /[\s,:;–-]*\b(?:profile|breakdown|demographics|analysis)\b(?=\s*$)/i

/** What is counted, without when and without what the table is called. */
function bare(title: string): string {
  const short = [NUMBERED, KIND].reduce((text, pattern) => text.replace(pattern, '').trim(), withoutTime(title))
  return /[a-z]{3}/i.test(short) ? short : title
}
