/** Database files for this user's eyes only: what people asked is in both of them. */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'

const MODE = 0o600
/** The log, and the file that says what of it is read, are given the database's own permissions by SQLite. */
const BESIDE = ['', '-wal', '-shm']

/** Makes the file where it is missing, for this user alone from its first moment on. */
export function keepToOneself(file: string): void {
  if (file === ':memory:') return
  try {
    closeSync(openSync(file, 'a', MODE))
    for (const end of BESIDE) if (existsSync(file + end)) chmodSync(file + end, MODE)
  } catch {
    // Another user's file, or a folder that is missing: SQLite says in its own words what cannot be done.
  }
}
