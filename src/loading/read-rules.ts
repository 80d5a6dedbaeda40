/** What figures are judged by when they are published: the RAG rules and how measures hang together. */
import { z } from 'zod'
import { DataError } from '../errors.ts'
import { createRules, type SharedRules } from '../rules/rag.ts'
import { type Reading, readJson } from './read-file.ts'
import { NO_RELATIONS, RELATIONS } from './relations.ts'
import type { Rules } from './rule-set.ts'
import { RULES_FILE, ruleSet } from './rule-set.ts'

/**
 * @param own rules to judge by instead of those of the data folder
 * @param file what they are called where they cannot be used
 * @throws DataError where the rules cannot be used
 */
export async function readRules(dataDir: string, own?: unknown, file = RULES_FILE): Promise<Rules> {
  const reading: Reading = { dataDir, findings: [] }
  const content = own ?? (await readJson(reading, RULES_FILE, z.record(z.string(), z.unknown())))
  const relations = (await readJson(reading, 'relations.json', RELATIONS, true)) ?? NO_RELATIONS
  const [wrong] = reading.findings.filter((f) => f.level === 'error')
  if (!content || wrong) throw new DataError(wrong?.message ?? `${file} cannot be read.`)
  const set = ruleSet(content)
  return { shared: await sharedRules(content, set.hash, file), relations, ...set }
}

/** Made once for what they say: making them takes as long as rating a report by them. */
const made = new Map<string, Promise<SharedRules>>()
const MOST_MADE = 4

function sharedRules(content: unknown, hash: string, file: string): Promise<SharedRules> {
  const rules = made.get(hash) ?? createRules(content, file)
  if (made.size >= MOST_MADE) made.clear()
  made.set(hash, rules)
  return rules
}
