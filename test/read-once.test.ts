/** What is explained and then asked is read once, and answered as if it had only been asked. */
import { expect, it, vi } from 'vitest'
import { Understanding } from '../src/understanding/understand.ts'
import { useRunning } from './running.ts'

const running = useRunning()
const QUESTION = { text: 'CP visits in March 2024', council: 'rotherham', now: '2024-07-30', thread: null }

it('reads a question once that is explained twice and asked', async () => {
  const { scrutineer } = running()
  const alone = await scrutineer.ask(QUESTION, 0)
  const read = vi.spyOn(Understanding.prototype, 'read')
  const { intent } = scrutineer.explain(QUESTION)
  expect([intent, scrutineer.explain(QUESTION).intent]).toEqual(['figure', 'figure'])
  expect(await scrutineer.ask(QUESTION, 0)).toEqual(alone)
  expect(read).toHaveBeenCalledTimes(1)
  read.mockRestore()
})

it('reads it anew for another council, on another day, in a conversation, and once it was asked', async () => {
  const { scrutineer } = running()
  const read = vi.spyOn(Understanding.prototype, 'read')
  const { topic } = await scrutineer.turn(QUESTION, null)
  for (const other of [{ council: 'rutland' }, { now: '2024-08-01' }, {}]) {
    const before = read.mock.calls.length
    scrutineer.explain({ ...QUESTION, ...other })
    expect(read.mock.calls.length).toBe(before + 1)
  }
  const before = read.mock.calls.length
  await scrutineer.turn(QUESTION, topic)
  expect(read.mock.calls.length).toBeGreaterThan(before)
  read.mockRestore()
})
