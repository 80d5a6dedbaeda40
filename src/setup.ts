/** The composition root: from settings to something that can be asked. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Scrutineer } from './ask.ts'
import { Catalogue } from './catalogue.ts'
import type { Config } from './config.ts'
import { DataError, StoreError } from './errors.ts'
import type { Intent } from './intent.ts'
import { actsOf, loadIntents } from './intents.ts'
import { readLanguage } from './language/language-data.ts'
import { Reader } from './language/reader.ts'
import { fingerprintOf } from './loading/fingerprint.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import type { Store } from './store/store.ts'
import { readLearnt } from './understanding/learnt.ts'
import { Understanding } from './understanding/understand.ts'

export interface Running {
  readonly scrutineer: Scrutineer
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly store: Store
  readonly intents: readonly Intent[]
  /** Of the data that the catalogue was made of: another one in the store means that newer data is about to be taken. */
  readonly fingerprint: string | null
}

/** Opens the database, making its folder, and loads the data files into it where they have changed. */
export async function openStore(config: Config): Promise<Store> {
  if (config.database !== ':memory:') {
    await mkdir(dirname(config.database), { recursive: true }).catch((cause: Error) => {
      throw new StoreError(
        `The folder for the database cannot be made (${cause.message}); set SCRUTINEER_DB to a file that can be written.`,
        { cause },
      )
    })
  }
  const store = await openSqliteStore(config.database)
  try {
    await loadIfChanged(config, store)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

async function loadIfChanged(config: Config, store: Store): Promise<void> {
  const wanted = await fingerprintOf(config.dataDir)
  if ((await store.fingerprint()) === wanted) return
  const [{ readData }, { tellAskers }] = await Promise.all([
    import('./loading/read-data.ts'),
    import('./loading/tell-askers.ts'),
  ])
  const { data, findings } = await readData(config.dataDir)
  const errors = findings.filter((f) => f.level === 'error')
  if (errors.length > 0) {
    const shown = errors.slice(0, 20).map((f) => `- ${f.message}`)
    throw new DataError(
      `The data files have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, so nothing was loaded and the earlier data stays:\n${shown.join('\n')}`,
    )
  }
  await store.replaceAll(tellAskers(data, findings))
}

/** Everything that is needed to ask, on an open store. */
export async function assemble(config: Config, store: Store): Promise<Running> {
  const fingerprint = await store.fingerprint()
  const [data, { vocabulary, language }, intents, learnt] = await Promise.all([
    store.catalogue(),
    readLanguage(config.intentsDir, config.dataDir),
    loadIntents(config.intentsDir),
    readLearnt(config.intentsDir, config.dataDir),
  ])
  const catalogue = new Catalogue(data, vocabulary)
  const reader = new Reader(catalogue, language)
  const understanding = new Understanding(
    { catalogue, reader, lexicon: learnt.lexicon },
    learnt.english,
    actsOf(intents),
    learnt.model,
  )
  return {
    scrutineer: new Scrutineer({ catalogue, reader, store, intents, understanding }),
    catalogue,
    reader,
    store,
    intents,
    fingerprint,
  }
}

export async function start(config: Config): Promise<Running> {
  const store = await openStore(config)
  return assemble(config, store)
}
