/** Where every command begins: too old a Node, and where compiled code is kept. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

const START = new URL('../../src/start.mjs', import.meta.url).pathname
/** An id that no user has, as systemd gives one to a service for as long as it runs. */
const NOBODYS = 64_987
/** Only root may run as somebody else, who has to be let into this folder. */
const STRANGER =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['--check', START], { uid: NOBODYS, gid: NOBODYS, cwd: '/' }).status === 0
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-start-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const begin = (env: Readonly<Record<string, string>>): void => {
  execFileSync(process.execPath, [START, 'ask', '--council', 'rutland', 'CLA reviews on time'], {
    env: { PATH: process.env.PATH ?? '', SCRUTINEER_DB: join(folder, 'figures.sqlite'), ...env },
    stdio: 'ignore',
  })
}

describe('a Node that is too old', () => {
  it('is one sentence, whatever the command', async () => {
    // The file itself, told that it runs on another Node.
    const other = join(folder, 'start.mjs')
    await writeFile(other, (await readFile(START, 'utf8')).replaceAll('process.versions.node', "'20.20.2'"))
    for (const command of ['start', 'ask', 'doctor', 'backup']) {
      const { status, stderr, stdout } = spawnSync(process.execPath, [other, command])
      expect(status).toBe(1)
      expect(stdout.toString()).toBe('')
      expect(stderr.toString()).toMatch(/^Node 24 or newer is needed, and this is v[\d.]+: .*\.\n$/)
    }
  })

  it('can read the file that says so', async () => {
    const text = await readFile(START, 'utf8')
    // What Node 14 understands: imports of built-in modules, and top-level await.
    expect(text).not.toMatch(/import\s.*\bwith\b|\busing\b|\?\?=|\|\|=|\.at\(|toSorted/)
  })
})

describe('compiled code', () => {
  it('is kept in a folder of one’s own, which nobody else may write to', () => {
    begin({ XDG_CACHE_HOME: folder })
    const cache = join(folder, 'scrutineer-compile-cache')
    expect(statSync(cache).mode & 0o777).toBe(0o700)
    expect(readdirSync(cache)).not.toEqual([])
  })

  it('is made of every file ahead of the first start, which strips nothing then', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [START, ...args], {
        env: {
          PATH: process.env.PATH ?? '',
          XDG_CACHE_HOME: folder,
          SCRUTINEER_DB: join(folder, 'figures.sqlite'),
          NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
        },
        maxBuffer: 2 ** 28,
      })
    const missed = (told: { stderr: Buffer }): string[] =>
      told.stderr.toString().match(/no transpile cache for .*/g) ?? []
    const made = run('compile')
    expect(made.status).toBe(0)
    expect(missed(made).length).toBeGreaterThan(600)
    const asked = run('ask', '--council', 'rutland', 'CLA reviews on time')
    expect(asked.status).toBe(0)
    expect(missed(asked)).toEqual([])
  })

  it('is not kept, nor taken, where others may write', async () => {
    const cache = join(folder, 'scrutineer-compile-cache')
    mkdirSync(cache)
    await chmod(cache, 0o777)
    begin({ XDG_CACHE_HOME: folder })
    expect(readdirSync(cache)).toEqual([])
  })

  it.runIf(STRANGER)('is not kept for a user without a home, whose command works all the same', async () => {
    await chmod(folder, 0o777)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [START, 'ask', '--council', 'rutland', 'CLA reviews on time'],
      { env: { SCRUTINEER_DB: join(folder, 'figures.sqlite') }, uid: NOBODYS, gid: NOBODYS, cwd: folder },
    )
    expect(stderr.toString()).toBe('')
    expect(status).toBe(0)
    expect(stdout.toString()).toContain('Rutland')
  })

  it('never in the folder for temporary files that all share', () => {
    const shared = join(folder, 'tmp')
    mkdirSync(shared)
    begin({ TMPDIR: shared, HOME: join(folder, 'home') })
    expect(existsSync(join(shared, 'scrutineer-compile-cache'))).toBe(false)
    expect(readdirSync(shared)).toEqual([])
  })
})
