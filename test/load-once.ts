/** Before all tests: one database with the reports of this program in it, which tests copy rather than load anew. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readConfig } from '../src/config.ts'
import { openStore } from '../src/setup.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of that database. */
    readonly loaded: string
  }
}

export default async function loadOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'scrutineer-loaded-'))
  const database = join(folder, 'figures.sqlite')
  const store = await openStore(readConfig({ SCRUTINEER_DB: database }))
  await store.close()
  project.provide('loaded', database)
  return () => rm(folder, { recursive: true, force: true })
}
