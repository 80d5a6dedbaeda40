import { today } from '../clock.ts'
import type { Config } from '../config.ts'
import { openStore } from '../setup.ts'
import type { Unanswered } from '../store/store.ts'
import { keptSince } from '../unanswered.ts'

/** `unanswered`: what people asked and did not get, the most frequent first, with the vocabulary line that would help. */
export async function runUnanswered(config: Config, out: (text: string) => void): Promise<number> {
  const store = await openStore(config)
  try {
    const kept = await store.unanswered(keptSince(today(), config.unansweredDays))
    const groups = new Map<string, Unanswered[]>()
    for (const u of kept) {
      const key = `${u.text}|${u.outcome}|${u.council ?? ''}`
      groups.set(key, [...(groups.get(key) ?? []), u])
    }
    if (groups.size === 0) out('No unanswered questions are kept.\n')
    for (const list of [...groups.values()].toSorted((a, b) => b.length - a.length)) {
      const [first] = list as [Unanswered]
      out(`${String(list.length).padStart(4)} × ${first.outcome.padEnd(12)} ${first.council ?? '–'}  ${first.text}\n`)
      if (first.hint) out(`       ${first.hint}\n`)
    }
    return 0
  } finally {
    await store.close()
  }
}
