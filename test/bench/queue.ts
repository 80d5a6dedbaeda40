/** What one message of the outbox costs while many wait: taken, posted, marked. Flat, or a busy morning never ends. */
import { join } from 'node:path'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { OutgoingCall } from '../../src/store/state.ts'
import { median, showFactor, showTime, timed } from './stats.ts'
import type { Row, Section } from './table.ts'

const SIZES = [100, 1000, 10_000, 50_000]
const ROUNDS = 60
/** Fifty thousand waiting may cost this many times what a hundred do. */
const MOST = 1.5

const waiting = (i: number, lanes: number): OutgoingCall => ({
  key: `k${i}`,
  method: 'chat.postMessage',
  lane: `C${i % lanes}`,
  args: { channel: `C${i % lanes}`, text: 'x'.repeat(500) },
})

/** Median milliseconds of a message with `size` waiting in `lanes`. */
async function costWith(folder: string, size: number, lanes: number): Promise<number> {
  const state = await openSqliteState(join(folder, `queue-${size}-${lanes}.sqlite`))
  const calls = Array.from({ length: size }, (_, i) => waiting(i, lanes))
  for (let i = 0; i < size; i += 1000) await state.finish(null, { calls: calls.slice(i, i + 1000) }, 1)
  const costs: number[] = []
  for (let i = 0; i < ROUNDS; i++)
    costs.push(
      (
        await timed(async () => {
          const [call] = await state.take(10 + i, 1)
          await state.nextDue()
          if (call) await state.markSent(call.id, { channel: call.lane, ts: `${i}.1` }, 10 + i)
        })
      ).ms,
    )
  await state.close()
  return median(costs)
}

export async function benchQueue(folder: string): Promise<Section> {
  const rows: Row[] = []
  for (const [name, lanesOf] of [
    ['eight to a channel', (size: number) => Math.ceil(size / 8)],
    ['all to one channel', () => 1],
  ] as const) {
    const costs: number[] = []
    for (const size of SIZES) costs.push(await costWith(folder, size, lanesOf(size)))
    const factor = (costs.at(-1) ?? 0) / (costs[0] ?? 1)
    rows.push({
      what: `${SIZES.map((size) => size.toLocaleString('en-GB')).join(', ')} waiting, ${name}`,
      result: `${costs.map(showTime).join(', ')} (${showFactor(factor)})`,
      target: `≤ × ${MOST}`,
      met: factor <= MOST,
    })
  }
  return { title: 'A message of the outbox: taken, marked as sent, the next one found', rows }
}
