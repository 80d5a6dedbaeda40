/** A full state from the file to PostgreSQL and back, and backups of it, as a person does it in the shell. */
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresState } from '../../../src/store/postgres/open.ts'
import { openSqliteState } from '../../../src/store/sqlite/state/open.ts'
import type { State } from '../../../src/store/state.ts'
import { runMain } from '../../surfaces/run-main.ts'
import { call } from '../state.contract.ts'
import { NO_POSTGRES, PostgresServer } from './server.ts'

/** `MOVE_QUESTIONS=100000 npx vitest run test/store/postgres/move.test.ts` for a large one. */
const QUESTIONS = Number(process.env.MOVE_QUESTIONS ?? 300)
const ODD = 'Ä “x” \u0001 😀 \\u0000 \\'

/** Questions in every state that they may be in, with texts of every kind. */
async function fill(state: State): Promise<void> {
  for (let i = 0; i < QUESTIONS; i++) {
    await state.receive({ key: `Ev${i}`, body: JSON.stringify({ text: `${ODD} ${i}` }) }, i)
    if (i % 50 === 0) continue
    const calls = [
      call(`c${i}`, `L${i % 97}`, { tell: 'U1', sorry: ODD, report: 'run', late: { after: 9, note: ODD } }),
    ]
    const puts = [
      {
        kind: i % 2 ? 'card' : 'Übersicht',
        key: `${i}-${ODD}`,
        value: { text: ODD, i },
        owner: 'U1',
        open: i % 3 === 0,
      },
    ]
    await state.finish(`Ev${i}`, { calls, puts }, i)
    if (i % 5 !== 0) continue
    const [taken] = await state.take(QUESTIONS, 1)
    if (!taken) continue
    if (i % 10 === 0) await state.markSent(taken.id, { channel: taken.lane, ts: `${i}.1` }, i)
    else if (i % 25 === 0) await state.markFailed(taken.id, ODD, [], i)
    else if (i % 15 === 0)
      await state.markWaiting(taken.id, i + 9, { doubt: true, aside: true, refused: true, why: ODD })
  }
}

/** What there is to see of it; what a program that ended was at is another one's first. */
async function seen(state: State): Promise<unknown> {
  const left = await state.recover(7)
  const records = await Promise.all(
    ['card', 'Übersicht', 'ended'].map(async (kind) => [await state.list(kind), await state.listOpen(kind)]),
  )
  const calls = []
  for (let i = 0; i < Math.min(QUESTIONS, 2000); i++) {
    const found = await state.call(`c${i}`)
    if (found) calls.push({ ...found, id: 0 })
  }
  return { left, records, calls, queue: await state.queue(), next: await state.nextDue() }
}

describe.skipIf(NO_POSTGRES !== null)('the state moved', () => {
  let server: PostgresServer
  let folder: string
  let file: string
  let url: string
  let env: Record<string, string>
  const run = (...args: string[]) => runMain(args, '', env)

  beforeAll(async () => {
    server = await PostgresServer.start()
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-move-'))
    file = join(folder, 'state.sqlite')
    url = await server.database()
    env = { SCRUTINEER_STATE: file, SCRUTINEER_DB: join(folder, 'figures.sqlite'), SCRUTINEER_DATABASE_URL: url }
  }, 60_000)
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is all there in PostgreSQL, and all there when it is moved back', async () => {
    const before = await openSqliteState(file)
    await fill(before)
    expect((await run('move')).err).toContain('stop the bot')
    await before.close()
    const began = Date.now()
    const moved = await run('move')
    expect(moved, moved.err).toMatchObject({ status: 0 })
    expect(moved.out).toMatch(
      /^Moved to PostgreSQL: [\d,]+ records, [\d,]+ messages and [\d,]+ deliveries, all the same on both sides/,
    )
    if (process.env.MOVE_QUESTIONS) process.stderr.write(`${moved.out}${Date.now() - began} ms\n`)
    expect(existsSync(file)).toBe(false)
    const aside = join(folder, readdirSync(folder).find((name) => name.includes('.moved-')) ?? '')

    const there = await openPostgresState(url)
    expect((await run('move', '--back')).err).toContain('stop the bot')
    const [server1, file1] = [
      await seen(there),
      await (async () => {
        const old = await openSqliteState(aside)
        const shown = await seen(old)
        await old.close()
        return shown
      })(),
    ]
    expect(server1).toEqual(file1)
    await there.close()

    const back = await run('move', '--back')
    expect(back, back.err).toMatchObject({ status: 0 })
    const again = await openSqliteState(file)
    expect(await seen(again)).toEqual(file1)
    await again.close()
    expect(await server.sql(url.split('/').at(-1) as string, 'select 1 from scrutineer.record')).toEqual([])
  }, 120_000)

  it('is refused where something is kept already, and nothing is touched', async () => {
    const there = await openPostgresState(url)
    await there.finish(null, { puts: [{ kind: 'k', key: 'mine', value: 1 }] }, 1)
    await there.close()
    expect((await run('move')).err).toMatch(/Something is kept in .* already: name an empty database/)
    expect(existsSync(file)).toBe(true)
    expect((await run('move', '--back')).err).toContain('is there already')
    expect((await run('move', 'x')).err).toContain('That is not understood')
    const still = await openPostgresState(url)
    expect(await still.get('k', 'mine')).toBe(1)
    await still.close()
  }, 60_000)

  it('is backed up while programs work on it, and put back with every message in doubt', async () => {
    const state = await openPostgresState(url)
    await state.finish(null, { calls: [call('waits')], puts: [{ kind: 'schedule', key: 'S', value: {} }] }, 5)
    const backup = join(folder, 'own', 'copy.sqlite')
    const made = await run('backup', backup)
    expect(made, made.err).toMatchObject({ status: 0 })
    expect(made.out).toContain('1 schedule, 0 questions to the service, 1 message still to be sent')
    await state.finish(null, { puts: [{ kind: 'k', key: 'later', value: 1 }] }, 6)
    expect((await run('restore', backup)).err).toContain('stop the bot')
    await state.close()
    const restored = await run('restore', backup)
    expect(restored, restored.err).toMatchObject({ status: 0 })
    const again = await openPostgresState(url)
    expect([await again.get('k', 'mine'), await again.get('k', 'later')]).toEqual([1, null])
    expect((await again.take(9, 9)).map(({ key, doubt }) => [key, doubt])).toEqual([['waits', true]])
    await again.close()
  }, 60_000)
})
