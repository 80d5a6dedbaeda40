/** What this machine has for the bot: the figures, the state, room, backups. */
import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../../config.ts'
import { type Running, start } from '../../../setup.ts'
import { isStateFile, openState } from '../../../store/compose.ts'
import type { State } from '../../../store/state.ts'
import { type Finding, note, ok, wrong } from './finding.ts'
import { meantBy } from './settings.ts'

const LOW_MB = 200
const DAY_MS = 86_400_000
/** An older backup than this loses too much. */
const BACKUP_DAYS = 2
const OTHERS = 0o077

export const messageOf = (error: unknown): string => (error as Error).message

/** Whether others on this machine may read the file with the tokens. */
export async function envFileFindings(file: string): Promise<Finding[]> {
  const found = await stat(file).catch(() => null)
  if (!found) return []
  return found.mode & OTHERS
    ? [note(`Others on this machine may read ${file}, which has the tokens: chmod 600 ${file}.`)]
    : []
}

export async function dataFindings(
  config: Config,
): Promise<{ readonly findings: Finding[]; readonly running: Running | null }> {
  let running: Running
  try {
    running = await start(config)
  } catch (error) {
    return { findings: [wrong(messageOf(error))], running: null }
  }
  const keys = running.catalogue.councils.map(({ key }) => key)
  const { council } = config
  const loaded = ok(
    `Figures of ${keys.length} ${keys.length === 1 ? 'council is' : 'councils are'} loaded: ${keys.join(', ')}.`,
  )
  if (council === null || keys.includes(council)) return { findings: [loaded], running }
  const meant = meantBy(council.toLowerCase(), keys)
  const say = `SCRUTINEER_COUNCIL is "${council}", and no figures of it are loaded${meant ? `: "${meant}" is probably meant` : ''}.`
  return { findings: [loaded, wrong(say)], running }
}

/** `now` in milliseconds. */
export async function stateFindings(
  config: Config,
  now: number,
): Promise<{ readonly findings: Finding[]; readonly state: State | null }> {
  return config.databaseUrl === null ? fileFindings(config, now) : opened(config, now, 'PostgreSQL', [])
}

async function fileFindings(config: Config, now: number): ReturnType<typeof stateFindings> {
  const { stateDatabase } = config
  const folder = dirname(stateDatabase)
  const disk = await statfs(folder).catch(() => null)
  const free = disk ? Math.floor((disk.bavail * disk.bsize) / 2 ** 20) : null
  const room = free !== null && free < LOW_MB ? [note(`The disk of the state file has ${free} MB left.`)] : []
  if (!isStateFile(stateDatabase))
    return {
      findings: [
        ...room,
        note(
          `There is no state file yet: the first start makes ${stateDatabase}. If this is not the first, put the last backup there: npm run restore -- BACKUP.`,
        ),
      ],
      state: null,
    }
  return opened(config, now, 'The state file', room)
}

async function opened(config: Config, now: number, what: string, before: readonly Finding[]) {
  let state: State | null = null
  try {
    state = await openState(config)
    await state.probe(now)
    const copies = await backups(dirname(config.stateDatabase), now)
    return { findings: [...before, ok(`${what} can be read and written.`), copies], state }
  } catch (error) {
    return { findings: [...before, wrong(messageOf(error))], state }
  }
}

async function backups(folder: string, now: number): Promise<Finding> {
  const kept = join(folder, 'backups')
  const names = await readdir(kept).catch(() => [])
  const ages = await Promise.all(names.map(async (name) => now - (await stat(join(kept, name))).mtimeMs))
  const days = Math.floor(Math.min(...ages) / DAY_MS)
  if (ages.length === 0) return note(`There is no backup in ${kept}: have "npm run backup" run every night.`)
  return days >= BACKUP_DAYS
    ? note(`The newest backup in ${kept} is ${days} days old: have "npm run backup" run every night.`)
    : ok('There is a backup of the last two days.')
}
