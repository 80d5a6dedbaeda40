/** Takes in the data files when they have changed, while questions go on being answered. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../../../config.ts'
import { fingerprintOf } from '../../../loading/fingerprint.ts'
import { assemble, type Running } from '../../../setup.ts'
import type { PublishedData, Store } from '../../../store/store.ts'

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

/** A store that gives the catalogue of `data` and everything else as `store` does. */
const withCatalogue = (store: Store, data: PublishedData): Store => ({
  fingerprint: () => store.fingerprint(),
  replaceAll: (next) => store.replaceAll(next),
  catalogue: async () => data,
  figures: (filter) => store.figures(filter),
  commentary: (filter) => store.commentary(filter),
  saveUnanswered: (entry) => store.saveUnanswered(entry),
  unanswered: (since) => store.unanswered(since),
  forgetUnanswered: (entry) => store.forgetUnanswered(entry),
  close: () => store.close(),
})

/**
 * Looks at the data folder every few minutes. Where it differs from what is loaded, it is loaded into the same store
 * and `onNew` is called, which must put the new one in use before it waits for anything. Errors in the files leave the
 * earlier data.
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

  async function take(fresh: Running, fingerprint: string): Promise<true> {
    loaded = fingerprint
    said = null
    await onNew(fresh)
    return true
  }

  async function load(wanted: string): Promise<boolean> {
    await pause(settleMs, undefined, { ref: false, signal })
    if ((await fingerprintOf(config.dataDir)) !== wanted) return false
    const [{ readData }, { tellAskers }] = await Promise.all([
      import('../../../loading/read-data.ts'),
      import('../../../loading/tell-askers.ts'),
    ])
    const { data, findings } = await readData(config.dataDir)
    if (data.fingerprint !== wanted) return false
    const errors = findings.filter((f) => f.level === 'error')
    if (errors.length > 0) {
      refused = wanted
      const why = `The changed data files have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, so the earlier data stays (npm run check-data lists them): ${errors[0]?.message}`
      say(why)
      await onRefused?.({ why, fingerprint: wanted })
      return false
    }
    const told = tellAskers(data, findings)
    const { store } = current()
    // Made ready before the figures are replaced: a question never meets new figures with the old catalogue.
    const fresh = await assemble(config, withCatalogue(store, told))
    fresh.reader.prepare()
    if (signal.aborted) return false
    await store.replaceAll(told)
    return take({ ...fresh, store, fingerprint: wanted }, wanted)
  }

  async function lookOnce(): Promise<boolean> {
    const { store } = current()
    const known = loaded
    const stored = await store.fingerprint()
    // Another program has loaded the files into the same database.
    if (stored !== null && stored !== known) return take(await assemble(config, store), stored)
    const wanted = await fingerprintOf(config.dataDir)
    return wanted === known || wanted === refused ? false : load(wanted)
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
