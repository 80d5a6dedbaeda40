/** What figures are judged by when they are published: the RAG rules and how measures hang together. */
import { z } from 'zod'
import { DataError } from '../errors.ts'
import { createRules } from '../rules/rag.ts'
import { type Reading, readJson } from './read-file.ts'
import { NO_RELATIONS, RELATIONS } from './relations.ts'
import type { Rules } from './rule-set.ts'
import { RULES_FILE, ruleSet } from './rule-set.ts'

/** Throws DataError where the rules cannot be used. */
export async function readRules(dataDir: string): Promise<Rules> {
  const reading: Reading = { dataDir, findings: [] }
  const content = await readJson(reading, RULES_FILE, z.record(z.string(), z.unknown()))
  const relations = (await readJson(reading, 'relations.json', RELATIONS, true)) ?? NO_RELATIONS
  const [wrong] = reading.findings.filter((f) => f.level === 'error')
  if (!content || wrong) throw new DataError(wrong?.message ?? `${RULES_FILE} cannot be read.`)
  return { shared: await createRules(content, RULES_FILE), relations, ...ruleSet(content) }
}
