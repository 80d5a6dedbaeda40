import { readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { stateContract } from './state.contract.ts'

stateContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scrutineer-state-'))
  return {
    open: () => openSqliteState(join(folder, 'state.sqlite')),
    close: () => rm(folder, { recursive: true }),
  }
})

describe('the programs on one state', () => {
  it('leave no files behind, also those that were killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scrutineer-state-'))
    const file = join(folder, 'state.sqlite')
    const held = (): string[] => readdirSync(folder).filter((name) => name.includes('-running-'))
    const state = await openSqliteState(file)
    expect(held()).toHaveLength(1)
    await writeFile(`${file}-running-dead`, '')
    const second = await openSqliteState(file)
    expect(held()).toHaveLength(2)
    await second.close()
    await state.close()
    expect(held()).toEqual([])
    await rm(folder, { recursive: true })
  })
})
