/** Run by sqlite.test.ts: loads into the file it is given, says so half-way, and waits there to be killed. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { sampleData } from './sample.ts'

const store = await openSqliteStore(process.argv[2] as string)
const sample = sampleData('never finished', 20_000)
let looks = 0
/** Looked at twice: when the report is compared with what is there, and when its row is written. */
const struck = {
  ...(sample.figures[15_000] as (typeof sample.figures)[number]),
  get vintage(): string {
    looks += 1
    if (looks > 2) {
      writeSync(1, 'half-way\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    return ''
  },
}
await store.replaceAll({ ...sample, figures: sample.figures.with(15_000, struck) })
