/** What every engine of the state must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAhead } from '../../src/store/read-ahead.ts'
import { ENDED, type OutgoingCall, type State } from '../../src/store/state.ts'
import { stateOf } from '../../src/store/workspace-state.ts'

export interface StatePlace {
  /** Another program that works on the same state. */
  open(): Promise<State>
  close(): Promise<void>
}

export const call = (key: string, lane = 'C1', more: Partial<OutgoingCall> = {}): OutgoingCall => ({
  key,
  lane,
  method: 'chat.postMessage',
  args: { channel: lane, text: key },
  ...more,
})

const keys = (calls: readonly { readonly key: string }[]): string[] => calls.map(({ key }) => key)

export function stateContract(name: string, empty: () => Promise<StatePlace>): void {
  describe(`state on ${name}`, () => {
    let place: StatePlace
    let state: State

    beforeEach(async () => {
      place = await empty()
      state = await place.open()
    })
    afterEach(async () => {
      await state.close()
      await place.close()
    })

    const again = async (): Promise<void> => {
      await state.close()
      state = await place.open()
    }

    it('keeps a delivery once, also across a restart, and forgets its text when it is dealt with', async () => {
      expect(await state.receive({ key: 'Ev1', body: '{"a":1}' }, 1)).toBe(true)
      expect(await state.receive({ key: 'Ev1', body: '{"a":1}' }, 2)).toBe(false)
      await again()
      expect(await state.pending()).toEqual([{ key: 'Ev1', body: '{"a":1}' }])
      expect(await state.finish('Ev1', {}, 3)).toBe('saved')
      expect(await state.pending()).toEqual([])
      await again()
      expect(await state.receive({ key: 'Ev1', body: '{"a":1}' }, 4)).toBe(false)
    })

    it('keeps several deliveries in one step, in their order, each once', async () => {
      await state.receive({ key: 'Ev1', body: '1' }, 1)
      const all = ['Ev2', 'Ev1', 'Ev3', 'Ev2'].map((key) => ({ key, body: `"${key}"`, lane: 'L' }))
      expect(await state.receiveAll(all, 2)).toEqual([true, false, true, false])
      expect(await state.receiveAll([], 2)).toEqual([])
      expect((await state.pending()).map((d) => d.key)).toEqual(['Ev1', 'Ev2', 'Ev3'])
      const other = await place.open()
      expect(await other.receiveAll([{ key: 'Ev4', body: '4', lane: 'L' }], 3)).toEqual([true])
      expect(await other.isTurn('Ev4')).toBe(false)
      for (const key of ['Ev2', 'Ev3']) await state.finish(key, {}, 4)
      expect(await other.isTurn('Ev4')).toBe(true)
      await other.close()
    })

    it('saves what dealing with a delivery comes to once, however often it is dealt with', async () => {
      await state.receive({ key: 'Ev1', body: '{}' }, 1)
      expect(await state.finish('Ev1', { calls: [call('reply')], puts: [{ kind: 'k', key: 'a', value: 1 }] }, 2)).toBe(
        'saved',
      )
      expect(await state.finish('Ev1', { calls: [call('other')], puts: [{ kind: 'k', key: 'a', value: 2 }] }, 3)).toBe(
        'dealt-with',
      )
      expect((await state.take(10, 10)).map((c) => c.key)).toEqual(['reply'])
      expect(await state.get('k', 'a')).toBe(1)
    })

    it('saves what is saved in the same moment each by itself, all of it or nothing', async () => {
      for (const key of ['Ev1', 'Ev2', 'Ev3']) await state.receive({ key, body: '{}' }, 1)
      const circular: Record<string, unknown> = {}
      circular.self = circular
      const work = (key: string, value: unknown) => ({ calls: [call(key, key)], puts: [{ kind: 'k', key, value }] })
      const saved = await Promise.allSettled([
        state.begin('Ev1', work('a', 1), 2, 1),
        state.begin('Ev2', work('b', circular), 2, 1),
        state.finish('Ev1', work('c', 3), 2),
        state.finish('Ev3', work('d', 4), 2),
      ])
      const told = saved.map((each) => (each.status === 'rejected' ? each.status : each.value))
      expect(told).toMatchObject([{ finished: 'saved', begun: [{ key: 'a' }] }, 'rejected', 'dealt-with', 'saved'])
      expect((await state.list<number>('k')).map(({ key, value }) => [key, value])).toEqual([
        ['a', 1],
        ['d', 4],
      ])
      expect((await state.pending()).map(({ key }) => key)).toEqual(['Ev2'])
      expect(keys(await state.take(10, 10))).toEqual(['d'])
    })

    it('saves all of it or nothing', async () => {
      await state.receive({ key: 'Ev1', body: '{}' }, 1)
      const circular: Record<string, unknown> = {}
      circular.self = circular
      await expect(
        state.finish('Ev1', { calls: [call('reply')], puts: [{ kind: 'k', key: 'a', value: circular }] }, 2),
      ).rejects.toThrow()
      expect(await state.take(10, 10)).toEqual([])
      expect((await state.pending()).map((d) => d.key)).toEqual(['Ev1'])
    })

    it('gives the first unsent call of each lane, never a later one before it', async () => {
      await state.finish(null, { calls: [call('a1', 'A'), call('a2', 'A'), call('b1', 'B')] }, 1)
      const [a1, b1] = await state.take(10, 10)
      expect([a1?.key, b1?.key]).toEqual(['a1', 'b1'])
      expect(await state.take(10, 10)).toEqual([])
      await state.markWaiting(b1?.id as number, 10, { doubt: false })
      await state.markWaiting(a1?.id as number, 500, { doubt: true })
      expect((await state.take(10, 10)).map((c) => c.key)).toEqual(['b1'])
      expect(await state.nextDue()).toBe(500)
      expect((await state.take(500, 10)).map((c) => [c.key, c.doubt, c.attempts])).toEqual([['a1', true, 1]])
      await state.markSent(a1?.id as number, { channel: 'A', ts: '1.2' }, 600)
      expect((await state.take(600, 10)).map((c) => c.key)).toEqual(['a2'])
      expect(await state.call('a1')).toMatchObject({ state: 'sent', ts: '1.2', args: {} })
    })

    it('gives whoever saves calls those that are first in their lane at once, as a look would have', async () => {
      const one = call('a1', 'A', { tell: 'U1', sorry: 'no', look: { since: 5 } })
      const calls = [one, call('a2', 'A'), call('b1', 'B', { patient: true }), call('c1', 'C'), call('d1', 'D')]
      const { finished, begun } = await state.begin(null, { calls }, 1, 2)
      expect([finished, keys(begun)]).toEqual(['saved', ['a1', 'c1']])
      expect(begun[0]).toEqual({ ...(await state.call('a1')), state: 'waiting', attempts: 0 })
      expect(await state.call('a1')).toMatchObject({
        state: 'sending',
        attempts: 1,
        args: one.args,
        look: { since: 5 },
      })
      // What was given is given to nobody else, nor what stands behind it.
      expect(keys(await state.take(10, 10))).toEqual(['d1', 'b1'])
      await state.markSent(begun[0]?.id as number, { channel: 'A', ts: '1.1' }, 11)
      expect(keys(await state.take(12, 10))).toEqual(['a2'])
      expect(await state.postedAs('A', '1.1')).toEqual({ key: 'a1', at: 11 })
    })

    it('begins nothing behind what waits in its lane, of a name that was there, or of a work that is not saved', async () => {
      await state.finish(null, { calls: [call('a1', 'A'), call('b1', 'B')] }, 1)
      expect(keys((await state.begin(null, { calls: [call('a2', 'A'), call('b1', 'C')] }, 2, 5)).begun)).toEqual([])
      const [a1, b1] = await state.take(10, 10)
      expect([a1?.key, b1?.key]).toEqual(['a1', 'b1'])
      expect(keys((await state.begin(null, { calls: [call('a3', 'A')] }, 3, 5)).begun)).toEqual([])
      expect(await state.begin('Ev9', { calls: [call('d1', 'D')] }, 4, 5)).toEqual({
        finished: 'dealt-with',
        begun: [],
      })
      const claims = [{ kind: 'k', key: 'a', value: 1 }]
      expect(keys((await state.begin(null, { claims, calls: [call('e1', 'E')] }, 5, 5)).begun)).toEqual(['e1'])
      const late = await state.begin(null, { claims, calls: [call('f1', 'F')] }, 6, 5)
      expect([late, await state.call('f1')]).toEqual([{ finished: 'claimed', begun: [] }, null])
      await state.markSent(a1?.id as number, { channel: 'A', ts: '1.1' }, 11)
      expect(keys(await state.take(12, 10))).toEqual(['a2'])
    })

    it('makes again, in doubt, what was begun as it was saved by a program that ended', async () => {
      const other = await place.open()
      const [begun] = (await other.begin(null, { calls: [call('a1', 'A')] }, 1, 1)).begun
      expect(await state.take(10, 10)).toEqual([])
      await other.close()
      await state.recover(5)
      expect(await state.take(10, 10)).toMatchObject([{ id: begun?.id, key: 'a1', doubt: true, attempts: 1 }])
    })

    it('makes again, in doubt, what a program that ended had begun, and hands on what Slack had delivered to it', async () => {
      await state.receive({ key: 'Ev1', body: '{}' }, 1)
      await state.finish(null, { calls: [call('a1'), { ...call('a2', 'Z'), under: 'a1', until: 9 }] }, 1)
      expect(await state.take(10, 1)).toHaveLength(1)
      await again()
      expect(await state.queue()).toMatchObject({ waiting: 1, sending: 1, failed: 0, oldest: 1 })
      expect((await state.recover(50)).map((d) => d.key)).toEqual(['Ev1'])
      expect(await state.recover(60)).toEqual([])
      expect((await state.take(49, 9)).map((c) => [c.key, c.doubt, c.under, c.until])).toEqual([['a2', false, 'a1', 9]])
      expect((await state.take(50, 9)).map((c) => [c.key, c.doubt])).toEqual([['a1', true]])
    })

    it('takes a time between two milliseconds, as a wait that was measured has it, and never too early', async () => {
      await state.receive({ key: 'Ev1', body: '{}' }, 1.25)
      await state.finish(
        'Ev1',
        { calls: [call('a1'), call('b1', 'B')], puts: [{ kind: 'k', key: 'a', value: 1 }] },
        1.5,
      )
      const [a1, b1] = await state.take(10.25, 10)
      await state.markWaiting(a1?.id as number, 20.9954, { doubt: true })
      await state.markSent(b1?.id as number, { channel: 'B', ts: '1.1' }, 11.5, { next: 12.5, all: true })
      expect(await state.take(20, 10)).toEqual([])
      expect(await state.nextDue()).toBeGreaterThanOrEqual(20.9954)
      expect(keys(await state.take(21, 10))).toEqual(['a1'])
      await again()
      await state.recover(30.5)
      await state.hurry(25.5)
      expect(keys(await state.take(31, 10))).toEqual(['a1'])
    })

    it('leaves a program that still runs its calls and deliveries, and takes them over when that ends', async () => {
      const other = await place.open()
      await other.receive({ key: 'Ev1', body: '{}' }, 1)
      await other.finish(null, { calls: [call('a1')] }, 1)
      expect(await other.take(10, 10)).toHaveLength(1)
      expect(await state.recover(20)).toEqual([])
      expect(await state.queue()).toMatchObject({ sending: 1 })
      await other.close()
      expect((await state.recover(20)).map((d) => d.key)).toEqual(['Ev1'])
      expect((await state.take(20, 10)).map((c) => c.key)).toEqual(['a1'])
    })

    it('saves nothing of a work whose claim is there already', async () => {
      const claim = { kind: 'claim', key: 'due', value: 1 }
      expect(await state.finish(null, { claims: [claim], calls: [call('first')] }, 1)).toBe('saved')
      await state.receive({ key: 'Ev1', body: '{}' }, 2)
      const second = { claims: [{ kind: 'claim', key: 'new', value: 2 }, claim], calls: [call('second', 'B')] }
      expect(await state.finish('Ev1', second, 2)).toBe('claimed')
      expect((await state.take(9, 9)).map((c) => c.key)).toEqual(['first'])
      expect(await state.get('claim', 'new')).toBeNull()
      expect(await state.pending()).toHaveLength(1)
    })

    it('queues a call of one key once', async () => {
      await state.finish(null, { calls: [call('same'), call('same')] }, 1)
      await state.finish(null, { calls: [call('same')] }, 2)
      expect(await state.queue()).toMatchObject({ waiting: 1 })
    })

    it('lists records by owner and forgets old ones of the kinds named', async () => {
      await state.finish(null, { puts: [{ kind: 'watch', key: '1', value: { n: 1 }, owner: 'U1' }] }, 1)
      await state.finish(null, { puts: [{ kind: 'watch', key: '2', value: { n: 2 }, owner: 'U2' }] }, 2)
      await state.finish(null, { puts: [{ kind: 'card', key: 'c', value: 0 }] }, 2)
      expect((await state.list('watch', 'U1')).map((r) => r.value)).toEqual([{ n: 1 }])
      await state.forget(5, ['card'])
      expect(await state.get('card', 'c')).toBeNull()
      expect((await state.list('watch')).length).toBe(2)
    })

    it('gives people’s calls before patient ones, in the lane and of all, and so many patient ones as it may', async () => {
      const calls = [
        call('p1', 'A', { patient: true }),
        call('p2', 'B', { patient: true }),
        call('a', 'A'),
        call('c', 'C'),
      ]
      await state.finish(null, { calls }, 1)
      expect(keys(await state.take(2, 9, 0))).toEqual(['a', 'c'])
      expect(keys(await state.take(2, 9))).toEqual(['p2'])
      expect(await state.call('p1')).toMatchObject({ patient: true, state: 'waiting' })
    })

    it('lets the lane’s next wait, where that is patient or all are to', async () => {
      await state.finish(null, { calls: [call('a'), call('b'), call('p', 'C1', { patient: true })] }, 1)
      const [a] = await state.take(2, 9)
      await state.markSent(a?.id ?? 0, { channel: 'C1', ts: '1.1' }, 3, { next: 50, all: false })
      const [b] = await state.take(4, 9)
      expect(b?.key).toBe('b')
      await state.markSent(b?.id ?? 0, { channel: 'C1', ts: '1.2' }, 5, { next: 50, all: false })
      expect(await state.take(6, 9)).toEqual([])
      expect(await state.nextDue()).toBe(50)
      expect(keys(await state.take(50, 9))).toEqual(['p'])
    })

    it('lets others of its lane go before one that was set aside, and tries what was refused together and in order', async () => {
      await state.finish(null, { calls: [call('a'), call('b'), call('c')] }, 1)
      const [a] = await state.take(2, 9)
      await state.markWaiting(a?.id ?? 0, 100, { doubt: false, aside: true, refused: true, why: 'no' })
      const [b] = await state.take(3, 9)
      expect(b?.key).toBe('b')
      await state.markWaiting(b?.id ?? 0, 200, { doubt: false, aside: true, refused: true, why: 'no' })
      expect(await state.take(4, 9)).toEqual([])
      expect((await state.queue()).refused).toMatchObject({ messages: 2, since: 1, why: 'no' })
      await state.hurry(9)
      expect(keys(await state.take(5, 9))).toEqual(['a'])
    })

    it('gives up what waits with its updates, and keeps the end of what somebody wants to hear of', async () => {
      await state.finish(null, { calls: [call('a', 'A', { report: 'run' }), call('u', 'B', { updates: 'a' })] }, 1)
      const [update] = (await state.take(2, 9)).filter(({ key }) => key === 'u')
      await state.markWaiting(update?.id ?? 0, 9, { doubt: false })
      // It is being made.
      const [before] = await state.list('ended')
      expect(before).toBeUndefined()
      const a = await state.call('a')
      await state.markFailed(a?.id ?? 0, 'gone', [call('instead', 'D')], 3)
      expect(await state.list('ended')).toMatchObject([
        { key: 'a', owner: 'run', value: { state: 'failed', why: 'gone', ts: null } },
      ])
      expect(await state.withdraw('a', 'too late', 4)).toBe(true)
      expect(await state.call('u')).toMatchObject({ state: 'failed', why: 'too late', args: {} })
      expect(await state.withdraw('a', 'too late', 5)).toBe(false)
      expect(keys(await state.take(9, 9))).toEqual(['instead'])
    })

    it('knows who posted a message, and the latest of a channel', async () => {
      await state.finish(null, { calls: [call('a', 'A', { report: 'run' }), call('b', 'B')] }, 1)
      for (const { id, key } of await state.take(2, 9))
        await state.markSent(id, { channel: 'X', ts: key === 'a' ? '1.1' : '1.2' }, 3)
      expect(await state.postedAs('X', '1.1')).toEqual({ key: 'a', at: 3 })
      expect(await state.postedAs('X', null)).toEqual({ key: 'b', at: 3 })
      expect(await state.postedAs('X', '9.9')).toBeNull()
      expect(await state.get('ended', 'a')).toEqual({ state: 'sent', why: null, ts: '1.1' })
    })

    it('reads together what it would read one by one', async () => {
      await state.receive({ key: 'Ev1', body: '1' }, 1)
      await state.receive({ key: 'Ev2', body: '2' }, 1)
      const puts = [{ kind: 'k', key: 'a', value: { deep: ['ä', null, 1.5] } }]
      const { begun } = await state.begin('Ev2', { calls: [call('x1', 'C1')], puts }, 2, 1)
      await state.markSent(begun[0]?.id as number, { channel: 'C1', ts: '5.1' }, 7)
      const seen = await state.look({
        deliveries: ['Ev2', 'Ev0', 'Ev1'],
        records: [
          { kind: 'k', key: 'b' },
          { kind: 'k', key: 'a' },
        ],
        posted: [
          { channel: 'C1', ts: null },
          { channel: 'C2', ts: null },
          { channel: 'C1', ts: '5.1' },
          { channel: 'C1', ts: '5.2' },
        ],
      })
      const found = { key: 'x1', at: 7 }
      expect(seen).toEqual({
        deliveries: ['done', null, 'waiting'],
        records: [null, { deep: ['ä', null, 1.5] }],
        posted: [found, null, found, null],
      })
      const ahead = await readAhead(state, { deliveries: ['Ev1'], records: [{ kind: 'k', key: 'a' }], posted: [] })
      await state.finish('Ev1', { removes: [{ kind: 'k', key: 'a' }] }, 8)
      expect([await ahead.delivery('Ev1'), await ahead.get('k', 'a')]).toEqual(['waiting', puts[0]?.value])
      // What was not named is read as it is now.
      expect([await ahead.delivery('Ev2'), await ahead.postedAs('C1', '5.1')]).toEqual(['done', found])
      expect([await state.delivery('Ev1'), await state.get('k', 'a')]).toEqual(['done', null])
    })

    it('says whether records of a kind may have changed, also by another program', async () => {
      const before = await state.revision(['k'])
      expect(await state.revision(['k'])).toBe(before)
      await state.finish(null, { puts: [{ kind: 'k', key: 'a', value: 1 }] }, 1)
      const after = await state.revision(['k'])
      expect(after).not.toBe(before)
      const other = await place.open()
      await other.finish(null, { removes: [{ kind: 'k', key: 'a' }] }, 2)
      await expect.poll(() => state.revision(['k'])).not.toBe(after)
      await other.close()
    })

    it('lists what is still open, replaces what was there, and keeps every text as it came', async () => {
      const text = 'Ä “x” \u0000 \ud83d 😀 \\u0000'
      await state.finish(
        null,
        {
          puts: [
            { kind: 'k', key: 'a', value: text, open: true },
            { kind: 'k', key: 'b', value: 1 },
          ],
        },
        1,
      )
      expect(await state.listOpen('k')).toEqual([{ key: 'a', owner: '', value: text, at: 1 }])
      const twice = [
        { kind: 'k', key: 'a', value: 1 },
        { kind: 'k', key: 'a', value: 2, owner: 'U1' },
      ]
      await state.finish(null, { puts: twice, calls: [call('c', 'C', { sorry: text, args: { text } })] }, 2)
      expect(await state.listOpen('k')).toEqual([])
      expect(await state.list('k', 'U1')).toEqual([{ key: 'a', owner: 'U1', value: 2, at: 2 }])
      expect((await state.take(3, 9))[0]?.args).toEqual({ text })
    })

    it('forgets old deliveries and calls, whose keys are free again, but not what is still to come', async () => {
      await state.receive({ key: 'old', body: '{}' }, 1)
      await state.finish('old', { calls: [call('sent', 'A'), call('waits', 'B')] }, 1)
      const [sent] = await state.take(2, 1)
      await state.markSent(sent?.id ?? 0, { channel: 'A', ts: '1.1' }, 2)
      await state.receive({ key: 'open', body: '{}' }, 1)
      await state.forget(9, [])
      expect([await state.delivery('old'), await state.delivery('open')]).toEqual([null, 'waiting'])
      expect([await state.call('sent'), (await state.call('waits'))?.state]).toEqual([null, 'waiting'])
    })

    it('lets others in while it forgets what is much', async () => {
      const puts = Array.from({ length: 1100 }, (_, i) => ({ kind: 'card', key: `${i}`, value: i }))
      await state.finish(null, { puts: [...puts, { kind: 'other', key: 'stays', value: 1 }] }, 1)
      let turns = 0
      const turning = setInterval(() => turns++, 0)
      await state.forget(5, ['card'])
      clearInterval(turning)
      expect(turns).toBeGreaterThan(1)
      expect([await state.list('card'), (await state.list('other')).length]).toEqual([[], 1])
    })

    it('finds whatever names a person', async () => {
      await state.receive({ key: 'Ev1', body: '{"user":"U1"}' }, 1)
      const puts = [
        { kind: 'mine', key: 'a', owner: 'U1', value: 1 },
        { kind: 'other', key: 'c', value: { by: 'U1' } },
        { kind: 'other', key: 'd', value: { by: 'U11' } },
      ]
      await state.finish(null, { puts, calls: [call('call', 'C1', { tell: 'U1' }), call('not', 'C2')] }, 2)
      const traces = await state.traces('U1')
      expect([keys(traces.records), keys(traces.calls), traces.deliveries]).toEqual([['a', 'c'], ['call'], ['Ev1']])
    })

    it('shows what waits, and can tell that it can be written to', async () => {
      expect(await state.queue()).toEqual({ waiting: 0, sending: 0, failed: 0, refused: null, oldest: null })
      expect(await state.nextDue()).toBeNull()
      await state.probe(1)
      await state.probe(2)
    })

    it('lets a program wait for what another one was given before in the same lane', async () => {
      const other = await place.open()
      await other.receive({ key: 'first', body: '{}', lane: 'T' }, 1)
      await state.receive({ key: 'second', body: '{}', lane: 'T' }, 2)
      await state.receive({ key: 'third', body: '{}', lane: 'T' }, 3)
      await state.receive({ key: 'elsewhere', body: '{}', lane: 'U' }, 4)
      await state.receive({ key: 'free', body: '{}' }, 5)
      const turns = async () => Promise.all(['second', 'third', 'elsewhere', 'free'].map((key) => state.isTurn(key)))
      expect(await turns()).toEqual([false, false, true, true])
      expect(await other.isTurn('first')).toBe(true)
      await other.finish('first', {}, 6)
      // Its own are kept in order by whoever deals with them.
      expect(await turns()).toEqual([true, true, true, true])
      await other.close()
    })

    it('gives two programs that look in the same moment each call once, in the order of its lane', async () => {
      const others = await Promise.all([place.open(), place.open()])
      const all = Array.from({ length: 60 }, (_, i) => call(`k${i}`, `L${i % 12}`))
      await state.finish(null, { calls: all }, 1)
      const made: { key: string; lane: string }[] = []
      const maker = async (program: State): Promise<void> => {
        while (made.length < all.length) {
          for (const { id, key, lane } of await program.take(2, 4)) {
            made.push({ key, lane })
            await program.markSent(id, { channel: lane, ts: `${id}.1` }, 3)
          }
        }
      }
      await Promise.all([state, ...others].map(maker))
      expect(new Set(keys(made)).size).toBe(all.length)
      for (const lane of new Set(all.map((c) => c.lane)))
        expect(keys(made.filter((m) => m.lane === lane))).toEqual(keys(all.filter((c) => c.lane === lane)))
      await Promise.all(others.map((other) => other.close()))
    })

    it('lets one of two programs claim what both have found', async () => {
      const other = await place.open()
      for (let i = 0; i < 20; i++) {
        const work = { claims: [{ kind: 'claim', key: `n${i}`, value: 1 }], calls: [call(`c${i}`)] }
        const both = await Promise.all([state.finish(null, work, 1), other.finish(null, work, 1)])
        expect(both.toSorted()).toEqual(['claimed', 'saved'])
      }
      await other.close()
    })

    describe('with several workspaces', () => {
      const keepOf = (of: State, n: number) =>
        of.finish(
          null,
          {
            calls: [
              call('reply:C1:1', 'C1', { report: `run:${n}`, updates: 'earlier', look: { since: 1, like: 'reply' } }),
            ],
            puts: [
              { kind: 'k', key: 'same', value: n, owner: 'U1', open: true },
              { kind: 'secret', key: 'own', value: `secret ${n}` },
            ],
          },
          n,
        )

      it('reads together what is its own', async () => {
        const [one, other] = [stateOf(state, null), stateOf(state, 'T0000000B')]
        await one.receive({ key: 'Ev1', body: '1' }, 1)
        await other.finish(null, { puts: [{ kind: 'k', key: 'a', value: 'other' }], calls: [call('x1', 'C1')] }, 1)
        const [x1] = await state.take(10, 1)
        await state.markSent(x1?.id as number, { channel: 'C1', ts: '5.1' }, 7)
        const glance = {
          deliveries: ['Ev1'],
          records: [{ kind: 'k', key: 'a' }],
          posted: [{ channel: 'C1', ts: null }],
        }
        expect(await one.look(glance)).toEqual({ deliveries: ['waiting'], records: [null], posted: [null] })
        const own = { deliveries: [null], records: ['other'], posted: [{ key: 'x1', at: 7 }] }
        expect(await other.look(glance)).toEqual(own)
      })

      it('gives each what is its own, under the same names', async () => {
        const [none, one, two] = [null, 'T1', 'T2'].map((team) => stateOf(state, team)) as [State, State, State]
        const each = [none, one, two]
        for (const [i, of] of each.entries()) {
          expect(await of.receive({ key: 'said:C1:1', body: `{"user":"U1","n":${i}}`, lane: 'C1' }, i)).toBe(true)
          expect(await of.receive({ key: 'said:C1:1', body: '{}' }, i)).toBe(false)
          await keepOf(of, i)
        }
        for (const [i, of] of each.entries()) {
          expect([await of.get('k', 'same'), await of.get('secret', 'own')]).toEqual([i, `secret ${i}`])
          expect((await of.list('k')).map(({ value }) => value)).toEqual([i])
          expect((await of.list('k', 'U1')).map(({ value }) => value)).toEqual([i])
          expect((await of.listOpen('k')).map(({ value }) => value)).toEqual([i])
          expect(await of.pending()).toEqual([{ key: 'said:C1:1', body: `{"user":"U1","n":${i}}` }])
          const traces = await of.traces('U1')
          expect([traces.records.map(({ kind }) => kind), traces.deliveries]).toEqual([['k'], ['said:C1:1']])
          expect(await of.call('reply:C1:1')).toMatchObject({
            key: 'reply:C1:1',
            lane: 'C1',
            updates: 'earlier',
            report: `run:${i}`,
            look: { like: 'reply' },
          })
        }
        // One is dealt with in its own lane; the others are as they were.
        await one.finish('said:C1:1', {}, 9)
        expect(await Promise.all(each.map((of) => of.delivery('said:C1:1')))).toEqual(['waiting', 'done', 'waiting'])
        expect(await one.finish(null, { claims: [{ kind: 'k', key: 'same', value: 0 }] }, 9)).toBe('claimed')
        await one.finish(null, { removes: [{ kind: 'k', key: 'same' }] }, 9)
        expect(await Promise.all(each.map((of) => of.get('k', 'same')))).toEqual([0, null, 2])
        expect(await two.withdraw('reply:C1:1', 'no longer', 9)).toBe(true)
        expect((await one.call('reply:C1:1'))?.state).toBe('waiting')
      })

      it('makes the calls of all, in lanes of their own, and tells each how its own ended', async () => {
        const each = [null, 'T1', 'T2'].map((team) => stateOf(state, team))
        for (const [i, of] of each.entries()) await keepOf(of, i)
        const calls = await state.take(10, 10)
        expect(keys(calls).toSorted()).toEqual(['T1/reply:C1:1', 'T2/reply:C1:1', 'reply:C1:1'])
        for (const { id } of calls) await state.markSent(id, { channel: 'C1', ts: `${id}.5` }, 11)
        for (const [i, of] of each.entries())
          expect((await of.list(ENDED)).map(({ key, owner }) => [key, owner])).toEqual([['reply:C1:1', `run:${i}`]])
        const own = calls.find(({ key }) => key.startsWith('T1/'))
        expect(await Promise.all(each.map((of) => of.postedAs('C1', `${own?.id}.5`)))).toMatchObject([
          null,
          { key: 'reply:C1:1' },
          null,
        ])
        await each[1]?.finish(null, { removes: [{ kind: ENDED, key: 'reply:C1:1' }] }, 12)
        expect(await Promise.all(each.map(async (of) => (await of.list(ENDED)).length))).toEqual([1, 0, 1])
      })

      it('erases one, also what is just being sent, and leaves the others', async () => {
        const teams = [null, 'T1', 'T12']
        const each = teams.map((team) => stateOf(state, team))
        for (const [i, of] of each.entries()) {
          await of.receive({ key: 'Ev1', body: '{}' }, i)
          await keepOf(of, i)
        }
        const calls = await state.take(10, 10)
        await state.eraseWithin('T1/')
        expect(await Promise.all(each.map((of) => of.get('k', 'same')))).toEqual([0, null, 2])
        expect(await Promise.all(each.map((of) => of.delivery('Ev1')))).toEqual(['waiting', null, 'waiting'])
        // Whoever was making its call comes back to nothing.
        for (const [i, { id }] of calls.entries())
          await (i === 0
            ? state.markSent(id, { channel: 'C1', ts: '1.5' }, 11)
            : i === 1
              ? state.markWaiting(id, 12, { doubt: true })
              : state.markFailed(id, 'why', [], 11))
        expect(await Promise.all(each.map(async (of) => (await of.call('reply:C1:1'))?.key ?? null))).toEqual([
          'reply:C1:1',
          null,
          'reply:C1:1',
        ])
        expect(await state.queue()).toMatchObject({ sending: 0 })
      })
    })
  })
}
