/** The file of what people made: damaged, foreign, newer, older, copied and put back. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { copyFile, mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { backUp, restore } from '../../src/store/sqlite/state/backup.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { STATE_APPLICATION_ID, STEPS } from '../../src/store/sqlite/state/schema.ts'
import type { OutgoingCall } from '../../src/store/state.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-file-'))
  file = join(folder, 'state.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const call = (key: string, lane = 'C1'): OutgoingCall => ({
  key,
  lane,
  method: 'chat.postMessage',
  args: { channel: lane, text: key },
})

/** A file with a setting, a message that waits and one that was sent. */
async function written(): Promise<void> {
  const state = await openSqliteState(file)
  await state.finish(null, { puts: [{ kind: 'watch', key: 'w', value: { n: 1 }, owner: 'U1' }] }, 5)
  await state.finish(null, { calls: [call('sent', 'A'), call('waits', 'B')] }, 6)
  const [sent] = await state.take(10, 1)
  await state.markSent(sent?.id ?? 0, { channel: 'A', ts: '1.1' }, 7)
  await state.close()
}

/** Overwrites pages in the middle of the file. */
async function damage(): Promise<void> {
  const handle = await open(file, 'r+')
  const { size } = await handle.stat()
  await handle.write(Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096)
  await handle.close()
}

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: Error) => error.message,
  )

describe('a damaged state file', () => {
  it('is never told to be deleted: what is lost, and how to put a backup back', async () => {
    await written()
    await damage()
    const said = await failure(openSqliteState(file).then((state) => state.list('watch')))
    expect(said).toContain('npm run restore')
    expect(said).toContain('do not delete it')
    expect(said).not.toMatch(/\bdelete it,/)
  })

  it('nor one that is damaged from its first byte', async () => {
    await written()
    await writeFile(file, Buffer.alloc(8192, 0x5a))
    const said = await failure(openSqliteState(file))
    expect(said).toContain('npm run restore')
    expect(said).toContain('do not delete it')
  })

  it('is put aside, not overwritten, when a backup is restored', async () => {
    await written()
    const backup = join(folder, 'backup.sqlite')
    await backUp(file, backup)
    await damage()
    const damaged = await readFile(file)
    const { aside } = await restore(file, backup, 'now')
    expect(Buffer.compare(await readFile(aside ?? ''), damaged)).toBe(0)
    const state = await openSqliteState(file)
    expect(await state.get('watch', 'w')).toEqual({ n: 1 })
    await state.close()
  })
})

describe('a file that is not ours', () => {
  it('that of the published figures is refused, and stays as it is', async () => {
    const figures = join(folder, 'figures.sqlite')
    await (await openSqliteStore(figures)).close()
    const before = await readFile(figures)
    expect(await failure(openSqliteState(figures))).toContain('Set SCRUTINEER_STATE to another file')
    expect(Buffer.compare(await readFile(figures), before)).toBe(0)
    await written()
    expect(await failure(openSqliteStore(file))).toContain('belongs to another program')
  })

  it('that of another program is refused', async () => {
    const db = new Database(file)
    db.exec('create table theirs (x)')
    db.close()
    expect(await failure(openSqliteState(file))).toContain('is not a state file')
  })

  it('one of a release that this one cannot work on is refused', async () => {
    await written()
    const db = new Database(file)
    db.pragma(`user_version = ${STEPS.length + 1}`)
    db.close()
    expect(await failure(openSqliteState(file))).toContain('was written by a newer version')
    expect(await failure(backUp(file, join(folder, 'x.sqlite')))).toContain('was written by a newer version')
  })
})

describe('a backup', () => {
  it('is made while a program writes, holds what was there, and only its owner may read it', async () => {
    const state = await openSqliteState(file)
    let writing = true
    const writer = (async () => {
      for (let i = 0; writing; i++) {
        await state.finish(null, { puts: [{ kind: 'k', key: `k${i}`, value: i }], calls: [call(`c${i}`, `L${i}`)] }, i)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const backup = join(folder, 'deep', 'backup.sqlite')
    await backUp(file, backup)
    writing = false
    await writer
    await state.close()
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['backup.sqlite'])
    const db = new Database(backup, { readonly: true })
    const count = (table: string) => (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n
    // Each transaction wrote one of each.
    expect(count('record')).toBe(count('call'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
  })

  it('never takes the place of another file', async () => {
    await written()
    const there = join(folder, 'there')
    await writeFile(there, 'mine')
    expect(await failure(backUp(file, there))).toContain('is there already')
    expect(await readFile(there, 'utf8')).toBe('mine')
  })
})

describe('a restore', () => {
  let backup: string
  beforeEach(async () => {
    await written()
    backup = join(folder, 'backup.sqlite')
    await backUp(file, backup)
  })

  it('leaves every message in doubt, so that its channel is asked first', async () => {
    const state = await openSqliteState(file)
    await state.receive({ key: 'Ev1', body: '{}' }, 8)
    await state.close()
    await rm(backup)
    await backUp(file, backup)
    await restore(file, backup, 'now')
    const again = await openSqliteState(file)
    expect((await again.take(20, 9)).map((c) => [c.key, c.doubt])).toEqual([['waits', true]])
    expect((await again.recover(0)).map((d) => d.key)).toEqual(['Ev1'])
    expect(await again.finish('Ev1', { calls: [call('answer', 'C')] }, 9)).toBe('saved')
    expect((await again.take(20, 9)).map((c) => [c.key, c.doubt])).toEqual([['answer', true]])
    await again.close()
  })

  it('is refused while a program works on the state, which goes on as it was', async () => {
    const state = await openSqliteState(file)
    await state.finish(null, { puts: [{ kind: 'k', key: 'new', value: 1 }] }, 9)
    expect(await failure(restore(file, backup, 'now'))).toContain('stop the bot')
    expect(await state.get('k', 'new')).toBe(1)
    await state.close()
  })

  it('of a file that is damaged, or no backup at all, changes nothing', async () => {
    await truncate(backup, statSync(backup).size - 4096)
    expect(await failure(restore(file, backup, 'now'))).not.toBe('no failure')
    await writeFile(backup, 'a spreadsheet')
    expect(await failure(restore(file, backup, 'now'))).not.toBe('no failure')
    expect(await failure(restore(file, join(folder, 'nowhere'), 'now'))).toContain('There is no file')
    const state = await openSqliteState(file)
    expect(await state.get('watch', 'w')).toEqual({ n: 1 })
    await state.close()
    expect(readdirSync(folder).filter((name) => /ready|partial|restoring|running/.test(name))).toEqual([])
  })

  it('works where there is no state yet, and keeps what was there', async () => {
    const elsewhere = join(folder, 'new.sqlite')
    expect((await restore(elsewhere, backup, 'now')).aside).toBeNull()
    const state = await openSqliteState(elsewhere)
    expect(await state.get('watch', 'w')).toEqual({ n: 1 })
    await state.close()
    const { aside } = await restore(elsewhere, backup, 'later')
    expect(existsSync(aside ?? '')).toBe(true)
  })
})

describe('a log that was torn', () => {
  it('loses nothing that is whole, and the file opens, wherever it is torn', async () => {
    const state = await openSqliteState(file)
    const sizes: number[] = []
    for (let i = 0; i < 20; i++) {
      await state.finish(null, { puts: [{ kind: 'k', key: String(i), value: 'x'.repeat(500) }] }, i)
      sizes.push(statSync(`${file}-wal`).size)
    }
    const [copy, torn] = [join(folder, 'copy'), join(folder, 'copy-wal')]
    for (const [n, size] of sizes.entries())
      for (const cut of [0, -1, -2000]) {
        await copyFile(file, copy)
        await copyFile(`${file}-wal`, torn)
        await truncate(torn, Math.max(0, size + cut))
        await rm(`${copy}-shm`, { force: true })
        const opened = await openSqliteState(copy)
        const kept = (await opened.list('k')).length
        expect(kept).toBeGreaterThanOrEqual(cut === 0 ? n + 1 : n)
        await opened.close()
      }
    await state.close()
  })

  it('is written through before anybody is told that something is kept', async () => {
    await (await openSqliteState(file)).close()
    const { connect } = await import('../../src/store/sqlite/state/open.ts')
    const db = connect(file)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    db.close()
  })
})

describe('two releases', () => {
  const dump = join(import.meta.dirname, 'release-1.sql')

  /** The file as the first release left it: two schedules' runs, an open question, a message that waits, one sent. */
  async function old(): Promise<void> {
    const db = new Database(file)
    db.exec(await readFile(dump, 'utf8'))
    db.close()
  }

  it('what the release before kept is all there, and what waited is sent', async () => {
    await old()
    const state = await openSqliteState(file)
    expect((await state.listOpen<{ status: string }>('schedule-run')).map((r) => r.value.status).toSorted()).toEqual([
      'held',
      'queued',
    ])
    expect(await state.list('schedule-run')).toHaveLength(3)
    expect(await state.get('schedule', 'S-7F3K')).toMatchObject({ owner: 'U0OFFICER1' })
    expect((await state.recover(0)).map((d) => d.key)).toEqual(['Ev2'])
    expect((await state.take(2_000_000_000_000, 9)).map((c) => [c.key, c.doubt]).toSorted()).toEqual([
      ['post:S-7F3K:2024-07-09T09:00', false],
      ['reply:C2:2.1', true],
    ])
    expect(await state.postedAs('C1', '1.2')).toMatchObject({ key: 'reply:C1:1.1' })
    await state.close()
    const db = new Database(file)
    expect(db.pragma('application_id', { simple: true })).toBe(STATE_APPLICATION_ID)
    db.close()
  })

  it('the release before can be put back: its own statements go on working, and nothing is lost on the way forward', async () => {
    await old()
    await (await openSqliteState(file)).close()
    const db = new Database(file)
    // As the first release wrote them.
    db.prepare(
      `insert into call (key, lane, method, args, updates, tell, sorry, more, state, attempts, doubt, not_before, at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?) on conflict (key) do nothing`,
    ).run('reply:C9:9.1', 'C9', 'chat.postMessage', '{"channel":"C9"}', null, null, null, null, 9)
    db.prepare(
      `insert into record (kind, key, owner, value, at) values (?, ?, ?, ?, ?)
       on conflict (kind, key) do update set owner = excluded.owner, value = excluded.value, at = excluded.at`,
    ).run('watch', 'new', 'U1', '{"n":2}', 9)
    const due = db
      .prepare(
        `select * from call where id in (select min(id) from call where state in ('waiting', 'sending') group by lane)
         and state = 'waiting' and not_before <= ? order by id limit ?`,
      )
      .all(2_000_000_000_000, 9) as { key: string }[]
    expect(due.map((row) => row.key)).toContain('post:S-7F3K:2024-07-09T09:00')
    expect((db.prepare('select count(*) as n from state_step').get() as { n: number }).n).toBe(STEPS.length)
    db.close()
    const state = await openSqliteState(file)
    expect((await state.take(2_000_000_000_000, 9)).map((c) => c.key)).toContain('reply:C9:9.1')
    expect(await state.get('watch', 'new')).toEqual({ n: 2 })
    await state.close()
  })
})

describe('the commands', () => {
  const main = new URL('../../src/start.mjs', import.meta.url).pathname
  const run = (...args: string[]): { status: number; said: string } => {
    try {
      const said = execFileSync(process.execPath, [main, ...args], {
        env: { PATH: process.env.PATH ?? '', SCRUTINEER_STATE: file },
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return { status: 0, said: said.toString() }
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: Buffer }
      return { status, said: stderr.toString() }
    }
  }

  it('back up beside the state and put it back, in a sentence each', async () => {
    await written()
    const made = run('backup')
    expect(made.said).toMatch(
      /^Backed up to .*backups\/scrutineer-state-.*Z\.sqlite\. It is of .* 0 schedules, 0 questions to the service, 1 message still to be sent\./,
    )
    const name = readdirSync(join(folder, 'backups')).find((n) => n.endsWith('Z.sqlite')) ?? ''
    expect(run('restore', join(folder, 'backups', name)).said).toMatch(
      /^Restored from .*looked for in their channels before they are sent\./,
    )
    expect(run('restore')).toEqual({ status: 1, said: expect.stringContaining('Say which backup.') })
    const state = await openSqliteState(file)
    expect(run('restore', join(folder, 'backups', name))).toEqual({
      status: 1,
      said: expect.stringContaining('stop the bot'),
    })
    await state.close()
  })
})
