/** How work goes to the server: as JSON whose values are texts; null where there is none. */
import { moreOf } from '../call-row.ts'
import { plain } from '../rows.ts'
import type { OutgoingCall, RecordPut } from '../state.ts'

const json = <T>(list: readonly T[], one: (each: T) => unknown): string | null =>
  list.length === 0 ? null : JSON.stringify(list.map(one))

const perhaps = (text: string | undefined): string | null => (text === undefined ? null : plain(text))

export const recordsText = (records: readonly RecordPut[]): string | null =>
  json(records, ({ kind, key, owner = '', value, open = false }) => ({
    kind,
    key: plain(key),
    owner: plain(owner),
    value: JSON.stringify(value),
    open,
  }))

export const callsText = (calls: readonly OutgoingCall[]): string | null =>
  json(calls, (call) => ({
    key: plain(call.key),
    lane: plain(call.lane),
    method: call.method,
    args: JSON.stringify(call.args),
    updates: perhaps(call.updates),
    tell: perhaps(call.tell),
    sorry: perhaps(call.sorry),
    more: moreOf(call),
    rank: call.patient ? 1 : 0,
  }))

export const keysText = (removes: readonly { readonly kind: string; readonly key: string }[]): string | null =>
  json(removes, ({ kind, key }) => ({ kind, key: plain(key) }))
