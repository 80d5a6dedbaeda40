/** Where a word has been left: in the databases, in what SQLite keeps beside them, in the log. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Office } from './with-slack.ts'

/** The files, and the log, that have any of the words. */
export function tracesOf({ config, log }: Pick<Office, 'config' | 'log'>, ...words: readonly string[]): string[] {
  const folder = dirname(config.stateDatabase)
  const files = readdirSync(folder).filter((name) => name.includes('.sqlite'))
  const found = files.filter((name) => {
    const bytes = readFileSync(join(folder, name))
    return words.some((word) => bytes.includes(word))
  })
  return [...found, ...(words.some((word) => log.join('\n').includes(word)) ? ['log'] : [])]
}
