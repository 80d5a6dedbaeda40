/** England's imported figures, ready to be asked: what the composition root opens beside the councils' own store. */
import { access } from 'node:fs/promises'
import type { Config } from './config.ts'
import type { EnglandAsPublished } from './england/as-published.ts'
import type { England } from './england/england.ts'
import type { ScorecardBenchmark } from './england/scorecard-benchmark.ts'
import type { SaidTopics } from './england/topics-said.ts'
import type { EnglandStore } from './store/england.ts'
import { openEnglandStore } from './store/sqlite/england/open.ts'

export interface OpenEngland {
  readonly england: England
  readonly published: EnglandAsPublished
  /** To be closed with the program; another `release().number` than the England's means that a newer one was imported. */
  readonly store: EnglandStore
  readonly benchmarks: readonly ScorecardBenchmark[]
  /** What people say for the measures, by short name; `saidFor` adds the indicators' own. */
  readonly say: ReadonlyMap<string, readonly string[]>
  readonly saidTopics: readonly SaidTopics[]
}

/** The number of the newest release in the database; null where nothing was imported. @throws StoreError */
export async function importedRelease({ database }: Config): Promise<number | null> {
  const there = await access(database).then(
    () => true,
    () => false,
  )
  if (!there) return null
  const store = await openEnglandStore(database)
  try {
    return (await store.release())?.number ?? null
  } finally {
    await store.close()
  }
}

/** Null where nothing was imported into the database. @throws StoreError, DataError */
export async function openEngland(config: Config): Promise<OpenEngland | null> {
  const there = await access(config.database).then(
    () => true,
    () => false,
  )
  if (!there) return null
  const store = await openEnglandStore(config.database)
  // Nothing more is loaded where nothing was imported: a question from the shell must not wait for it.
  if (!(await store.release())) {
    await store.close()
    return null
  }
  const [{ England }, { EnglandAsPublished }, { readEnglandSay, readScorecardBenchmarks }] = await Promise.all([
    import('./england/england.ts'),
    import('./england/as-published.ts'),
    import('./loading/england-files.ts'),
  ])
  const england = await England.open(store)
  if (!england) {
    await store.close()
    return null
  }
  const [benchmarks, say] = await Promise.all([readScorecardBenchmarks(config.dataDir), readEnglandSay(config.dataDir)])
  const published = new EnglandAsPublished(england)
  return { england, published, store, benchmarks, say: say.measures, saidTopics: say.topics }
}
