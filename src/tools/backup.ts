/** `backup` and `restore`: what people made in Slack and what officers published, copied while the bot runs, and put back while it does not. */
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { StoreError, UsageError } from '../errors.ts'
import { momentText } from '../schedules/london.ts'
import { backUpState, lookIntoCopy, restoreState } from '../store/compose.ts'
import { backUpFigures, restoreFigures, soundFigures } from '../store/sqlite/figures-backup.ts'
import type { Contents } from '../store/sqlite/state/backup.ts'
import { stampOf } from './stamp.ts'

type Out = (text: string) => void

const HELP = `npm run backup -- [FILE]     copies the state, and the figures beside it, also while the bot runs; without FILE into "backups" beside it
npm run restore -- FILE      puts a copy in its place, while the bot is stopped; what was there is kept beside it`

const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`

const contentsText = ({ last, schedules, questions, waiting }: Contents): string =>
  `${last === null ? 'Nothing was kept in it yet' : `It is of ${momentText(last)}`}: ${count(schedules, 'schedule')}, ${count(questions, 'question')} to the service, ${count(waiting, 'message')} still to be sent.`

function fileIn(args: readonly string[]): string | null {
  const [file = null, ...more] = args
  if (more.length > 0 || file?.startsWith('-')) throw new UsageError(`That is not understood.\n${HELP}`)
  return file
}

/** The copy of the figures that goes with a copy of the state. */
const figuresBeside = (file: string): string => `${file.replace(/\.sqlite$/, '')}.figures.sqlite`

/** Returns the exit status. */
export async function runBackup(args: readonly string[], config: Config, now: number, out: Out): Promise<number> {
  const state = config.stateDatabase
  const file = fileIn(args) ?? join(dirname(state), 'backups', `scrutineer-state-${stampOf(now)}.sqlite`)
  const contents = await backUpState(config, file)
  const figures = figuresBeside(file)
  const publications = await backUpFigures(config.database, figures).catch((error: unknown) => {
    // A half would be taken for a whole.
    rmSync(file, { force: true })
    throw error
  })
  const also =
    publications === null ? '' : ` The figures, with ${count(publications, 'publication')}, are in ${figures}.`
  out(`Backed up to ${file}. ${contentsText(contents)}${also} Keep it where this machine’s disk is not.\n`)
  return 0
}

/** Before either is put in its place, so that no half of a backup is. Throws StoreError, UsageError. */
async function lookIntoBoth(state: string, figures: string): Promise<void> {
  await lookIntoCopy(state)
  if (!existsSync(figures)) return
  try {
    soundFigures(figures)
  } catch (cause) {
    throw new StoreError(
      `This backup is damaged, so nothing was changed: ${(cause as Error).message} Use another one, or move that file away to restore the state without the figures.`,
      { cause },
    )
  }
}

/** Returns the exit status. */
export async function runRestore(args: readonly string[], config: Config, now: number, out: Out): Promise<number> {
  const file = fileIn(args)
  if (file === null) throw new UsageError(`Say which backup.\n${HELP}`)
  const figures = figuresBeside(file)
  await lookIntoBoth(file, figures)
  const { aside, ...contents } = await restoreState(config, file, stampOf(now))
  const publications = existsSync(figures) ? await restoreFigures(config.database, figures, stampOf(now)) : null
  const also =
    publications === null ? '' : ` The figures, with ${count(publications, 'publication')}, were restored with it.`
  out(
    `Restored from ${file}. ${contentsText(contents)} What was set, asked or answered since is not in it; messages that were due since are looked for in their channels before they are sent.${aside === null ? '' : ` The file that was there before is ${aside}.`}${also}\n`,
  )
  return 0
}
