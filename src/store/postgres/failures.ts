/** What PostgreSQL in trouble means for a person: one sentence that says what to do, never with a password in it. */
import { AwayError, StoreError } from '../../errors.ts'

/** The server as it is told: host, port and database. */
export interface Place {
  readonly server: string
  readonly database: string
  readonly user: string
}

const KEPT = 'Nothing is lost: it goes on by itself as soon as that is mended.'

type Meaning = (place: Place, why: string) => string

/** Of what passes: whatever was to be done is done later. */
const AWAY: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^(?:ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOENT|AWAY|08|57P0[1-3]|57014|55P03)/,
    ({ server }, why) => `PostgreSQL at ${server} cannot be reached (${why}): check that it runs. ${KEPT}`,
  ],
  [
    /^53300|^53400/,
    ({ server }) =>
      `PostgreSQL at ${server} has no connection free: raise its max_connections, or end programs that hold some. ${KEPT}`,
  ],
  [
    /^25006/,
    ({ server }) =>
      `PostgreSQL at ${server} takes nothing that is written (it is read-only, or a standby): make it writable, or set SCRUTINEER_DATABASE_URL to the primary. ${KEPT}`,
  ],
  [
    /^53/,
    ({ server }, why) =>
      `PostgreSQL at ${server} has no room left (${why}): make room on its disk or in memory. ${KEPT}`,
  ],
  [/^40|^XX000.*recovery/, ({ server }) => `PostgreSQL at ${server} was too busy with others' work. ${KEPT}`],
]

/** Of what somebody has to mend. */
const WRONG: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^28/,
    ({ server, user }) =>
      `PostgreSQL at ${server} refuses the user ${user} or its password: correct SCRUTINEER_DATABASE_URL, or let the user in.`,
  ],
  [
    /^3D000/,
    ({ server, database }) =>
      `PostgreSQL at ${server} has no database ${database}: make it (createdb ${database}), or correct SCRUTINEER_DATABASE_URL.`,
  ],
  [
    /^42501/,
    ({ server, database, user }) =>
      `PostgreSQL at ${server} does not let ${user} do that in ${database}: make it the owner of the database, or of its schema "scrutineer".`,
  ],
  [
    /^(?:42P01|42883|3F000)/,
    ({ server, database }) =>
      `Tables of the schema "scrutineer" are missing in ${database} on ${server}: put the backup back, or start this program again to have them made.`,
  ],
  [
    /CERT|SSL|self.signed/i,
    ({ server }, why) =>
      `PostgreSQL at ${server} cannot be spoken to over TLS (${why}): correct sslmode or sslrootcert in SCRUTINEER_DATABASE_URL.`,
  ],
]

/** Errors of the client itself carry no code. */
const CLIENT = /Connection terminated|timeout exceeded|read timeout|not queryable|closed the connection|ended/i
const PASSWORD = /password|SASL|SCRAM/i

function codeOf(error: Error & { code?: unknown; errors?: readonly Error[] }): string {
  if (typeof error.code === 'string') return error.code
  // Several addresses of one name were tried.
  const first = error.errors?.[0]
  if (first) return codeOf(first)
  if (PASSWORD.test(error.message)) return '28P01'
  if (/SSL/.test(error.message)) return 'SSL'
  return CLIENT.test(error.message) ? 'AWAY' : ''
}

/**
 * `error` as a StoreError where it comes from PostgreSQL or the way there, else as it is. Of a program that runs, what
 * somebody has to mend passes as well: it was right before.
 */
export function failureOf(error: unknown, place: Place, isRunning = false): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const code = codeOf(error)
  const meant = (list: typeof AWAY): string | undefined =>
    list.find(([pattern]) => pattern.test(code))?.[1](place, error.message || code)
  const wrong = meant(WRONG)
  if (wrong)
    return isRunning ? new AwayError(`${wrong} ${KEPT}`, { cause: error }) : new StoreError(wrong, { cause: error })
  const away = meant(AWAY)
  if (away) return new AwayError(away, { cause: error })
  if (code === '') return error
  return new StoreError(
    `PostgreSQL at ${place.server} refused the work, and it is as it was before: ${error.message}.`,
    {
      cause: error,
    },
  )
}

/** Whether the work may have been done all the same. */
export const isUnsure = (error: unknown): boolean => error instanceof AwayError

export const tooNew = ({ server, database }: Place): StoreError =>
  new StoreError(
    `What is kept in ${database} on ${server} was written by a newer version of this program: update this copy.`,
  )

export const notPooled = ({ server }: Place): StoreError =>
  new StoreError(
    `SCRUTINEER_DATABASE_URL leads to ${server} through a pooler that gives each transaction another session, in which no copy can show that it is alive: give the address of the server itself, or set pool_mode = session.`,
  )

export const tooOld = ({ server }: Place, version: string): StoreError =>
  new StoreError(`PostgreSQL at ${server} is version ${version}: this program needs 15 or later.`)
