/** The one place where it is chosen what the state stands on. */
import type { Config } from '../config.ts'
import type { State } from './state.ts'

/** Opens the state where the settings say, making it where it is missing. Throws StoreError, UsageError. */
export async function openState({
  databaseUrl,
  stateDatabase,
}: Pick<Config, 'databaseUrl' | 'stateDatabase'>): Promise<State> {
  if (databaseUrl !== null) return (await import('./postgres/open.ts')).openPostgresState(databaseUrl)
  return (await import('./sqlite/state/open-file.ts')).openState(stateDatabase)
}
