/** What data/rag/vectors.json holds: what has to come of the rules. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BAND_KINDS } from '../../src/model/figure.ts'
import { UNITS } from '../../src/model/indicator.ts'
import { COMPARATORS } from '../../src/rules/rule-file.ts'

const polarity = z.enum(['high', 'low', 'info'])
const band = z.strictObject({ printed: z.string(), given: z.string().optional() })

export const VECTOR_FILE = z.strictObject({
  $schema: z.string(),
  version: z.string(),
  bands: z.array(
    z.strictObject({
      printed: z.string(),
      given: z.string().optional(),
      polarity,
      band: z.enum(BAND_KINDS),
      comparator: z.enum(COMPARATORS).nullable(),
      limit: z.string().nullable(),
      upper: z.string().optional(),
    }),
  ),
  judgements: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string(),
      shown: z.string(),
      unit: z.enum(UNITS),
      polarity,
      green: band.optional(),
      amber: band.optional(),
      red: band.optional(),
      targetPublished: z.boolean(),
      period: z.string(),
      rag: z.enum(['red', 'amber', 'green', 'none']),
      rule: z.string(),
      reason: z.string(),
    }),
  ),
  measures: z.array(
    z.strictObject({
      measure: z.string(),
      inputs: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()])),
      result: z.string().nullable(),
    }),
  ),
})
export type Vectors = z.infer<typeof VECTOR_FILE>
export type JudgementVector = Vectors['judgements'][number]

export const RAG_FOLDER = new URL('../../data/rag/', import.meta.url)
export const readRag = (name: string): unknown => JSON.parse(readFileSync(new URL(name, RAG_FOLDER), 'utf8'))
