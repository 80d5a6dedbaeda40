/** A record as both engines keep it: what it says is JSON in one column. */
import type { StoredRecord } from './state.ts'

/** A row of `record`; `at` in milliseconds. */
export interface RecordRow {
  readonly kind: string
  readonly key: string
  readonly owner: string
  readonly value: string
  readonly at: number
}

export const stored = <T>({ key, owner, value, at }: Omit<RecordRow, 'kind'>): StoredRecord<T> => ({
  key,
  owner,
  value: JSON.parse(value) as T,
  at,
})
