/**
 * The morning on which all summaries are due, in one workspace that takes a message a second in a channel and answers
 * after 150 ms; and a question that somebody asks meanwhile.
 */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { OutgoingCall } from '../../src/store/state.ts'
import { openOffice } from '../slack/with-slack.ts'
import type { Section } from './table.ts'

const CHANNELS = 400
const MESSAGES = 8
const LATENCY_MS = 150
const PER_CHANNEL_MS = 1000
const ASKED_AFTER_MS = 5000
const QUESTION = 'CP visits in March 2024'

function summary(channel: string, now: number): OutgoingCall[] {
  const message = (i: number): OutgoingCall => ({
    key: `post:${channel}${i === 0 ? '' : `:${i}`}`,
    method: 'chat.postMessage',
    lane: channel,
    args: { channel, text: `Part ${i} of the summary.` },
    patient: true,
    look: { since: now - 3_600_000, ...(i > 0 && { nth: i }) },
    ...(i > 0 && { under: `post:${channel}` }),
  })
  return Array.from({ length: MESSAGES }, (_, i) => message(i))
}

export async function benchMorning(folder: string): Promise<Section> {
  const office = await openOffice(mkdtempSync(join(folder, 'morning-')), { loopback: { echo: false } })
  const { slack, app } = office
  slack.addUser('cllr')
  const channels = Array.from({ length: CHANNELS }, (_, i) =>
    slack.addChannel({ name: `c${i}`, members: ['cllr', slack.botUserId] }),
  )
  slack.addChannel({ name: 'elsewhere', members: ['cllr', slack.botUserId] })
  slack.trouble.perChannelMs = PER_CHANNEL_MS
  slack.trouble.always('*', { kind: 'slow', ms: LATENCY_MS })
  const began = performance.now()
  await app.deps.save({ calls: channels.flatMap(({ id }) => summary(id, Date.now())) })
  await new Promise((resolve) => setTimeout(resolve, ASKED_AFTER_MS))
  const ask = async (channel: string): Promise<number> => {
    const asked = performance.now()
    const said = slack.mention('cllr', channel, QUESTION)
    await slack.waitFor(() => slack.ownMessages(channel).some((m) => m.threadTs === said.ts), 60_000)
    return performance.now() - asked
  }
  const [elsewhereMs, thereMs] = await Promise.all([ask('elsewhere'), ask('c7')])
  while (((await app.deps.state.queue()).waiting ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  await slack.settled()
  const allMs = performance.now() - began
  const calls = slack.callsTo('chat.postMessage')
  const refused = calls.filter(({ status }) => status === 429).length
  const posted = slack.ownMessages().length
  await office.close()
  return {
    title: `${CHANNELS} channels × ${MESSAGES} messages at once, Slack at ${LATENCY_MS} ms and one message a second in a channel`,
    rows: [
      {
        what: 'all posted',
        result: `${posted - 2} in ${(allMs / 1000).toFixed(1)} s`,
        target: '≤ 15 s',
        met: allMs <= 15_000 && posted === CHANNELS * MESSAGES + 2,
      },
      { what: 'refused as too many', result: String(refused), target: '≤ 50', met: refused <= 50 },
      {
        what: 'a question asked meanwhile, answered after',
        result: `${(elsewhereMs / 1000).toFixed(2)} s`,
        target: '≤ 1 s',
        met: elsewhereMs <= 1000,
      },
      { what: 'one in a channel that gets its summary', result: `${(thereMs / 1000).toFixed(2)} s` },
    ],
  }
}
