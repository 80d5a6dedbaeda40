/** The whole program with a sample release behind the councils' own reports, for as long as the test file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Config } from '../../src/config.ts'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import type { Answer } from '../../src/model/answer.ts'
import { type Running, start } from '../../src/setup.ts'
import { type Sample, writeSample } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'

interface WithRelease {
  readonly config: Config
  /** To be called inside a test, as is `ask`. */
  readonly running: () => Running
  /** As asked on 1 May 2026. */
  readonly ask: (text: string, council?: string | null) => Promise<Answer>
}

/** Imports before the tests of a file, and removes all of it after them. */
export function useRelease(sample: Sample = {}): WithRelease {
  let running: Running
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-england-'))
  const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
  beforeAll(async () => {
    await writeSample(folder, sample)
    await runLaitImport([folder], config, () => undefined)
    running = await start(config)
  }, 60_000)
  afterAll(async () => {
    await running?.store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    config,
    running: () => running,
    ask: (text, council = null) => running.scrutineer.ask({ text, council, now: '2026-05-01', thread: null }, 0),
  }
}
