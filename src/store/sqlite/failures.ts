/** What a failing database means for a person: one sentence that says what to do. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AwayError, StoreError } from '../../errors.ts'

const MEANINGS: readonly (readonly [RegExp, (file: string) => string])[] = [
  [
    /^SQLITE_CANTOPEN/,
    (file) => `The database ${file} cannot be opened: check that its folder is there and may be written to.`,
  ],
  [/^SQLITE_NOTADB/, (file) => `${file} is not a SQLite database: name another file, or move this one away.`],
  [
    /^SQLITE_CORRUPT/,
    (file) =>
      `The database ${file} is damaged: put your last backup of it in its place (without it only the bundled reports come back).`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (file) => `The database ${file} is locked by another program: wait until that has finished and try again.`,
  ],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    (file) => `The database ${file} may not be written to: check its permissions and those of its folder.`,
  ],
  [/^SQLITE_FULL/, (file) => `The database ${file} cannot grow: the disk is full, so make room and try again.`],
  [/^SQLITE_IOERR/, (file) => `The database ${file} cannot be read or written: check the disk that it is on.`],
]

/** The same for the file of what people made, which nothing can build again. */
const LOST =
  'It holds settings, schedules, watches, questions to the service and what is still to be sent, and nothing can build it again: do not delete it.'
const STATE_MEANINGS: typeof MEANINGS = [
  [
    /^SQLITE_CORRUPT/,
    (file) =>
      `The state file ${file} is damaged. ${LOST} Stop the program and put the last backup in its place: npm run restore -- BACKUP (the damaged file is kept beside it).`,
  ],
  [
    /^SQLITE_NOTADB/,
    (file) =>
      `${file} is no state file of this program, or one that is damaged from its first page. ${LOST} Set SCRUTINEER_STATE to the right file, or put the last backup in its place: npm run restore -- BACKUP (the file that is there now is kept beside it).`,
  ],
  ...MEANINGS,
]

/** SQLite takes 32 KB at once for the file in which its connections meet, and calls it an error of reading where they are not there. */
const LEAST_ROOM = 64 * 1024

function hasNoRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize < LEAST_ROOM
  } catch {
    return false
  }
}

const isFull = (code: string, file: string): boolean =>
  code.startsWith('SQLITE_FULL') || (code.startsWith('SQLITE_IOERR') && hasNoRoom(file))

/** `error` as a StoreError where it comes from the database engine, an AwayError for a full disk; else as it is. */
export function storeFailure(error: unknown, file: string, meanings = MEANINGS): unknown {
  const told = (error as { code?: unknown } | null)?.code
  if (!(error instanceof Error) || typeof told !== 'string' || !told.startsWith('SQLITE_')) return error
  const code = isFull(told, file) ? 'SQLITE_FULL' : told
  const meaning = meanings.find(([pattern]) => pattern.test(code))?.[1]
  const message = meaning?.(file) ?? `The database ${file} refused the work and is as it was before: ${error.message}.`
  // What was begun is rolled back, and goes on once somebody has made room.
  const Failure = code.startsWith('SQLITE_FULL') ? AwayError : StoreError
  return new Failure(message, { cause: error })
}

/** Runs `work`; what the engine throws becomes a StoreError. */
export async function guarded<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storeFailure(error, file)
  }
}

/** While `work` writes `copy` of another file: it is the copy's disk that is full. Everything else is thrown as it is. */
export async function written<T>(copy: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as { code?: unknown }
    throw typeof code === 'string' && isFull(code, copy) ? storeFailure(error, copy) : error
  }
}

/** `guarded` for the file of what people made. */
export async function guardedState<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storeFailure(error, file, STATE_MEANINGS)
  }
}

export const cannotOpen = (file: string, cause: unknown): StoreError =>
  new StoreError(`The database ${file} cannot be opened: check that its folder is there and may be written to.`, {
    cause,
  })

export const notOurs = (file: string): StoreError =>
  new StoreError(`The database ${file} belongs to another program: name another file.`)

export const tooNew = (file: string): StoreError =>
  new StoreError(
    `The database ${file} was written by a newer version of this program: update the program, or name another file.`,
  )
