/**
 * `npm run bench`: how fast it is, on this machine, in one run, beside what was promised; `-- slack` for a part of it. It
 * measures and asserts nothing: a target that is not met is told and the exit status stays 0. Data is loaded into a database of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArguments } from '../../src/arguments.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { UsageError } from '../../src/errors.ts'
import { readLanguage } from '../../src/language/language-data.ts'
import type { Question } from '../../src/model/question.ts'
import { type Running, start } from '../../src/setup.ts'
import { readLearnt } from '../../src/understanding/learnt.ts'
import { benchBatch } from './batch.ts'
import { benchColdStart } from './cold-start.ts'
import { benchEngland } from './england.ts'
import { benchFloors } from './floors.ts'
import { benchGrowth } from './growth.ts'
import { benchImporting } from './importing.ts'
import { benchLoading } from './loading.ts'
import { machineText } from './machine.ts'
import { benchMorning } from './morning.ts'
import { benchOneQuestion } from './one-question.ts'
import { benchQuestions } from './questions.ts'
import { benchQueue } from './queue.ts'
import { benchSchedules } from './schedules.ts'
import { benchSlack } from './slack.ts'
import { type Section, tableText } from './table.ts'

/** The main job's own example. */
const COLD: Question = { text: 'CP visits in March 2024', council: 'rotherham', now: '2024-04-20', thread: null }

/** What every part may use. */
interface Bench {
  readonly config: Config
  readonly running: Running
  readonly questions: readonly Question[]
  /** Of the run, removed at its end. */
  readonly folder: string
  readonly long: boolean
}

interface Part {
  readonly what: string
  readonly run: (bench: Bench) => Promise<readonly Section[]>
}

const PARTS: Readonly<Record<string, Part>> = {
  question: {
    what: 'one question in a running process, beside what nothing can be faster than',
    run: async ({ config, running, questions }) => {
      const { times, section } = await benchOneQuestion(config, running, questions)
      return [section, benchFloors(questions, config.database, times)]
    },
  },
  growth: {
    what: 'what a question costs with more councils and reports',
    run: async ({ config, running, questions }) => {
      const { intentsDir, dataDir } = config
      const language = { ...(await readLanguage(intentsDir, dataDir)), learnt: await readLearnt(intentsDir, dataDir) }
      return [await benchGrowth(running, language, questions)]
    },
  },
  cold: {
    what: 'one question from the shell',
    run: async ({ config }) => [await benchColdStart(COLD, config.database)],
  },
  batch: {
    what: 'a file of questions',
    run: async ({ questions, folder, config }) => [await benchBatch(questions, folder, config.database)],
  },
  loading: {
    what: 'the load command, and an import of officers’ files',
    run: async ({ config, folder }) => [await benchLoading(config, folder), await benchImporting(config, folder)],
  },
  queue: {
    what: 'the outbox with many waiting, and a look at many schedules',
    run: async ({ config, running, folder }) => [
      await benchQueue(folder),
      await benchSchedules(config, running, folder),
    ],
  },
  morning: {
    what: 'all summaries on one morning',
    run: async ({ folder }) => [await benchMorning(folder)],
  },
  slack: {
    what: 'from an event to its reply in a Slack on this machine, one by one, steadily and all at once',
    run: async ({ folder, questions, long }) => [await benchSlack(folder, questions, long)],
  },
  england: {
    what: 'all England’s figures; nothing where they are not there',
    run: async ({ folder, config, long }) => benchEngland(folder, config.dataDir, long),
  },
}

const HELP = `npm run bench -- [PART …] [--long]

Times the program on this machine and prints each figure beside its target. All parts, about ten minutes, or those named:
${Object.entries(PARTS)
  .map(([name, { what }]) => `  ${name.padEnd(10)}${what}`)
  .join('\n')}

  --long    also what takes some minutes more: 20,000 questions in Slack, all England
  --help    this text`

const AT_HELP = 'npm run bench -- --help names the parts and options'

/** Which parts, in the order in which they are measured. Throws UsageError for one that is not there. */
function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name))
  if (unknown !== undefined) throw new UsageError(`There is no part “${unknown}”: ${AT_HELP}.`)
  return Object.entries(PARTS).flatMap(([name, part]) => (names.length === 0 || names.includes(name) ? [part] : []))
}

async function measure(parts: readonly Part[], long: boolean): Promise<void> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-bench-'))
  try {
    const config = { ...readConfig(), database: join(folder, 'bench.sqlite') }
    console.log(machineText())
    const { list: questions, from } = await benchQuestions()
    const running = await start(config)
    const { indicators, measures } = await running.store.catalogue()
    console.log(`Loaded: ${indicators.length} measures in ${measures.length} rows. Questions: ${from}.\n`)
    // Each is told as it is measured, so that what fails last takes nothing with it.
    for (const { run } of parts) {
      const sections = await run({ config, running, questions, folder, long })
      if (sections.length > 0) console.log(tableText(sections))
    }
    await running.store.close()
    console.log(`\nAll in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

try {
  const { values, positionals } = readArguments(
    process.argv.slice(2),
    { options: { long: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true },
    `"${AT_HELP.split(' names')[0]}" names the parts and options`,
  )
  if (values.help) console.log(HELP)
  else await measure(chosen(positionals), values.long ?? false)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
