/** The whole program on the real data, with a database that lives as long as the test file. */
import { afterAll, beforeAll } from 'vitest'
import { type Config, readConfig } from '../src/config.ts'
import { type Running, start } from '../src/setup.ts'
import { folderOfFile, loadedDatabase } from './loaded.ts'

/** Never the person's own database, and nothing of the environment. */
export const CONFIG: Config = readConfig({
  SCRUTINEER_DB: loadedDatabase(folderOfFile()),
  SCRUTINEER_UNANSWERED_DAYS: '0',
})

/** Starts before the tests of a file and closes after them; the result is to be called inside a test. */
export function useRunning(): () => Running {
  let running: Running
  beforeAll(async () => {
    running = await start(CONFIG)
  }, 60_000)
  afterAll(() => running?.store.close())
  return () => running
}
