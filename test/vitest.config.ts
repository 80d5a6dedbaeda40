/**
 * Two runs of the same tests: what a change is tried with in a minute, and what takes kills, outages, whole processes and a
 * simulated year. Every test file is in exactly one of them.
 */
import { defineConfig } from 'vitest/config'

const EVERY = 'test/**/*.test.ts'

/** Files whose subject is time or a process that ends: minutes together. */
const ENDURANCE: string[] = []

const common = { globalSetup: ['test/load-once.ts'] }

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      { extends: true, test: { ...common, name: 'quick', include: [EVERY], exclude: ENDURANCE } },
      { extends: true, test: { ...common, name: 'endurance', include: ENDURANCE } },
    ],
  },
})
