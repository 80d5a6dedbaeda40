/** The one place where it is chosen what the state stands on. */
import { statSync } from 'node:fs'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { type Tally, tallyOf } from './rows.ts'
import type { Contents, Restored } from './sqlite/state/backup.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'

type Places = Pick<Config, 'databaseUrl' | 'stateDatabase'>

/** Opens the state where the settings say, making it where it is missing. Throws StoreError, UsageError. */
export async function openState({ databaseUrl, stateDatabase }: Places): Promise<State> {
  if (databaseUrl !== null) return (await import('./postgres/open.ts')).openPostgresState(databaseUrl)
  return (await import('./sqlite/state/open-file.ts')).openState(stateDatabase)
}

/** Whether there is a state file with something in it: one of no bytes is what a copy leaves that failed. */
export const isStateFile = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0

/**
 * Opens the state that is kept already, for a command that looks into it: where the program keeps another file, an empty one
 * would say that nothing is kept. Throws StoreError, UsageError.
 */
export async function openKeptState(places: Places): Promise<State> {
  const { databaseUrl, stateDatabase } = places
  if (databaseUrl === null && !isStateFile(stateDatabase))
    throw new UsageError(
      `There is no state file ${stateDatabase}, so nothing was looked up or changed. Run this with the settings of the bot, SCRUTINEER_STATE or SCRUTINEER_DB, and as its user (under systemd: src/surfaces/slack/deploy/scrutineer); the bot's first start makes the file.`,
    )
  return openState(places)
}

/** What a move of the state came to. */
export interface Moved {
  readonly tally: Tally
  /** Where the file is now that was moved from; null where it was a server. */
  readonly aside: string | null
}

/** Opens the published figures in `file`, or in memory for ":memory:". Throws StoreError. */
export const openFigures = async (file: string): Promise<Store> =>
  (await import('./sqlite/open.ts')).openSqliteStore(file)

/** From the file to the server, while nobody works on either; checked by counts and hashes. Throws StoreError, UsageError. */
export async function moveToServer(config: Places & { readonly databaseUrl: string }, stamp: string): Promise<Moved> {
  const [{ takeOut }, { fillServer }] = await Promise.all([
    import('./sqlite/state/rows.ts'),
    import('./postgres/rows.ts'),
  ])
  let tally: Tally | null = null
  const aside = await takeOut(config.stateDatabase, stamp, async (rows) => {
    tally = await tallyOf(rows)
    await fillServer(config.databaseUrl, rows, tally, { replace: false, inDoubt: false })
  })
  return { tally: tally as unknown as Tally, aside }
}

/** From the server back to a file that is not there yet, likewise. Throws StoreError, UsageError. */
export async function moveToFile(config: Places & { readonly databaseUrl: string }): Promise<Moved> {
  const [{ fillFile }, { emptyServer }] = await Promise.all([
    import('./sqlite/state/rows.ts'),
    import('./postgres/rows.ts'),
  ])
  let tally: Tally | null = null
  await emptyServer(config.databaseUrl, async (rows) => {
    tally = await tallyOf(rows)
    await fillFile(config.stateDatabase, rows, tally)
  })
  return { tally: tally as unknown as Tally, aside: null }
}

/** Copies the state to a file that is not there yet, while programs may work on it. Throws StoreError, UsageError. */
export async function backUpState({ databaseUrl, stateDatabase }: Places, file: string): Promise<Contents> {
  const { backUp, contentsIn, makeFolder } = await import('./sqlite/state/backup.ts')
  if (databaseUrl === null) return backUp(stateDatabase, file)
  const [{ fillFile }, { readServer }] = await Promise.all([
    import('./sqlite/state/rows.ts'),
    import('./postgres/rows.ts'),
  ])
  await makeFolder(file)
  await readServer(databaseUrl, async (rows) => fillFile(file, rows, await tallyOf(rows)))
  return contentsIn(file)
}

/** What is in such a copy, which is looked through. Throws StoreError, UsageError. */
export const lookIntoCopy = async (file: string): Promise<Contents> =>
  (await import('./sqlite/state/backup.ts')).contentsIn(file)

/**
 * Puts such a copy in the place of the state, while no program works on it. Throws StoreError, UsageError.
 * @param stamp names the file that was there before
 */
export async function restoreState(
  { databaseUrl, stateDatabase }: Places,
  file: string,
  stamp: string,
): Promise<Restored> {
  const { contentsIn, restore } = await import('./sqlite/state/backup.ts')
  if (databaseUrl === null) return restore(stateDatabase, file, stamp)
  const [{ readCopy }, { fillServer }] = await Promise.all([
    import('./sqlite/state/rows.ts'),
    import('./postgres/rows.ts'),
  ])
  const contents = await contentsIn(file)
  await readCopy(file, async (rows) =>
    fillServer(databaseUrl, rows, await tallyOf(rows), { replace: true, inDoubt: true }),
  )
  return { ...contents, aside: null }
}
