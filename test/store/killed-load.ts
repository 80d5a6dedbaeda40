/** Run by sqlite.test.ts: loads into the file it is given, says so half-way, and waits there to be killed. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { sampleData, strikingAt } from './sample.ts'

const store = await openSqliteStore(process.argv[2] as string)
const data = strikingAt(sampleData('never finished', 20_000), 15_000, () => {
  writeSync(1, 'half-way\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  throw new Error('unreachable')
})
await store.replaceAll(data)
