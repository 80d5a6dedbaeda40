/** `move`: what people made, from the file to the PostgreSQL of SCRUTINEER_DATABASE_URL, or back; counted and compared. */
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { moveToFile, moveToServer } from '../store/compose.ts'
import type { Tally } from '../store/rows.ts'
import { stampOf } from './stamp.ts'

const HELP = `npm run move                  moves the state file (SCRUTINEER_STATE) into the PostgreSQL of SCRUTINEER_DATABASE_URL, while the bot is stopped
npm run move -- --back       moves it back into a file`

const counted = ({ record, call, delivery }: Tally): string =>
  `${record.rows.toLocaleString('en-GB')} records, ${call.rows.toLocaleString('en-GB')} messages and ${delivery.rows.toLocaleString('en-GB')} deliveries, all the same on both sides (${[record, call, delivery].map(({ hash }) => hash.slice(0, 8)).join(' ')})`

/** `now` in milliseconds. Returns the exit status. Throws StoreError, UsageError; nothing is moved then. */
export async function runMove(
  args: readonly string[],
  config: Config,
  now: number,
  out: (text: string) => void,
): Promise<number> {
  const [option, ...more] = args
  if (more.length > 0 || (option !== undefined && option !== '--back'))
    throw new UsageError(`That is not understood.\n${HELP}`)
  const { databaseUrl } = config
  if (databaseUrl === null) throw new UsageError(`Set SCRUTINEER_DATABASE_URL first.\n${HELP}`)
  const there = { ...config, databaseUrl }
  if (option === '--back') {
    const { tally } = await moveToFile(there)
    out(
      `Moved to ${config.stateDatabase}: ${counted(tally)}. The tables in PostgreSQL are empty now. Take SCRUTINEER_DATABASE_URL out of the settings before you start the bot.\n`,
    )
    return 0
  }
  const { tally, aside } = await moveToServer(there, stampOf(now))
  out(
    `Moved to PostgreSQL: ${counted(tally)}. The file is ${aside} now: nothing reads it any more, and it may be deleted when all is well. Start the bot with SCRUTINEER_DATABASE_URL set.\n`,
  )
  return 0
}
