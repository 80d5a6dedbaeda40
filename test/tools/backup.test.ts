/** A backup of both files as a person makes and restores it from the shell. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { NO_DISK, SmallDisk } from '../small-disk.ts'
import { runMain } from '../surfaces/run-main.ts'

const folder = mkdtempSync(join(tmpdir(), 'scrutineer-backup-'))
const database = join(folder, 'figures.sqlite')
const env = { SCRUTINEER_DB: database, SCRUTINEER_STATE: join(folder, 'state.sqlite'), SCRUTINEER_DATA: 'data' }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = () => runMain(['ask', '--council', 'rotherham', '--json', 'B.1 in March 2024'], '', env)

test('figures are copied with the state, and restored over a file that was lost', { timeout: 120_000 }, async () => {
  const before = await asked()
  expect(JSON.parse(before.out)).toMatchObject({ value: 89.4 })
  await runMain(['workspaces'], '', env)
  const copy = join(folder, 'backups', 'copy.sqlite')
  const made = await runMain(['backup', copy], '', env)
  expect(made.status, made.err).toBe(0)
  const figures = join(folder, 'backups', 'copy.figures.sqlite')
  expect(made.out).toContain(`are in ${figures}`)
  expect(statSync(figures).mode & 0o777).toBe(0o600)
  writeFileSync(database, 'not a database any more')
  rmSync(`${database}-wal`, { force: true })
  const restored = await runMain(['restore', copy], '', env)
  expect(restored.status, restored.err).toBe(0)
  expect(restored.out).toContain('were restored with it')
  expect(readdirSync(folder).some((name) => name.startsWith('figures.sqlite.before-'))).toBe(true)
  const after = await asked()
  expect(JSON.parse(after.out)).toEqual(JSON.parse(before.out))
  expect(existsSync(database)).toBe(true)
})

test('a backup of which one half is damaged is refused, and both files stay as they are', {
  timeout: 60_000,
}, async () => {
  const copy = join(folder, 'backups', 'copy.sqlite')
  const state = readFileSync(env.SCRUTINEER_STATE)
  const figures = join(folder, 'backups', 'copy.figures.sqlite')
  const whole = readFileSync(figures)
  writeFileSync(figures, 'garbage')
  const refused = await runMain(['restore', copy], '', env)
  expect(refused.status).not.toBe(0)
  expect(refused.err).toContain('This backup is damaged, so nothing was changed')
  writeFileSync(figures, whole)
  const set = readFileSync(copy)
  for (const bad of ['', 'garbage that is no database at all', set.subarray(0, set.length - 4096)]) {
    writeFileSync(copy, bad)
    const { status, err } = await runMain(['restore', copy], '', env)
    expect(status).not.toBe(0)
    expect(err).toContain("This backup is damaged, or none of this program's state; nothing was changed.")
    expect(err).not.toContain('SCRUTINEER_STATE')
  }
  writeFileSync(copy, set)
  expect(readFileSync(env.SCRUTINEER_STATE).equals(state)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toHaveLength(1)
  expect(JSON.parse((await asked()).out)).toMatchObject({ value: 89.4 })
})

test.skipIf(NO_DISK !== null)(
  'onto a disk without room, one half or the other, leaves nothing that looks like a backup',
  {
    timeout: 120_000,
  },
  async () => {
    const disk = new SmallDisk(8)
    try {
      const copy = join(disk.folder, 'copy.sqlite')
      // For nothing; for the state, and not for the figures.
      for (const room of [0, statSync(env.SCRUTINEER_STATE).size + 128 * 1024]) {
        disk.leave(room)
        const refused = await runMain(['backup', copy], '', env)
        expect(refused.status).not.toBe(0)
        expect(refused.err).toMatch(/^The database \S+\/copy(\.figures)?\.sqlite cannot grow: the disk is full, .*\n$/)
        expect(readdirSync(disk.folder)).toEqual(['ballast'])
      }
      disk.clear()
      const made = await runMain(['backup', copy], '', env)
      expect(made.status, made.err).toBe(0)
      expect(readdirSync(disk.folder).toSorted()).toEqual(['ballast', 'copy.figures.sqlite', 'copy.sqlite'])
      // The other way round: what is there stays, where there is no room for what was to replace it.
      const full = {
        ...env,
        SCRUTINEER_DB: join(disk.folder, 'figures.sqlite'),
        SCRUTINEER_STATE: join(disk.folder, 'state.sqlite'),
      }
      const restored = await runMain(['restore', copy], '', full)
      expect(restored.status, restored.err).toBe(0)
      const there = readdirSync(disk.folder)
      for (const room of [0, statSync(full.SCRUTINEER_STATE).size + 256 * 1024]) {
        disk.leave(room)
        const refused = await runMain(['restore', copy], '', full)
        expect(refused.status).not.toBe(0)
        expect(refused.err).toMatch(
          /^The database \S+\/(state|figures)\.sqlite\.\S+\.ready cannot grow: the disk is full, .*\n$/,
        )
        expect(readdirSync(disk.folder).filter((name) => !name.includes('before-restore'))).toEqual(there)
      }
      disk.clear()
      const asking = await runMain(['ask', '--council', 'rotherham', '--json', 'B.1 in March 2024'], '', full)
      expect(JSON.parse(asking.out)).toMatchObject({ value: 89.4 })
    } finally {
      disk.close()
    }
  },
)
