import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { openStore } from '../setup.ts'
import { exportCsv } from './export.ts'

/** `export`: everything that is loaded, as CSV on standard output. */
export async function runExport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  let council: string | undefined
  try {
    council = parseArgs({ args: [...args], options: { council: { type: 'string' } } }).values.council
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ')[0]}. The only option is --council KEY.`, { cause })
  }
  const store = await openStore(config)
  try {
    const [{ documents, measures }, figures] = await Promise.all([
      store.catalogue(),
      store.figures(council === undefined ? {} : { council }),
    ])
    out(exportCsv({ documents, measures, figures }, council))
    return 0
  } finally {
    await store.close()
  }
}
