/** A full load of the data files into a fresh database. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { readData } from '../../src/loading/read-data.ts'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { runMain, succeeded } from './process.ts'
import { median, showTime, timed } from './stats.ts'
import type { Section } from './table.ts'

const RUNS = 3

export async function benchLoading(config: Config, folder: string): Promise<Section> {
  const file = join(folder, 'fresh.sqlite')
  const clean = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  }
  const whole: number[] = []
  const read: number[] = []
  const saved: number[] = []
  let figures = 0
  for (let i = 0; i < RUNS; i++) {
    clean()
    whole.push(succeeded(await runMain(['load'], file)).end)
    clean()
    const { ms, result } = await timed(() => readData(config.dataDir))
    read.push(ms)
    figures = result.data.figures.length
    const store = await openSqliteStore(file)
    saved.push((await timed(() => store.replaceAll(result.data))).ms)
    await store.close()
  }
  clean()
  return {
    title: `A full load of data/ into a fresh SQLite file (${figures.toLocaleString('en-GB')} figures, median of ${RUNS})`,
    rows: [
      { what: 'the load command, whole process', result: showTime(median(whole)) },
      { what: 'reading and checking, in a running process', result: showTime(median(read)) },
      { what: 'saving, one transaction', result: showTime(median(saved)) },
    ],
  }
}
