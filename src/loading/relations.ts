/** How measures hang together (`data/relations.json`): what the checks on sums, shares and rates go by. */
import { z } from 'zod'
import { PERIOD_KINDS } from '../model/period.ts'

const ROW = z.strictObject({ indicator: z.string().min(1), sub: z.string().default('') })

const WHY = z.string().min(1)

const SUM = z.strictObject({
  whole: ROW,
  parts: z.array(ROW).min(1),
  /** Whether the parts are all there is; if not, they may only not exceed the whole. */
  exhaustive: z.boolean(),
  /** The kinds of period it holds for; all where left out. */
  periods: z.array(z.enum(PERIOD_KINDS)).optional(),
  why: WHY,
})

const SHARE = z.strictObject({
  share: ROW,
  part: ROW,
  whole: ROW,
  /** Whether the printed percentage is of those who are not the part. */
  remainder: z.boolean().default(false),
  why: WHY,
})

const SUB_SHARE = z.strictObject({
  share: z.array(z.string()).min(1),
  part: z.string(),
  whole: z.string(),
  why: WHY,
})

const RATE = z.strictObject({
  rate: ROW,
  count: ROW,
  /** The population it is a rate of, in words: rates of the same one must fit the same number of people. */
  of: z.string().min(1),
  why: WHY,
})

export const RELATIONS = z.strictObject({
  version: z.string(),
  about: z.string(),
  sums: z.array(SUM),
  shares: z.array(SHARE),
  subShares: z.array(SUB_SHARE),
  rates: z.array(RATE),
  /** Sub-rows that print a change, which may lie below 0% or above 100%. */
  changeSubs: z.array(z.string()),
})

export type Relations = z.infer<typeof RELATIONS>
export type RowRef = z.infer<typeof ROW>

export const NO_RELATIONS: Relations = {
  version: '',
  about: '',
  sums: [],
  shares: [],
  subShares: [],
  rates: [],
  changeSubs: [],
}

/** Every row that the relations speak of. */
export function rowsNamed(relations: Relations): RowRef[] {
  return [
    ...relations.sums.flatMap((s) => [s.whole, ...s.parts]),
    ...relations.shares.flatMap((s) => [s.share, s.part, s.whole]),
    ...relations.rates.flatMap((r) => [r.rate, r.count]),
  ]
}
