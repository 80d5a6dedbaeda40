/**
 * Two runs of the same tests: what a change is tried with in a minute, and what takes kills, outages, whole processes and a
 * simulated year. Every test file is in exactly one of them.
 */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const EVERY = 'test/**/*.test.ts'

/** Files whose subject is time or a process that ends: minutes together. */
const ENDURANCE = [
  // Kills, outages, refusals, pacing, and a year of schedules, on the real waits of the Slack app.
  'test/slack/schedules/{digest,drafts,emergencies,killed,owner-gone,refused,restored,trouble,year}.test.ts',
  'test/slack/{full-disk,health,killed,pacing,refused,trouble}.test.ts',
  'test/store/killed-publication.test.ts',
  // A real PostgreSQL, gone, restarted and full; copies of the program killed on it.
  'test/store/postgres/{move,trouble}.test.ts',
  'test/slack/copies/**/*.test.ts',
  // The program as its own process, from the shell.
  'test/surfaces/{batch,cli,releases,schedules,start,terminal}.test.ts',
  'test/slack/{doctor,privacy-request}.test.ts',
  'test/slack/cards/preview.test.ts',
  'test/tools/{backup,check-data}.test.ts',
  'test/publishing/{full-disk,imported}.test.ts',
  // Hostile files in threads with limits, thousands of hostile questions, every question as a card, every listener forged.
  'test/importing/{hostile,mistakes,template}.test.ts',
  'test/fuzz.test.ts',
  'test/slack/cards/every-answer.test.ts',
  'test/slack/{who-may,workspaces/across}.test.ts',
  // Every question with known answers, misspelt in five ways.
  'test/understanding/noise.test.ts',
]

/** Files of ten seconds and more, which one worker would else be left with at the end, while the others have nothing to do. */
const LONG = /\/(?:golden|slack\/(?:watch|files|quarter|ask-service|privacy|questions))\.test\.ts$/

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => Number(LONG.test(b.moduleId)) - Number(LONG.test(a.moduleId)))
  }
}

// A machine that is busy with something else is slow, not wrong.
const common = { globalSetup: ['test/load-once.ts'], testTimeout: 30_000 }

/** All of a worker's files share what is loaded, and Node runs them as they are, as it does for whoever uses the program. */
const SHARED = { isolate: false, experimental: { viteModuleRunner: false } }

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          ...common,
          ...SHARED,
          name: 'quick',
          include: [EVERY],
          exclude: ENDURANCE,
          // A worker for each processor: what runs the workers has little to do itself.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { ...common, name: 'endurance', include: ENDURANCE, sequence: { groupOrder: 1 } } },
    ],
  },
})
