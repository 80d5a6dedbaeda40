/** `import`: takes in what another publisher gives for all councils. The first word says whose. */
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { runLaitImport } from '../importing/lait/command.ts'

/** Returns the exit status. @throws UsageError for a publisher that is not known */
export async function runImport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const [first, ...rest] = args
  if (first !== 'lait')
    throw new UsageError('Use: npm run import -- lait DIR, with the files of a LAIT release in DIR.')
  return runLaitImport(rest, config, out)
}
