/** Questions that nobody could answer, kept with the rest of their workspace: beside the figures all could read them. */
import { randomUUID } from 'node:crypto'
import type { Running } from '../../../setup.ts'
import type { State } from '../../../store/state.ts'
import type { Store, Unanswered } from '../../../store/store.ts'

/** Record kind. */
const UNANSWERED = 'unanswered'

type Own = Pick<Store, 'saveUnanswered' | 'unanswered' | 'forgetUnanswered'>

function ownUnanswered(state: State, clock: () => number): Own {
  const remove = (keys: readonly string[]) =>
    state.finish(null, { removes: keys.map((key) => ({ kind: UNANSWERED, key })) }, clock())
  return {
    saveUnanswered: async (entry) => {
      await state.finish(null, { puts: [{ kind: UNANSWERED, key: randomUUID(), value: entry }] }, clock())
    },
    unanswered: async (since) => {
      const all = await state.list<Unanswered>(UNANSWERED)
      const old = all.filter(({ value }) => value.day < since).map(({ key }) => key)
      if (old.length > 0) await remove(old)
      return all.map(({ value }) => value).filter(({ day }) => day >= since)
    },
    forgetUnanswered: async ({ text, day }) => {
      const all = await state.list<Unanswered>(UNANSWERED)
      const found = all.find(({ value }) => value.text === text && value.day === day)
      if (!found) return
      await remove([found.key])
      await state.scrub()
    },
  }
}

/** What is published, with the unanswered questions of one workspace. */
export function runningWithin(running: () => Running, state: State, clock: () => number): () => Running {
  const own = ownUnanswered(state, clock)
  let from = running()
  let made: Running = { ...from, store: { ...from.store, ...own } }
  return () => {
    const now = running()
    if (now !== from) {
      from = now
      made = { ...now, store: { ...now.store, ...own } }
    }
    return made
  }
}
