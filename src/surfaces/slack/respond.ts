/** Answers that only one person sees, by the address that came with their command or press: 30 minutes, five times. */
import type { Posted, QueuedCall } from '../../store/state.ts'

/** The address is used up or too old. */
export class AddressGone extends Error {}

/** Throws AddressGone, or what makes another try worth while. Nothing tells whether an earlier try arrived. */
export async function answerPrivately(fetch: typeof globalThis.fetch, call: QueuedCall): Promise<Posted> {
  const { url, ...message } = call.args
  const answer = await fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  })
  const said = await answer.text()
  if (answer.status >= 500 || answer.status === 429) throw new Error(`the reply address answered ${answer.status}`)
  if (!answer.ok || /"ok"\s*:\s*false/.test(said)) throw new AddressGone(`the reply address answered ${answer.status}`)
  return { channel: null, ts: null }
}
