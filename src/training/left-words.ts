/** Words that lists with known answers leave unread: what the lists of `npm run words` are made of for them. */

import type { Running } from '../setup.ts'
import type { GoldenQuestion } from '../tools/eval.ts'
import { unreadIn } from '../understanding/grammar/selection/unread.ts'

/** Fewer questions than these say nothing of the next; by words that choose, one list that left them unread is told from another already. */
const LEAST = 2
const LEAST_OF_CHOOSING = 1

/** In the order of the alphabet. Threads go on with what was answered. */
export async function leftWords(
  { scrutineer, catalogue }: Running,
  questions: readonly GoldenQuestion[],
  chooses: ReadonlySet<string>,
): Promise<string[]> {
  const counts = new Map<string, number>()
  for (const { q, council = null, now, thread = null, expect } of questions) {
    const asked = { text: q, council, now, thread }
    const at = Date.parse(now)
    const { frame } = scrutineer.explain(asked, thread === null ? null : scrutineer.topic(thread, at))
    if (thread !== null) await scrutineer.ask(asked, at)
    if (expect.kind !== 'list' || frame.act !== 'list') continue
    const named = frame.view.reading.terms.filter((t) => catalogue.tellsApart(t.word) && !chooses.has(t.from))
    const left = unreadIn(
      frame.view,
      named.map((t) => ({ from: t.start, to: t.end })),
    )
    for (const word of new Set(left.map((t) => t.word))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .flatMap(([word, n]) => (n >= (chooses.has(word) ? LEAST_OF_CHOOSING : LEAST) ? [word] : []))
    .toSorted()
}
