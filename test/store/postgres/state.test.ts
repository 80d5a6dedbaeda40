import { afterAll, beforeAll, describe, it } from 'vitest'
import { openPostgresState } from '../../../src/store/postgres/open.ts'
import { stateContract } from '../state.contract.ts'
import { NO_POSTGRES, PostgresServer } from './server.ts'

describe.skipIf(NO_POSTGRES !== null)('a real PostgreSQL', () => {
  let server: PostgresServer
  let url: string
  beforeAll(async () => {
    server = await PostgresServer.start()
    url = await server.database()
  }, 60_000)
  afterAll(() => server?.close())

  stateContract('PostgreSQL', async () => {
    // Much faster than another database.
    await server.empty(url)
    return { open: () => openPostgresState(url), close: async () => {} }
  })
})

it.runIf(NO_POSTGRES !== null)('is not there', () => {
  process.stderr.write(`${NO_POSTGRES}.\n`)
})
