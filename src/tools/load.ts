import type { Config } from '../config.ts'
import { openStore } from '../setup.ts'

/** `load`: loads the data files where they have changed, and says what is there. */
export async function runLoad(config: Config, out: (text: string) => void): Promise<number> {
  const store = await openStore(config)
  const { councils, documents, measures } = await store.catalogue()
  out(`Loaded: ${councils.length} councils, ${documents.length} reports, ${measures.length} rows.\n`)
  await store.close()
  return 0
}
