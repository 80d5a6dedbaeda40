/** Finds what names a person, whatever it is: a new kind of record is found without being listed anywhere. */
import { type CallRow, queued } from './call-row.ts'
import { type RecordRow, stored } from './record-row.ts'
import type { Delivery, Traces } from './state.ts'

/** Whether a text names a person: an id is whole where no letter or digit goes on with it. */
function naming(person: string): (text: string) => boolean {
  const pattern = new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`)
  return (text) => pattern.test(text)
}

/** Rows among which some may name a person, each in its order: all records, calls that are not made, deliveries not dealt with. */
export interface Searched {
  readonly records: readonly RecordRow[]
  readonly calls: readonly CallRow[]
  readonly deliveries: readonly Pick<Delivery, 'key' | 'body'>[]
}

/** Those that name `person`, a user id. */
export function tracesAmong(person: string, { records, calls, deliveries }: Searched): Traces {
  const names = naming(person)
  return {
    records: records
      .filter(({ key, owner, value }) => owner === person || names(key) || names(value))
      .map((row) => ({ kind: row.kind, ...stored<unknown>(row) })),
    calls: calls
      .filter(({ lane, args, tell, sorry }) => [lane, args, tell, sorry].some((text) => text && names(text)))
      .map(queued),
    deliveries: deliveries.filter(({ body }) => names(body)).map(({ key }) => key),
  }
}
