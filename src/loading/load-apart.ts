/** Loads the data files in a thread of its own: reading and checking them would stop everything else for seconds. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Loaded } from './load-into.ts'

export interface Loading {
  /** A file: what is in memory is in this thread alone. */
  readonly database: string
  readonly dataDir: string
  /** The fingerprint that the files are to have. */
  readonly wanted: string
}

/** Throws what stopped it. Ended by `signal` in the middle, nothing of it is kept. */
export async function loadApart(loading: Loading, signal: AbortSignal): Promise<Loaded> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: loading })
  const over = once(worker, 'exit')
  try {
    const [loaded] = (await once(worker, 'message', { signal })) as [Loaded]
    await over
    return loaded
  } finally {
    await worker.terminate()
  }
}
