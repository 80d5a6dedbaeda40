/**
 * Which programs work on the same state now. Each holds a lock on a file of its own, which the operating system lets
 * go of the moment it ends, however it ends: no clock is asked, and one that only stands still is not taken for dead.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'

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

/** The files that programs left which did not end in order. */
function sweep(file: string): void {
  const beginning = basename(lockFile(file, ''))
  for (const name of readdirSync(dirname(file))) if (name.startsWith(beginning)) isHeld(join(dirname(file), name))
}

/** A name with its lock held, for the state in `file`. */
export function appear(file: string): Presence {
  if (file === ':memory:') {
    const only = randomUUID()
    return { id: only, isAlive: (other) => other === only, close: () => {} }
  }
  sweep(file)
  for (;;) {
    const id = randomUUID()
    const own = lock(lockFile(file, id), { timeout: LOOKED_AT_MS })
    // Somebody swept it away before it was locked.
    if (!existsSync(lockFile(file, id))) {
      own.close()
      continue
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
