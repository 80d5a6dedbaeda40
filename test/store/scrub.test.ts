/** What was deleted from the state is in none of its files, and they are for nobody else's eyes. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { STEPS } from '../../src/store/sqlite/state/schema.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-scrub-'))
  file = join(folder, 'state.sqlite')
})
afterEach(() => rm(folder, { recursive: true }))

const SECRET = 'Herringthorpe'
/** Longer than a page of the file, so that it has pages of its own. */
const LONG = `${SECRET} ${'x'.repeat(20_000)}`
const having = (): string[] => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(SECRET))

it('leaves nothing of a delivery that was dealt with, nor of a record that was removed', async () => {
  const state = await openSqliteState(file)
  await state.receive({ key: 'Ev1', body: JSON.stringify(LONG) }, 1)
  await state.finish('Ev1', { puts: [{ kind: 'k', key: 'a', value: LONG }] }, 2)
  expect(having()).not.toEqual([])
  await state.finish(null, { removes: [{ kind: 'k', key: 'a' }] }, 3)
  expect(await state.scrub()).toBe(true)
  expect(having()).toEqual([])
  await state.close()
  expect(having()).toEqual([])
})

it('does not wait for somebody who reads at that moment, and is tried again', async () => {
  const state = await openSqliteState(file)
  await state.receive({ key: 'Ev1', body: SECRET }, 1)
  const reader = new Database(file)
  reader.exec('begin')
  reader.prepare('select * from delivery').all()
  await state.finish('Ev1', {}, 2)
  expect(await state.scrub()).toBe(false)
  reader.exec('commit')
  reader.close()
  expect(await state.scrub()).toBe(true)
  expect(having()).toEqual([])
  await state.close()
})

it('takes out of a file of an earlier release what that left in free pages, and the names in rows that name nobody', async () => {
  const old = new Database(file)
  old.pragma('journal_mode = wal')
  old.pragma('secure_delete = off')
  old.exec('create table state_step (number integer primary key)')
  STEPS.slice(0, 2).forEach((statements, i) => {
    for (const statement of statements) old.exec(statement)
    old.prepare('insert into state_step (number) values (?)').run(i + 1)
  })
  old.prepare("insert into record values ('conversation', 'command:C1:U777', '', '{}', 1)").run()
  old.prepare("insert into record values ('conversation', 'C1:1.1', '', '{}', 1)").run()
  old
    .prepare(
      "insert into call (key, lane, method, args, state, attempts, doubt, not_before, at) values ('k', 'command:C1:U777', 'respond', '', 'sent', 1, 0, 0, 1)",
    )
    .run()
  old.prepare("insert into record values ('k', 'a', '', ?, 1)").run(LONG)
  old.prepare("delete from record where kind = 'k'").run()
  old.pragma('wal_checkpoint(truncate)')
  old.close()
  chmodSync(file, 0o644)
  expect(having()).toEqual(['state.sqlite'])
  const state = await openSqliteState(file)
  await state.scrub()
  expect(having()).toEqual([])
  expect((await state.list('conversation')).map(({ key }) => key)).toEqual(['C1:1.1'])
  expect(readFileSync(file).includes('U777')).toBe(false)
  expect(await state.call('k')).toMatchObject({ state: 'sent', lane: '' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await state.close()
})

it('is the user’s own from its first moment on, whatever the umask says', async () => {
  const umask = process.umask(0)
  const state = await openSqliteState(file)
  process.umask(umask)
  for (const name of ['state.sqlite', 'state.sqlite-wal', 'state.sqlite-shm'])
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
  await state.close()
})

it('is the same with the figures, beside which unanswered questions are kept; an earlier release’s file too', async () => {
  const figures = join(folder, 'figures.sqlite')
  const umask = process.umask(0)
  const modes = () => ['', '-wal', '-shm'].map((end) => statSync(`${figures}${end}`).mode & 0o777)
  const first = await openSqliteStore(figures)
  expect(modes()).toEqual([0o600, 0o600, 0o600])
  await first.close()
  chmodSync(figures, 0o644)
  const second = await openSqliteStore(figures)
  process.umask(umask)
  expect(modes()).toEqual([0o600, 0o600, 0o600])
  await second.close()
})

it('says in a sentence what is wrong with a folder that is missing', async () => {
  await expect(openSqliteState(join(folder, 'none', 'state.sqlite'))).rejects.toThrow('check that its folder is there')
  writeFileSync(file, 'no database at all, though a file of some length that could be one')
  await expect(openSqliteState(file)).rejects.toThrow('is no state file of this program')
})

it('knows whether a delivery waits, is dealt with or never came, and finds whatever names somebody', async () => {
  const state = await openSqliteState(file)
  await state.receive({ key: 'Ev1', body: '{"user":"U1"}' }, 1)
  expect([await state.delivery('Ev1'), await state.delivery('Ev2')]).toEqual(['waiting', null])
  await state.finish(
    null,
    {
      puts: [
        { kind: 'mine', key: 'a', owner: 'U1', value: 1 },
        { kind: 'mine', key: 'U1:b', value: 1 },
        { kind: 'other', key: 'c', value: { by: 'U1' } },
        { kind: 'other', key: 'd', value: { by: 'U11' } },
      ],
      calls: [{ key: 'call', method: 'chat.postMessage', lane: 'C1', args: { channel: 'C1' }, tell: 'U1' }],
    },
    2,
  )
  const traces = await state.traces('U1')
  expect(traces.records.map(({ key }) => key).toSorted()).toEqual(['U1:b', 'a', 'c'])
  expect(traces.calls.map(({ key }) => key)).toEqual(['call'])
  expect(traces.deliveries).toEqual(['Ev1'])
  await state.finish('Ev1', {}, 3)
  expect(await state.delivery('Ev1')).toBe('done')
  await state.close()
})
