/** What figures are judged by when they are published: the RAG rules and how measures hang together. */
import { z } from 'zod'
import { DataError } from '../errors.ts'
import type { Rules } from '../publishing/plan.ts'
import { createRag } from '../rules/rag.ts'
import { type Reading, readJson } from './read-file.ts'
import { NO_RELATIONS, RELATIONS } from './relations.ts'
import { ruleSet } from './rule-set.ts'

/** Throws DataError where the rules cannot be used. */
export async function readRules(dataDir: string): Promise<Rules> {
  const reading: Reading = { dataDir, findings: [] }
  const rules = await readJson(reading, 'rag-rules.json', z.record(z.string(), z.unknown()))
  const relations = (await readJson(reading, 'relations.json', RELATIONS, true)) ?? NO_RELATIONS
  const [wrong] = reading.findings.filter((f) => f.level === 'error')
  if (!rules || wrong) throw new DataError(wrong?.message ?? 'rag-rules.json cannot be read.')
  return { rate: await createRag(rules, 'rag-rules.json'), relations, ...ruleSet(rules) }
}
