/** Reads, checks and publishes the data files: all of them, or none. */
import type { Store } from '../store/store.ts'
import { readData } from './read-data.ts'
import { tellAskers } from './tell-askers.ts'

/** `changed`: the files were not what was wanted any more. `refused` has the sentence of each error. */
export type Loaded =
  | { readonly kind: 'loaded' | 'changed' }
  | { readonly kind: 'refused'; readonly errors: readonly string[] }

/** @param wanted the fingerprint that the files are to have; null for whatever is there */
export async function loadInto(store: Store, dataDir: string, wanted: string | null = null): Promise<Loaded> {
  const { data, findings } = await readData(dataDir)
  if (wanted !== null && data.fingerprint !== wanted) return { kind: 'changed' }
  const errors = findings.filter(({ level }) => level === 'error').map(({ message }) => message)
  if (errors.length > 0) return { kind: 'refused', errors }
  await store.replaceAll(tellAskers(data, findings))
  return { kind: 'loaded' }
}
