/** A backup of both files as a person makes and restores it from the shell. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
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
