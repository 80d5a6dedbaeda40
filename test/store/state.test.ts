import { readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { OutgoingCall, State } from '../../src/store/state.ts'

const call = (key: string, lane = 'C1'): OutgoingCall => ({
  key,
  lane,
  method: 'chat.postMessage',
  args: { channel: lane, text: key },
})

describe('state', () => {
  let folder: string
  let file: string
  let state: State

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-state-'))
    file = join(folder, 'state.sqlite')
    state = await openSqliteState(file)
  })
  afterEach(async () => {
    await state.close()
    await rm(folder, { recursive: true })
  })

  const again = async (): Promise<void> => {
    await state.close()
    state = await openSqliteState(file)
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

  it('leaves a program that still runs its calls and deliveries, and takes them over when that ends', async () => {
    const other = await openSqliteState(file)
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
})

describe('the programs on one state', () => {
  it('leave no files behind, also those that were killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scrutineer-state-'))
    const file = join(folder, 'state.sqlite')
    const held = (): string[] => readdirSync(folder).filter((name) => name.includes('-running-'))
    const state = await openSqliteState(file)
    expect(held()).toHaveLength(1)
    await writeFile(`${file}-running-dead`, '')
    const second = await openSqliteState(file)
    expect(held()).toHaveLength(2)
    await second.close()
    await state.close()
    expect(held()).toEqual([])
    await rm(folder, { recursive: true })
  })
})
