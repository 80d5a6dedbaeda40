/**
 * What takes several statements runs on the server, in one round trip. Each release has its own functions, named by
 * what they say, so that two releases work side by side while copies are replaced.
 */
import { createHash } from 'node:crypto'
import { SCHEMA } from '../schema.ts'
import { CALLS } from './calls.ts'
import { LANES } from './lanes.ts'
import { PROGRAMS } from './programs.ts'
import { WORK } from './work.ts'

const SOURCE = [LANES, CALLS, PROGRAMS, WORK].join('\n')
const RELEASE = createHash('sha256').update(SOURCE).digest('hex').slice(0, 8)

/** "@take" as this release's function of that name. */
export const named = (sql: string): string =>
  sql.replaceAll(/@(\w+)(?=\()/g, (_, name) => `${SCHEMA}.${name}_${RELEASE}`)

/** Makes the functions; they are there where `MARK` is. */
export const FUNCTIONS = named(SOURCE)
export const MARK = `finish_${RELEASE}`
