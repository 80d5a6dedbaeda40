/** Takes what is delivered and a call, says so, and stands there until it is killed. */
import { openPostgresState } from '../../../src/store/postgres/open.ts'

const state = await openPostgresState(process.argv[2] as string)
await state.receive({ key: 'Ev1', body: '{}', lane: 'thread' }, 1)
const taken = await state.take(10, 1)
process.stdout.write(`${JSON.stringify(taken.map(({ key }) => key))}\n`)
setInterval(() => {}, 1000)
