/** The thread of `load-apart.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { openFigures } from '../store/compose.ts'
import type { Loading } from './load-apart.ts'
import { loadInto } from './load-into.ts'

const { database, dataDir, wanted } = workerData as Loading
const store = await openFigures(database)
try {
  parentPort?.postMessage(await loadInto(store, dataDir, wanted))
} finally {
  await store.close()
}
