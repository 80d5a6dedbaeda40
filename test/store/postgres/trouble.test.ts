/** What becomes of the state while its PostgreSQL is in trouble, and what a person is told. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresState } from '../../../src/store/postgres/open.ts'
import type { State } from '../../../src/store/state.ts'
import { freePort } from '../../slack/free-port.ts'
import { call } from '../state.contract.ts'
import { CutLine } from './cut-line.ts'
import { NO_POSTGRES, PostgresServer } from './server.ts'

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: Error) => error.message,
  )

describe.skipIf(NO_POSTGRES !== null)('a PostgreSQL in trouble', () => {
  let server: PostgresServer
  let url: string
  let name: string
  const open: State[] = []
  const opened = async (at = url): Promise<State> => {
    const state = await openPostgresState(at)
    open.push(state)
    return state
  }
  const writable = (state: State) => expect.poll(() => failure(state.probe(1)), { timeout: 5000, interval: 50 })

  beforeAll(async () => {
    server = await PostgresServer.start()
  }, 60_000)
  afterAll(() => server?.close())
  beforeEach(async () => {
    url = await server.database()
    name = url.split('/').at(-1) as string
  })
  afterEach(async () => {
    for (const state of open.splice(0)) await state.close()
  })

  it('that is gone says so and comes back by itself: nothing is lost, and nobody else makes what one is making', async () => {
    const [state, other] = [await opened(), await opened()]
    await state.receive({ key: 'Ev1', body: '{}' }, 1)
    await state.finish(null, { calls: [call('a'), call('b')], puts: [{ kind: 'k', key: 'x', value: 1 }] }, 1)
    const [a] = await state.take(2, 9)
    await server.stop('immediate')
    const said = await failure(state.probe(1))
    expect(said).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+ cannot be reached .*goes on by itself/)
    expect(said).not.toContain('secret')
    expect(await failure(state.take(2, 9))).toContain('cannot be reached')
    expect(await failure(state.finish('Ev1', {}, 2))).toContain('cannot be reached')
    await server.resume()
    await writable(state).toBe('no failure')
    await writable(other).toBe('no failure')
    expect(await other.recover(0)).toEqual([])
    expect(await other.take(9, 9)).toEqual([])
    await state.markSent(a?.id ?? 0, { channel: 'C1', ts: '1.1' }, 3)
    expect(await state.finish('Ev1', {}, 3)).toBe('saved')
    expect((await other.take(9, 9)).map(({ key, doubt }) => [key, doubt])).toEqual([['b', false]])
    expect(await state.get('k', 'x')).toBe(1)
  }, 20_000)

  it('with a wrong password, no such database or nobody there is told in a sentence without the password', async () => {
    await server.sql(name, "create role locked login password 'right'; alter role locked connection limit 1")
    expect(await failure(openPostgresState(server.url(name, 'locked', 'wrong')))).toMatch(
      /refuses the user locked or its password: correct SCRUTINEER_DATABASE_URL/,
    )
    expect(await failure(openPostgresState(server.url('nowhere')))).toContain('has no database nowhere')
    expect(await failure(openPostgresState('postgresql://u:secret@127.0.0.1:1/x'))).toMatch(
      /^PostgreSQL at 127.0.0.1:1 cannot be reached/,
    )
    for (const no of ['mysql://u:secret@h/x', 'secret', 'postgresql://u:secret@:h:/']) {
      const said = await failure(openPostgresState(no))
      expect(said).toContain('SCRUTINEER_DATABASE_URL is no address')
      expect(said).not.toContain('secret')
    }
    // May open one session, which is not enough, and owns nothing.
    expect(await failure(openPostgresState(server.url(name, 'locked', 'right')))).toContain('make it the owner')
    await server.sql(name, `alter database ${name} owner to locked`)
    const state = await opened(server.url(name, 'locked', 'right'))
    expect(await failure(state.probe(1))).toMatch(
      /has no connection free: raise its max_connections.*goes on by itself/,
    )
    await server.sql(name, 'alter role locked connection limit 9')
    await writable(state).toBe('no failure')
    // The password is changed while a copy runs.
    await server.sql(name, "alter role locked password 'other'")
    await server.sql('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    await writable(state).toMatch(/refuses the user locked or its password.*goes on by itself/)
    await server.sql(name, "alter role locked password 'right'")
    await writable(state).toBe('no failure')
  }, 20_000)

  it('that is read-only is told so, and goes on when it is not', async () => {
    const state = await opened()
    await server.sql(name, `alter database ${name} set default_transaction_read_only = on`)
    await server.sql('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    await writable(state).toMatch(/takes nothing that is written \(it is read-only/)
    expect(await failure(openPostgresState(url))).toContain('it is read-only')
    await server.sql('postgres', `alter database ${name} reset default_transaction_read_only`)
    await writable(state).toBe('no failure')
  }, 20_000)

  it('whose tables a newer release has made is not touched, also by a copy that runs', async () => {
    const state = await opened()
    await server.sql(name, 'insert into scrutineer.migration (number, readable_from) values (99, 99)')
    expect(await failure(openPostgresState(url))).toContain(
      'was written by a newer version of this program: update this copy',
    )
    await writable(state).toContain('update this copy')
    expect(await failure(state.take(1, 1))).toContain('update this copy')
    // The other release is taken back.
    await server.sql(name, 'delete from scrutineer.migration where number = 99')
    await writable(state).toBe('no failure')
    // One that this release can read: columns that were only added.
    await server.sql(
      name,
      'insert into scrutineer.migration (number, readable_from) values (2, 1); alter table scrutineer.call add column later text',
    )
    const beside = await opened()
    await beside.finish(null, { calls: [call('a')] }, 1)
    expect((await state.take(2, 1)).map(({ key }) => key)).toEqual(['a'])
  }, 20_000)

  it('is made ready by one of several copies that start at once', async () => {
    const states = await Promise.all(Array.from({ length: 4 }, () => opened()))
    await Promise.all(states.map((state, i) => state.finish(null, { puts: [{ kind: 'k', key: `${i}`, value: i }] }, i)))
    expect(await states[0]?.list('k')).toHaveLength(4)
    expect(await server.sql(name, 'select number from scrutineer.migration')).toEqual([{ number: 1 }])
  })

  it('what a copy was at when it was killed is another one’s within three seconds, in doubt', async () => {
    const state = await opened()
    const heard: string[] = []
    state.listen((what) => heard.push(what))
    await state.finish(null, { calls: [call('a')] }, 1)
    const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'killed-program.ts'), url])
    const said = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (data: Buffer) => resolve(data.toString())),
    )
    expect(said.trim()).toBe('["a"]')
    // An answer in the same thread waits for the one that was asked before.
    await state.receive({ key: 'Ev2', body: '{}', lane: 'thread' }, 2)
    expect(await state.isTurn('Ev2')).toBe(false)
    expect(await state.recover(5)).toEqual([])
    // One that only stands still is not taken for dead.
    child.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect([heard, await state.recover(5)]).toEqual([[], []])
    const killed = Date.now()
    child.kill('SIGKILL')
    await expect.poll(() => heard, { timeout: 3000, interval: 20 }).toContain('left')
    expect((await state.recover(5)).map(({ key }) => key)).toEqual(['Ev1'])
    expect(Date.now() - killed).toBeLessThan(3000)
    expect(await state.isTurn('Ev2')).toBe(true)
    expect((await state.take(5, 1)).map(({ key, doubt }) => [key, doubt])).toEqual([['a', true]])
  }, 20_000)

  it('loses nothing where its answers are lost: what was kept is found, what was begun is in doubt', async () => {
    const proxy = await CutLine.to(server.port)
    const state = await opened(`postgresql://postgres@127.0.0.1:${proxy.port}/${name}`)
    await state.finish(null, { calls: [call('a')] }, 1)
    await state.receive({ key: 'Ev2', body: '{}' }, 1)
    // Several lines are open.
    await Promise.all(['u', 'v', 'w', 'x', 'y', 'z'].map((key) => state.get('k', key)))
    proxy.mute()
    const lost = await Promise.all([
      failure(state.receive({ key: 'Ev1', body: '{}' }, 1)),
      failure(state.receive({ key: 'Ev3', body: '{}' }, 1)),
      failure(state.take(2, 9)),
      failure(state.finish('Ev2', { puts: [{ kind: 'k', key: 'x', value: 1 }] }, 2)),
    ])
    for (const said of lost) expect(said).toContain('cannot be reached')
    proxy.unmute()
    await writable(state).toBe('no failure')
    // Slack delivers again, here or to another copy: one of the two hands it on.
    const again = await state.receive({ key: 'Ev1', body: '{}' }, 3)
    const found = await state.recover(0)
    expect([again, found.map(({ key }) => key)]).toEqual([true, ['Ev3']])
    expect(await state.receive({ key: 'Ev3', body: '{}' }, 3)).toBe(false)
    expect(await state.recover(0)).toEqual([])
    expect(await state.finish('Ev2', {}, 3)).toBe('dealt-with')
    expect(await state.get('k', 'x')).toBe(1)
    expect((await state.take(4, 9)).map(({ key, doubt }) => [key, doubt])).toEqual([['a', true]])
    await proxy.close()
  }, 20_000)

  const BOUNCER = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => {
    try {
      execFileSync(file, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })

  it.runIf(BOUNCER).each([
    ['transaction', /through a pooler .*set pool_mode = session/],
    ['session', /^no failure$/],
  ])(
    'behind a pooler in %s mode',
    async (mode, says) => {
      const folder = await mkdtemp(join(tmpdir(), 'scrutineer-pool-'))
      await chmod(folder, 0o777)
      const port = await freePort()
      const [settings, users] = [join(folder, 'settings'), join(folder, 'users')]
      await writeFile(users, '"postgres" ""\n')
      await writeFile(
        settings,
        `[databases]\n${name} = host=127.0.0.1 port=${server.port} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}
auth_type = any\nauth_file = ${users}\npool_mode = ${mode}\nunix_socket_dir =\nserver_reset_query_always = 0\n`,
      )
      const isRoot = process.getuid?.() === 0
      const [program, ...args] = isRoot
        ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', BOUNCER as string, settings]
        : [BOUNCER as string, settings]
      const pooler = spawn(program as string, args, { stdio: 'ignore' })
      try {
        const through = `postgresql://postgres@127.0.0.1:${port}/${name}`
        await expect
          .poll(() => failure(openPostgresState(through).then((state) => state.close())), { timeout: 5000 })
          .toMatch(says)
      } finally {
        const gone = new Promise((resolve) => pooler.once('exit', resolve))
        pooler.kill('SIGKILL')
        await gone
        await rm(folder, { recursive: true, force: true })
      }
    },
    20_000,
  )
})
