/** `data/england`: what officers add to the Department for Education's figures. */
import { z } from 'zod'
import type { ScorecardBenchmark } from '../england/scorecard-benchmark.ts'
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

const SAY = z.strictObject({ about: z.string(), say: z.record(filled, z.array(filled)) })

/**
 * Which of England's measures is the benchmark of which indicator, in the order of the file.
 * @throws DataError that names what is wrong with the file
 */
export const readScorecardBenchmarks = async (dataDir: string): Promise<ScorecardBenchmark[]> =>
  (await readWhole(dataDir, 'england/benchmarks.json', BENCHMARKS)).benchmarks

/** What people say for England's measures, by short name. @throws DataError that names what is wrong with the file */
export const readEnglandSay = async (dataDir: string): Promise<Map<string, string[]>> =>
  new Map(Object.entries((await readWhole(dataDir, 'england/say.json', SAY)).say))

async function readWhole<S extends z.ZodType>(dataDir: string, file: string, schema: S): Promise<z.output<S>> {
  const reading: Reading = { dataDir, findings: [] }
  const read = await readJson(reading, file, schema)
  if (read === null) throw new DataError(reading.findings.map((f) => f.message).join('\n'))
  return read
}
