/** The composition root: from settings to something that can be asked. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Scrutineer } from './ask.ts'
import { Catalogue } from './catalogue.ts'
import type { Config } from './config.ts'
import { importedRelease, type OpenEngland, openEngland } from './england-setup.ts'
import { DataError, StoreError } from './errors.ts'
import type { Intent } from './intent.ts'
import { actsOf, loadIntents } from './intents.ts'
import { readLanguage } from './language/language-data.ts'
import { Reader } from './language/reader.ts'
import type { VocabularyData } from './language/vocabulary.ts'
import { fingerprintOf } from './loading/fingerprint.ts'
import { openFigures } from './store/compose.ts'
import type { CatalogueData, Store, View } from './store/store.ts'
import { readLearnt } from './understanding/learnt.ts'
import { SpokenNames } from './understanding/spoken-names.ts'
import { Understanding } from './understanding/understand.ts'

export interface Running {
  readonly scrutineer: Scrutineer
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly store: Store
  readonly intents: readonly Intent[]
  /** Of the data that the catalogue was made of: another one in the store means that newer data is about to be taken. */
  readonly fingerprint: string | null
  /** The release of all England's figures behind it; null where there is none, or it was left aside. */
  readonly england: number | null
}

/** Opens the database, making its folder, and takes the bundled data files into it where they have changed. */
export async function openStore(config: Config): Promise<Store> {
  if (config.database !== ':memory:') {
    await mkdir(dirname(config.database), { recursive: true }).catch((cause: Error) => {
      throw new StoreError(
        `The folder for the database cannot be made (${cause.message}); set SCRUTINEER_DB to a file that can be written.`,
        { cause },
      )
    })
  }
  const store = await openFigures(config.database)
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
  if ((await store.bundle()) === wanted) return
  const { loadInto } = await import('./loading/load-into.ts')
  const loaded = await loadInto(store, config.dataDir)
  if (loaded.kind !== 'refused') return
  const { errors } = loaded
  const shown = errors.slice(0, 20).map((message) => `- ${message}`)
  throw new DataError(
    `The data files have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, so nothing was loaded and the earlier data stays:\n${shown.join('\n')}`,
  )
}

export interface Assembly {
  /** What to answer from instead of what is published now. */
  readonly view?: View
  /** False leaves imported figures of all England aside. */
  readonly hasEngland?: boolean
}

/**
 * Everything that is needed to ask, on an open store. Answers come from what is published now, also while more is
 * published: its figures never meet another catalogue.
 */
export async function assemble(
  config: Config,
  open: Store,
  { view, hasEngland = true }: Assembly = {},
): Promise<Running> {
  const fingerprint = await open.fingerprint()
  const own: Store = { ...open, ...(view ?? (await open.snapshot())) }
  const opening = hasEngland ? openEngland(config) : Promise.resolve(null)
  const [data, england, { vocabulary, language }, intents, learnt] = await Promise.all([
    own.catalogue(),
    opening,
    readLanguage(config.intentsDir, config.dataDir),
    loadIntents(config.intentsDir),
    opening.then((opened) => readLearnt(config.intentsDir, config.dataDir, opened !== null)),
  ])
  const { catalogue, store } = await behind(own, england, data, vocabulary)
  const reader = new Reader(catalogue, language, (word) => learnt.english.isTalk(word))
  const understanding = new Understanding(
    {
      catalogue,
      reader,
      lexicon: learnt.lexicon,
      english: learnt.english,
      spokenNames: new SpokenNames(catalogue, learnt.spokenNames),
      nameWords: learnt.nameWords,
    },
    actsOf(intents, england !== null),
    learnt.model,
  )
  return {
    scrutineer: new Scrutineer({ catalogue, reader, store, intents, understanding }),
    catalogue,
    reader,
    store,
    intents,
    fingerprint,
    england: england?.england.release.number ?? null,
  }
}

/** What is asked from now on: made anew on the same store where another release of England was imported since, else as it is. */
export async function withImported(config: Config, running: Running): Promise<Running> {
  if ((await importedRelease(config)) === running.england) return running
  const fresh = await assemble(config, running.store)
  fresh.reader.prepare()
  return fresh
}

/** The councils' own reports, and where they are imported all England's figures behind them. */
async function behind(
  own: Store,
  opened: OpenEngland | null,
  data: CatalogueData,
  vocabulary: VocabularyData,
): Promise<{ catalogue: Catalogue; store: Store }> {
  if (!opened) return { catalogue: new Catalogue(data, vocabulary), store: own }
  const [{ EnglandCatalogue, withEnglandFigures }, { saidFor }] = await Promise.all([
    import('./england/england-catalogue.ts'),
    import('./england/scorecard-benchmark.ts'),
  ])
  const { england, published, benchmarks, say, saidTopics } = opened
  const said = saidFor(say, benchmarks, data.indicators)
  const store = withEnglandFigures(own, published)
  return {
    catalogue: new EnglandCatalogue(data, vocabulary, { england, published, benchmarks, said, saidTopics }),
    store: {
      ...store,
      close: async () => {
        await opened.store.close()
        await own.close()
      },
    },
  }
}

export async function start(config: Config, hasEngland = true): Promise<Running> {
  const store = await openStore(config)
  return assemble(config, store, { hasEngland })
}
