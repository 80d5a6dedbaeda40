/** Ids that can be read out over the telephone: "Q-7F3K". */
import { createHash } from 'node:crypto'
import { SPOKEN_LETTERS } from '../../../spoken-letters.ts'

const SHORT = 4
const LONG = 8
/** So many are tried before an id gets longer. */
const SHORT_TRIES = 20

/** The id that a modal's question would get at the `attempt`th try: the same each time. */
export function questionIdAt(view: string, attempt: number): string {
  const bytes = createHash('sha256').update(`${view}:${attempt}`).digest()
  const length = attempt < SHORT_TRIES ? SHORT : LONG
  return `Q-${[...bytes.subarray(0, length)].map((b) => SPOKEN_LETTERS[b % SPOKEN_LETTERS.length]).join('')}`
}

/** The id for a modal's question, and whether it was kept before; `keptFrom` gives the modal that an id belongs to. */
export async function idFor(
  view: string,
  keptFrom: (id: string) => Promise<string | null>,
): Promise<{ readonly id: string; readonly known: boolean }> {
  for (let attempt = 0; ; attempt++) {
    const id = questionIdAt(view, attempt)
    const owner = await keptFrom(id)
    if (owner === null || owner === view) return { id, known: owner === view }
  }
}
