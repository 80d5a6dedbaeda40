/** What will be asked of the state, read in one step: where the database is elsewhere, each step is a way there and back. */
import type { Glance, State } from './state.ts'

const pair = (a: string, b: string | null): string => JSON.stringify([a, b])

/** `state`, which answers what `glance` names as it was when this resolves. */
export async function readAhead(state: State, glance: Glance): Promise<State> {
  const seen = await state.look(glance)
  const deliveries = new Map(glance.deliveries.map((key, i) => [key, seen.deliveries[i] ?? null]))
  const records = new Map(glance.records.map(({ kind, key }, i) => [pair(kind, key), seen.records[i] ?? null]))
  const posted = new Map(glance.posted.map(({ channel, ts }, i) => [pair(channel, ts), seen.posted[i] ?? null]))
  return {
    ...state,
    delivery: async (key) => {
      const known = deliveries.get(key)
      return known === undefined ? state.delivery(key) : known
    },
    get: async <T>(kind: string, key: string) => {
      const known = records.get(pair(kind, key))
      return known === undefined ? state.get<T>(kind, key) : (known as T | null)
    },
    postedAs: async (channel, ts) => {
      const known = posted.get(pair(channel, ts))
      return known === undefined ? state.postedAs(channel, ts) : known
    },
  }
}
