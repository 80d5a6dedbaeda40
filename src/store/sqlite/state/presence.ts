/**
 * Which programs work on the same state now. Each holds a lock on a file of its own, which the operating system lets
 * go of the moment it ends, however it ends: no clock is asked, and one that only stands still is not taken for dead.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { StoreError } from '../../../errors.ts'
import { cannotOpen } from '../failures.ts'

export interface Presence {
  /** This program's name among them. */
  readonly id: string
  /** Whether the program of that name still runs. */
  isAlive(id: string): boolean
  /** Lets go: whatever it had begun is somebody else's from then on. */
  close(): void
}

/** While another program looks whether this one is dead. */
const LOOKED_AT_MS = 5000

const lockFile = (file: string, id: string): string => `${file}-running-${id}`
/** Held while another file is put in the place of the state. */
const restoringFile = (file: string): string => `${file}-restoring`

function lock(file: string, options: Database.Options): Database.Database {
  const held = new Database(file, options)
  try {
    // Nothing is ever written to it, so it needs no journal beside it.
    held.pragma('journal_mode = memory')
    held.exec('begin exclusive')
    return held
  } catch (error) {
    held.close()
    throw error
  }
}

/** Whether somebody holds the lock; where nobody does, its file goes. */
function isHeld(file: string): boolean {
  let held: Database.Database
  try {
    held = lock(file, { timeout: 0, fileMustExist: true })
  } catch {
    // Locked; or not to be opened, and then nothing is known of its program.
    return existsSync(file)
  }
  // Before it is let go, so that whoever waits for it finds it gone.
  rmSync(file, { force: true })
  held.close()
  return false
}

/** Whether any program works on the state; the files of those that did not end in order go. */
function anyRuns(file: string): boolean {
  const beginning = basename(lockFile(file, ''))
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(beginning))
    .map((name) => isHeld(join(dirname(file), name)))
    .includes(true)
}

/** Does `work` while no program works on the state, and none can begin to. Throws StoreError where one does. */
export async function whileAlone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const held = lock(restoringFile(file), { timeout: 0 })
  try {
    if (anyRuns(file))
      throw new StoreError(`A program is working on ${file}: stop the bot, and every other copy of it, then try again.`)
    return await work()
  } finally {
    rmSync(restoringFile(file), { force: true })
    held.close()
  }
}

/** A name with its lock held, for the state in `file`. */
export function appear(file: string): Presence {
  if (file === ':memory:') {
    const only = randomUUID()
    return { id: only, isAlive: (other) => other === only, close: () => {} }
  }
  if (!existsSync(dirname(file))) throw cannotOpen(file, null)
  anyRuns(file)
  for (;;) {
    const id = randomUUID()
    const own = lock(lockFile(file, id), { timeout: LOOKED_AT_MS })
    // Somebody swept it away before it was locked.
    if (!existsSync(lockFile(file, id))) {
      own.close()
      continue
    }
    // After the own lock is held, so that of this and a restore at least one sees the other.
    if (existsSync(restoringFile(file)) && isHeld(restoringFile(file))) {
      rmSync(lockFile(file, id), { force: true })
      own.close()
      throw new StoreError(`${file} is being restored: start again when that has finished.`)
    }
    return {
      id,
      isAlive: (other) => (other === id ? own.open : isHeld(lockFile(file, other))),
      close: () => {
        rmSync(lockFile(file, id), { force: true })
        own.close()
      },
    }
  }
}
