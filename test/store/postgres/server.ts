/** A PostgreSQL of the test's own, as a user without privileges, in a temporary folder; none where it is not installed. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../../slack/free-port.ts'

const run = promisify(execFile)
const OLDEST = 15
const DEBIAN = '/usr/lib/postgresql'

/** The folder of the server's programs, of the newest version; null where there is none. */
function programs(): string | null {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map(Number)
        .filter((n) => n >= OLDEST)
    : []
  const newest = versions.toSorted((a, b) => b - a).find((n) => existsSync(join(DEBIAN, String(n), 'bin', 'initdb')))
  if (newest !== undefined) return join(DEBIAN, String(newest), 'bin')
  try {
    return execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return null
  }
}

const BIN = programs()
/** Why there is no server to test with; null where there is one. */
export const NO_POSTGRES = BIN === null ? 'PostgreSQL is not installed, so the engine on it is not tested' : null

const isRoot = process.getuid?.() === 0
/** The server refuses to run as root. */
const idOf = (option: '-u' | '-g'): number => Number(execFileSync('id', [option, 'postgres']).toString())

export class PostgresServer {
  readonly #folder: string
  readonly #port: number
  readonly #isDurable: boolean
  #databases = 0

  private constructor(folder: string, port: number, isDurable: boolean) {
    this.#folder = folder
    this.#port = port
    this.#isDurable = isDurable
  }

  /** @param isDurable whether a commit waits for the disk, as it does where it matters */
  static async start(isDurable = false): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'scrutineer-pg-'))
    if (isRoot) await chown(folder, idOf('-u'), idOf('-g'))
    const server = new PostgresServer(folder, await freePort(), isDurable)
    await server.#do('initdb', '-D', server.#data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8')
    // One who needs a password, and may open so many sessions.
    const rules = join(server.#data, 'pg_hba.conf')
    await writeFile(rules, `host all locked 127.0.0.1/32 scram-sha-256\n${await readFile(rules, 'utf8')}`)
    await server.resume()
    return server
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  async #do(program: string, ...args: string[]): Promise<void> {
    const whole = [join(BIN as string, program), ...args]
    const [first, ...rest] = isRoot
      ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...whole]
      : whole
    await run(first as string, rest, { cwd: this.#folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } })
  }

  /** A database of its own, empty; its address. */
  async database(): Promise<string> {
    const name = `state_${++this.#databases}`
    await this.sql('postgres', `create database ${name}`)
    return this.url(name)
  }

  /** Takes away what was kept there. */
  async empty(url: string): Promise<void> {
    await this.sql(url.split('/').at(-1) as string, 'drop schema if exists scrutineer cascade')
  }

  url(database: string, user = 'postgres', password = 'secret'): string {
    return `postgresql://${user}:${password}@127.0.0.1:${this.#port}/${database}`
  }

  get port(): number {
    return this.#port
  }

  get socketFolder(): string {
    return this.#folder
  }

  async sql(database: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url(database) })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query(text)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }

  /** Ends it at once, as a crash does, or in order. */
  stop(mode: 'immediate' | 'fast' = 'fast'): Promise<void> {
    return this.#do('pg_ctl', '-D', this.#data, '-w', '-m', mode, 'stop')
  }

  resume(): Promise<void> {
    const options = `-p ${this.#port} -k ${this.#folder} -c listen_addresses=127.0.0.1 -c max_connections=60 -c fsync=${this.#isDurable ? 'on' : 'off'}`
    return this.#do('pg_ctl', '-D', this.#data, '-w', '-l', join(this.#folder, 'log'), '-o', options, 'start')
  }

  async close(): Promise<void> {
    await this.stop('immediate').catch(() => {})
    await rm(this.#folder, { recursive: true, force: true })
  }
}
