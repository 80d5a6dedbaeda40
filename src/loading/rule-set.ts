/** The content of data/rag-rules.json with the hash that names it for ever. */
import { createHash } from 'node:crypto'

export interface RuleSet {
  /** SHA-256 in hex. */
  readonly hash: string
  readonly content: string
}

export function ruleSet(rules: unknown): RuleSet {
  const content = JSON.stringify(rules)
  return { hash: createHash('sha256').update(content).digest('hex'), content }
}
