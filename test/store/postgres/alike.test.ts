/** Both engines, given the same to do in any order, do the same. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresState } from '../../../src/store/postgres/open.ts'
import { openSqliteState } from '../../../src/store/sqlite/state/open.ts'
import type { OutgoingCall, QueuedCall, State } from '../../../src/store/state.ts'
import { call } from '../state.contract.ts'
import { NO_POSTGRES, PostgresServer } from './server.ts'

/** What is done to a state at `now`, with the calls that are being made; gives what came of it. */
type Step = (state: State, now: number, making: Map<string, QueuedCall>) => Promise<unknown>

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')
const lanes = fc.constantFrom('A', 'B', 'C')
const calls: fc.Arbitrary<OutgoingCall> = fc
  .record({ key: keys, lane: lanes, patient: fc.boolean(), report: fc.boolean(), updates: fc.option(keys) })
  .map(({ key, lane, patient, report, updates }) =>
    call(key, lane, { ...(patient && { patient }), ...(report && { report: 'run' }), ...(updates && { updates }) }),
  )
const records = fc.record({ kind: fc.constantFrom('k', 'l'), key: keys, value: fc.nat(9), open: fc.boolean() })

const shown = ({ id: _, ...rest }: QueuedCall): unknown => rest
/** The first call under way, by name: ids differ. */
const first = (making: Map<string, QueuedCall>): QueuedCall | undefined => {
  const key = [...making.keys()].toSorted()[0]
  const found = key === undefined ? undefined : making.get(key)
  if (found) making.delete(found.key)
  return found
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(calls, { minLength: 1, maxLength: 4 }).map(
      (some): Step =>
        (state, now) =>
          state.finish(null, { calls: some }, now),
    ),
  },
  {
    weight: 6,
    // Between one and all, an engine may give fewer than the limit.
    arbitrary: fc.record({ limit: fc.constantFrom(1, 50, 50), patient: fc.constantFrom(0, 50) }).map(
      ({ limit, patient }): Step =>
        async (state, now, making) => {
          const taken = await state.take(now, limit, patient)
          for (const each of taken) making.set(each.key, each)
          return taken.map(shown)
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ pace: fc.option(fc.boolean()), found: fc.boolean() }).map(
      ({ pace, found }): Step =>
        async (state, now, making) => {
          const one = first(making)
          if (!one) return null
          const posted = { channel: one.lane, ts: `${now}.1`, found }
          await state.markSent(one.id, posted, now, pace === null ? undefined : { next: now + 2, all: pace })
          return one.key
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ doubt: fc.boolean(), aside: fc.boolean(), refused: fc.boolean(), later: fc.nat(4) }).map(
      ({ later, ...change }): Step =>
        async (state, now, making) => {
          const one = first(making)
          if (one)
            await state.markWaiting(one.id, now + later, { ...change, ...(change.refused && { why: `no at ${now}` }) })
          return one?.key
        },
    ),
  },
  fc.option(calls).map(
    (instead): Step =>
      async (state, now, making) => {
        const one = first(making)
        if (one) await state.markFailed(one.id, 'why', instead ? [instead] : [], now)
        return one?.key
      },
  ),
  keys.map(
    (key): Step =>
      (state, now) =>
        state.withdraw(key, 'gone', now),
  ),
  fc.constant<Step>((state, now) => state.hurry(now + 1)),
  keys.map(
    (key): Step =>
      (state, now) =>
        state.receive({ key, body: '{}' }, now),
  ),
  fc
    .record({
      key: fc.option(keys),
      claims: fc.array(records, { maxLength: 1 }),
      puts: fc.array(records, { maxLength: 2 }),
      removes: fc.array(records, { maxLength: 1 }),
    })
    .map(
      ({ key, ...work }): Step =>
        (state, now) =>
          state.finish(key, work, now),
    ),
  fc.nat(9).map(
    (ago): Step =>
      async (state, now) => {
        await state.forget(now - ago, ['k'])
      },
  ),
)

/** Everything there is to see. */
async function seen(state: State): Promise<unknown> {
  const each = await Promise.all('abcdefghij'.split('').map(async (key) => (await state.call(key)) ?? null))
  const kept = await Promise.all(['k', 'l', 'ended'].map((kind) => state.list(kind)))
  return [
    each.map((one) => one && shown(one)),
    kept,
    await state.listOpen('k'),
    await state.queue(),
    await state.nextDue(),
    await state.pending(),
  ]
}

describe.skipIf(NO_POSTGRES !== null)('both engines', () => {
  let server: PostgresServer
  let folder: string
  beforeAll(async () => {
    server = await PostgresServer.start()
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-alike-'))
  }, 60_000)
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('do the same', async () => {
    const url = await server.database()
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 60 }), async (doing) => {
        await server.empty(url)
        const both = [await openSqliteState(join(folder, `${++runs}.sqlite`)), await openPostgresState(url)]
        const making = both.map(() => new Map<string, QueuedCall>())
        try {
          for (const [now, step] of doing.entries()) {
            const [expected, came] = await Promise.all(
              both.map((state, i) => step(state, now, making[i] as Map<string, QueuedCall>)),
            )
            expect(came ?? null).toEqual(expected ?? null)
            const [theirs, ours] = await Promise.all(both.map(seen))
            expect(ours).toEqual(theirs)
          }
        } finally {
          for (const state of both) await state.close()
        }
      }),
      { numRuns: Number(process.env.ALIKE_RUNS ?? 8) },
    )
  }, 600_000)
})
