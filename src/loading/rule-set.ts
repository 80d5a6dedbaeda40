/** The shared RAG rules as a file of the data folder, and the hash that names their content for ever. */
import { createHash } from 'node:crypto'
import type { SharedRules } from '../rules/rag.ts'
import type { Relations } from './relations.ts'

/** Within the data folder. */
export const RULES_FILE = 'rag/rules.json'

export interface RuleSet {
  /** SHA-256 in hex. */
  readonly hash: string
  readonly content: string
}

/** The rules ready to be run, with what they were made of. */
export interface Judging extends RuleSet {
  readonly shared: SharedRules
}

/** What figures are judged by. */
export interface Rules extends Judging {
  readonly relations: Relations
}

export function ruleSet(rules: unknown): RuleSet {
  const content = JSON.stringify(rules)
  return { hash: createHash('sha256').update(content).digest('hex'), content }
}
