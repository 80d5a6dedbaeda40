/** What data/rag/rules.json holds; its own words are in the file itself. */
import { z } from 'zod'
import { BAND_KINDS } from '../model/figure.ts'
import { UNITS } from '../model/indicator.ts'

const sentence = z.string().min(1)
const why = sentence.optional()

export const COMPARATORS = ['>=', '>', '<=', '<', 'between', 'words'] as const
export type Comparator = (typeof COMPARATORS)[number]
const comparator = z.enum(COMPARATORS)

/** The decimals of a result: as many as the inputs have and some more, or always as many. */
const places = z.union([z.strictObject({ asPrinted: z.int() }), z.strictObject({ fixed: z.int() })])

export const RULE_FILE = z.strictObject({
  $schema: sentence.optional(),
  version: sentence,
  source: sentence,
  about: z.array(sentence),
  names: z.record(z.string(), sentence),
  placeholders: z.record(z.string(), sentence),
  reading: z.strictObject({
    tidy: z.array(z.strictObject({ pattern: sentence, by: z.string(), why })),
    parts: z.record(z.string(), sentence),
    sides: z.record(z.string(), comparator),
    notations: z
      .array(
        z.strictObject({
          name: sentence,
          pattern: sentence,
          comparator: z.enum([...COMPARATORS, 'nothing']).optional(),
          bare: z.boolean().default(false),
          where: sentence.default('true'),
          limit: z.literal('given').optional(),
          example: sentence,
          why,
        }),
      )
      .min(1),
    bare: z.array(z.strictObject({ when: sentence, comparator, why })).min(1),
  }),
  comparators: z.record(
    comparator,
    z.strictObject({ holds: sentence, words: sentence, openAbove: z.boolean(), openBelow: z.boolean() }),
  ),
  facts: z.array(z.strictObject({ name: sentence, is: sentence, why })),
  wording: z.strictObject({
    bands: z.array(z.strictObject({ band: z.enum(BAND_KINDS), when: sentence, words: sentence })),
    target: z.array(z.strictObject({ when: sentence, words: sentence })).min(1),
    units: z.record(z.enum(UNITS), sentence),
  }),
  rules: z
    .array(
      z.strictObject({
        name: sentence,
        when: sentence,
        rag: z.enum(['green', 'amber', 'red', 'none']),
        reason: sentence,
        /** What of the reason is left to say where figure, colour and target are told already. */
        brief: sentence.optional(),
        why: sentence,
      }),
    )
    .min(1),
  constants: z.record(z.string(), sentence),
  measures: z.record(
    z.string(),
    z.strictObject({
      about: sentence,
      inputs: z.array(sentence).optional(),
      cases: z.array(z.strictObject({ when: sentence, expression: sentence })).min(1),
      places,
    }),
  ),
  verdicts: z.record(
    z.string(),
    z.strictObject({
      about: sentence,
      inputs: z.array(sentence),
      cases: z.array(z.strictObject({ when: sentence, is: sentence })).min(1),
    }),
  ),
})
export type RuleFile = z.infer<typeof RULE_FILE>
