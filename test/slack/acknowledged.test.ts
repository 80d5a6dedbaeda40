/** The line to Slack goes dead between keeping a delivery and acknowledging it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type ReceiverEvent } from '@slack/bolt'
import { expect, it } from 'vitest'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { taking } from '../../src/surfaces/slack/intake/durable.ts'
import { quietLogger } from '../../src/surfaces/slack/quiet-logger.ts'
import { Saver } from '../../src/surfaces/slack/saver.ts'

it('is dealt with all the same: Slack delivers it again, and then it is known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scrutineer-ack-'))
  const state = await openSqliteState(join(folder, 'state.sqlite'))
  const log: string[] = []
  const shared = { state, clock: () => 1, log: (line: string) => void log.push(line) }
  const sieve = async (body: Readonly<Record<string, unknown>>) => ({ kind: 'keep', body }) as const
  const app = new App({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async () => ({ botToken: 'xoxb-0', botId: 'B0', botUserId: 'U0' }),
    logger: quietLogger(shared.log),
  })
  const deliver: (event: ReceiverEvent) => Promise<void> = taking(app, {
    ...shared,
    sieve,
    saver: new Saver(shared),
  }).take
  let answered = 0
  app.event('app_mention', async () => {
    answered += 1
  })
  const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'visits' }
  const body = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event }
  await deliver({ body, ack: () => Promise.reject(new Error('the client is not ready')) })
  expect(answered).toBe(1)
  expect(log.join('\n')).toContain('Slack did not hear that a delivery arrived: the client is not ready')
  let acknowledged = 0
  await deliver({ body, ack: async () => void acknowledged++ })
  expect([answered, acknowledged]).toEqual([1, 1])
  await state.close()
  await rm(folder, { recursive: true })
})
