/** Takes in the data files when they have changed, while questions go on being answered. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../../../config.ts'
import { fingerprintOf } from '../../../loading/fingerprint.ts'
import { loadApart } from '../../../loading/load-apart.ts'
import type { Loaded } from '../../../loading/load-into.ts'
import { assemble, type Running, withImported } from '../../../setup.ts'
import type { Store } from '../../../store/store.ts'

/** How often the data folder is looked at. */
export const LOOK_EVERY_MS = 2 * 60_000
/** Files that are still being copied change within this. */
const SETTLE_MS = 3000

export interface ReloadOptions {
  /** One sentence each; the same one is not said again and again. */
  readonly log: (message: string) => void
  /** Told once of each state of the files that could not be loaded: the sentence, and what names that state. */
  readonly onRefused?: (refused: { readonly why: string; readonly fingerprint: string }) => unknown
  readonly everyMs?: number
  readonly settleMs?: number
}

export interface DataWatch {
  /** Looks now; true where other data was taken. */
  look(): Promise<boolean>
  /** Looks no more, and ends the look under way. */
  stop(): Promise<void>
}

/**
 * Looks every few minutes whether something was published, and at the data folder. Where that differs from what was
 * taken, it is taken into the same store. `onNew` must put the new one in use before it waits for anything. Errors in
 * the files leave the earlier data.
 * @param current what is in use
 */
export function watchData(
  config: Config,
  current: () => Running,
  onNew: (fresh: Running) => unknown,
  { log, onRefused, everyMs = LOOK_EVERY_MS, settleMs = SETTLE_MS }: ReloadOptions,
): DataWatch {
  let loaded: string | null = current().fingerprint
  // Not looked at again until the files change once more.
  let refused: string | null = null
  let said: string | null = null
  const ending = new AbortController()
  const { signal } = ending
  const say = (sentence: string): void => {
    if (said !== sentence) log(sentence)
    said = sentence
  }

  async function take(fresh: Running): Promise<true> {
    // Made ready before it is in use, so that the first question does not wait for it.
    fresh.reader.prepare()
    loaded = fresh.fingerprint
    said = null
    await onNew(fresh)
    return true
  }

  /** What is in memory can be reached from this thread alone. */
  const taken = async (store: Store, wanted: string): Promise<Loaded> =>
    config.database === ':memory:'
      ? (await import('../../../loading/load-into.ts')).loadInto(store, config.dataDir, wanted)
      : loadApart({ database: config.database, dataDir: config.dataDir, wanted }, signal)

  async function load(wanted: string): Promise<boolean> {
    await pause(settleMs, undefined, { ref: false, signal })
    if ((await fingerprintOf(config.dataDir)) !== wanted) return false
    const { store } = current()
    const outcome = await taken(store, wanted)
    if (outcome.kind === 'changed') return false
    if (outcome.kind === 'refused') {
      const { errors } = outcome
      refused = wanted
      const why = `The changed data files have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, so the earlier data stays (npm run check-data lists them): ${errors[0]}`
      say(why)
      await onRefused?.({ why, fingerprint: wanted })
      return false
    }
    if (signal.aborted) return false
    // What was in use went on reading what was published before.
    return take(await assemble(config, store))
  }

  async function lookOnce(): Promise<boolean> {
    const { store } = current()
    const stored = await store.fingerprint()
    // Another program has published something in the same database, or taken the files into it.
    if (stored !== null && stored !== loaded) return take(await assemble(config, store))
    // So has an import of figures of all England.
    const imported = await withImported(config, current())
    if (imported !== current()) return take(imported)
    const wanted = await fingerprintOf(config.dataDir)
    return wanted === (await store.bundle()) || wanted === refused ? false : load(wanted)
  }

  let underWay: Promise<boolean> = Promise.resolve(false)
  const look = (): Promise<boolean> => {
    underWay = underWay.then(async () => {
      if (signal.aborted) return false
      try {
        return await lookOnce()
      } catch (error) {
        if (!signal.aborted) say(`The data files could not be looked at: ${(error as Error).message}`)
        return false
      }
    })
    return underWay
  }
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    void look().finally(() => {
      busy = false
    })
  }, everyMs).unref()

  return {
    look,
    stop: async () => {
      ending.abort()
      clearInterval(timer)
      await underWay
    },
  }
}
