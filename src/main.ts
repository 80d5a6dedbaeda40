/** One command, one exit status, one sentence where something is wrong. Begun by `start.mjs`. */
import { nowMs } from './clock.ts'
import { environmentNames, readConfig, readEnvFile, readSlackSettings } from './config.ts'
import { ScrutineerError, UNUSABLE_SETTINGS, UsageError } from './errors.ts'
import { giveWay } from './give-way.ts'

let connected = false

/** Commands that write much while a bot may be answering beside them. Reading a file has a time limit of its own. */
const BESIDE_A_BOT: ReadonlySet<string> = new Set(['load', 'releases'])

async function run(command: string, args: readonly string[]): Promise<number> {
  // One database and one council for every command: what the bot answers from is what the shell works on.
  readEnvFile()
  const config = readConfig()
  const out = (text: string): void => {
    process.stdout.write(text)
  }
  if (BESIDE_A_BOT.has(command)) giveWay()
  switch (command) {
    case 'ask':
      return (await import('./surfaces/cli.ts')).runAsk(args, config, out)
    case 'summary':
      return (await import('./surfaces/summary.ts')).runSummary(args, config, {
        out: (content) => void process.stdout.write(content),
        log: (text) => void process.stderr.write(`${text}\n`),
      })
    case 'start': {
      const slack = await readSlackSettings()
      if (slack) {
        connected = true
        return (await import('./surfaces/slack/run.ts')).runSlack(config, slack)
      }
      return (await import('./surfaces/terminal.ts')).runTerminal(args, config)
    }
    case 'load':
      return (await import('./tools/load.ts')).runLoad(config, out)
    case 'check-data':
      return (await import('./tools/check-data.ts')).runCheckData(config.dataDir, process.stdout)
    case 'export':
      return (await import('./tools/run-export.ts')).runExport(args, config, out)
    case 'import':
      return (await import('./surfaces/import.ts')).runImport(args, config, out)
    case 'template':
      return (await import('./surfaces/template.ts')).runTemplate(args, config, out)
    case 'eval':
      return (await import('./tools/eval.ts')).runEval(args, config, out)
    case 'train':
      return (await import('./training/train.ts')).runTrain(args, config, out)
    case 'unanswered':
      return (await import('./tools/unanswered.ts')).runUnanswered(config, out)
    case 'releases':
      return (await import('./surfaces/releases.ts')).runReleases(args, config, {
        out,
        now: nowMs(),
        slack: await readSlackSettings(),
      })
    case 'schedules':
      return (await import('./surfaces/schedules.ts')).runSchedules(args, config, {
        out,
        log: (text) => void process.stderr.write(`${text}\n`),
        now: nowMs(),
        slack: await readSlackSettings(),
      })
    case 'backup':
      return (await import('./tools/backup.ts')).runBackup(args, config, nowMs(), out)
    case 'restore':
      return (await import('./tools/backup.ts')).runRestore(args, config, nowMs(), out)
    case 'move':
      return (await import('./tools/move.ts')).runMove(args, config, nowMs(), out)
    case 'doctor':
      return (await import('./surfaces/slack/doctor/doctor.ts')).runDoctor({
        config,
        names: environmentNames(),
        slack: readSlackSettings,
        clock: nowMs,
        out,
      })
    case 'workspaces':
      return (await import('./surfaces/workspaces.ts')).runWorkspaces(args, config, { out, now: nowMs() })
    case 'compile':
      return (await import('./tools/compile.ts')).runCompile(out)
    case 'privacy':
      return (await import('./surfaces/privacy.ts')).runPrivacy(args, config, { out, now: nowMs() })
    default: {
      const { USAGE } = await import('./surfaces/cli.ts')
      process.stderr.write(`There is no command "${command}".\n${USAGE}\n`)
      return 2
    }
  }
}

const [command = 'start', ...args] = process.argv.slice(2)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away: nothing is wrong.
  if (error.code === 'EPIPE') process.exit(0)
})
try {
  process.exitCode = await run(command, args)
} catch (error) {
  const known = error instanceof ScrutineerError
  process.stderr.write(
    known ? `${error.message}\n` : `Something went wrong that should not: ${(error as Error).stack}\n`,
  )
  // A conversation in the terminal has somebody in front of it.
  const isService = command === 'start' && environmentNames().some((name) => name.startsWith('SLACK_'))
  const unusable = isService && error instanceof UsageError
  process.exitCode = unusable ? UNUSABLE_SETTINGS : known ? 1 : 70
}
// A connection that is still being tried must not hold a program that has ended.
if (connected) setTimeout(() => process.exit(), 3000).unref()
