/**
 * `npm run bench`: how fast it is, on this machine, in one run, beside what was promised. It measures and asserts
 * nothing: a target that is not met is told and the exit status stays 0. Data is loaded into a database of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { readLanguage } from '../../src/language/language-data.ts'
import type { Question } from '../../src/model/question.ts'
import { start } from '../../src/setup.ts'
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

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'scrutineer-bench-'))
try {
  const config = { ...readConfig(), database: join(folder, 'bench.sqlite') }
  console.log(machineText())
  const { list: questions, from } = await benchQuestions()
  const running = await start(config)
  const { indicators, measures } = await running.store.catalogue()
  console.log(`Loaded: ${indicators.length} measures in ${measures.length} rows. Questions: ${from}.\n`)
  const { times, section } = await benchOneQuestion(config, running, questions)
  const floors = benchFloors(questions, config.database, times)
  const growth = await benchGrowth(
    running,
    {
      ...(await readLanguage(config.intentsDir, config.dataDir)),
      learnt: await readLearnt(config.intentsDir, config.dataDir),
    },
    questions,
  )
  // Each is told as it is measured, so that what fails last takes nothing with it.
  const tell = (...sections: readonly Section[]): void => console.log(tableText(sections))
  tell(section, floors)
  tell(await benchColdStart(COLD, config.database))
  tell(await benchBatch(questions, folder, config.database), growth)
  tell(await benchLoading(config, folder), await benchImporting(config, folder))
  tell(await benchQueue(folder), await benchSchedules(config, running, folder))
  tell(await benchMorning(folder))
  tell(await benchSlack(folder, process.argv.includes('--long')))
  const england = await benchEngland(folder, config.dataDir, process.argv.includes('--long'))
  if (england.length > 0) tell(...england)
  await running.store.close()
  console.log(`\nAll in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
} finally {
  rmSync(folder, { recursive: true })
}
