/** `data/england`: what officers add to the Department for Education's figures. */
import { z } from 'zod'
import type { ScorecardBenchmark } from '../england/scorecard-benchmark.ts'
import type { SaidTopics } from '../england/topics-said.ts'
import { DataError } from '../errors.ts'
import { type Reading, readJson } from './read-file.ts'

const filled = z.string().min(1)

const BENCHMARKS = z.strictObject({
  about: z.string(),
  benchmarks: z.array(
    z
      .strictObject({
        indicator: filled,
        /** The sub-row that it is the benchmark of; "" for the row itself. */
        sub: z.string(),
        /** The short name in the Department's dictionary. */
        measure: filled,
        alike: z.enum(['same', 'near']),
        difference: filled.nullable(),
      })
      .refine((b) => (b.alike === 'near') === (b.difference !== null), {
        error: 'a near one says its difference, and one that is the same has none',
      }),
  ),
  not: z.array(z.strictObject({ indicator: filled, why: filled })),
})

const SAY = z.strictObject({
  about: z.string(),
  /** What people say for the dictionary's topics, in lower case as both are matched. */
  topics: z.array(z.strictObject({ say: z.array(filled).min(1), topics: z.array(filled).min(1) })),
  say: z.record(filled, z.array(filled)),
})

/**
 * Which of England's measures is the benchmark of which indicator, in the order of the file.
 * @throws DataError that names what is wrong with the file
 */
export const readScorecardBenchmarks = async (dataDir: string): Promise<ScorecardBenchmark[]> =>
  (await readWhole(dataDir, 'england/benchmarks.json', BENCHMARKS)).benchmarks

/** What people say for England's measures, by short name, and for its topics. @throws DataError that names what is wrong with the file */
export async function readEnglandSay(
  dataDir: string,
): Promise<{ readonly measures: Map<string, string[]>; readonly topics: readonly SaidTopics[] }> {
  const { say, topics } = await readWhole(dataDir, 'england/say.json', SAY)
  return { measures: new Map(Object.entries(say)), topics }
}

async function readWhole<S extends z.ZodType>(dataDir: string, file: string, schema: S): Promise<z.output<S>> {
  const reading: Reading = { dataDir, findings: [] }
  const read = await readJson(reading, file, schema)
  if (read === null) throw new DataError(reading.findings.map((f) => f.message).join('\n'))
  return read
}
