/**
 * Which programs work on the same state now. Each holds a lock on a file of its own, which the operating system lets
 * go of the moment it ends, however it ends: no clock is asked, and one that only stands still is not taken for dead.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export interface Presence {
  /** This program's name among them. */
  readonly id: string
  /** Whether the program of that name still runs. */
  isAlive(id: string): boolean
  /** Lets go: whatever it had begun is somebody else's from then on. */
  close(): void
}

const lockFile = (file: string, id: string): string => `${file}-running-${id}`

function lock(file: string, fileMustExist: boolean): Database.Database {
  const held = new Database(file, { timeout: 0, fileMustExist })
  try {
    held.exec('begin exclusive')
  } catch (error) {
    held.close()
    throw error
  }
  return held
}

/** A name with its lock held, for the state in `file`. */
export function appear(file: string): Presence {
  const id = randomUUID()
  if (file === ':memory:') return { id, isAlive: (other) => other === id, close: () => {} }
  const own = lock(lockFile(file, id), false)
  return {
    id,
    isAlive: (other) => {
      if (other === id) return own.open
      try {
        lock(lockFile(file, other), true).close()
      } catch {
        // Locked; or not to be opened, and then nothing is known of its program.
        return existsSync(lockFile(file, other))
      }
      rmSync(lockFile(file, other), { force: true })
      return false
    },
    close: () => {
      own.close()
      rmSync(lockFile(file, id), { force: true })
    },
  }
}
