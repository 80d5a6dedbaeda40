/**
 * Two runs of the same tests: what a change is tried with in a minute, and what takes kills, outages, whole processes and a
 * simulated year. Every test file is in exactly one of them.
 */
import { defineConfig } from 'vitest/config'

const EVERY = 'test/**/*.test.ts'

/** Files whose subject is time or a process that ends: minutes together. */
const ENDURANCE = [
  // Kills, outages, refusals, pacing, and a year of schedules, on the real waits of the Slack app.
  'test/slack/schedules/**/*.test.ts',
  'test/slack/{health,killed,pacing,refused,trouble}.test.ts',
  'test/store/killed-publication.test.ts',
  // A real PostgreSQL, gone, restarted and full; copies of the program killed on it.
  'test/store/postgres/{move,trouble}.test.ts',
  'test/slack/copies/**/*.test.ts',
  // The program as its own process, from the shell.
  'test/surfaces/{batch,cli,releases,schedules,start,terminal}.test.ts',
  'test/slack/{doctor,privacy-request}.test.ts',
  'test/slack/cards/preview.test.ts',
  'test/tools/{backup,check-data}.test.ts',
  'test/publishing/imported.test.ts',
  // Hostile files in threads with limits, thousands of hostile questions, every question as a card, every listener forged.
  'test/importing/{hostile,mistakes,template}.test.ts',
  'test/fuzz.test.ts',
  'test/slack/cards/every-answer.test.ts',
  'test/slack/{who-may,workspaces/across}.test.ts',
  // Every question with known answers, misspelt in five ways.
  'test/understanding/noise.test.ts',
]

// A machine that is busy with something else is slow, not wrong.
const common = { globalSetup: ['test/load-once.ts'], testTimeout: 30_000 }

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      { extends: true, test: { ...common, name: 'quick', isolate: false, include: [EVERY], exclude: ENDURANCE } },
      { extends: true, test: { ...common, name: 'endurance', include: ENDURANCE } },
    ],
  },
})
