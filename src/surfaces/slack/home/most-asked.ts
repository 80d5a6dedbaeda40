/** The measures that most questions were about, counted from the cards that were given; nobody's name is in them. */
import { z } from 'zod'
import { measureName } from '../../../answers/figure/naming.ts'
import type { State } from '../../../store/state.ts'
import type { Block } from '../cards/card.ts'
import { header, textBlocks } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { CARD } from '../desk.ts'

const DAY_MS = 86_400_000
const DAYS = 30
const SHOWN = 5
/** Counting reads every card, so it is not done each time somebody looks. */
const KEEP_MS = 10 * 60_000

const typedCard = z.object({
  question: z.string(),
  answer: z.object({ council: z.string(), indicator: z.object({ id: z.string(), sub: z.string() }) }),
})

interface Asked {
  readonly council: string
  readonly indicator: string
  readonly sub: string
  readonly times: number
}

const counted = new WeakMap<State, { readonly at: number; readonly asked: readonly Asked[] }>()

/** Measures by how often they were asked for in the last 30 days, counted now. */
export async function countAsked({ state, clock }: Pick<SlackDeps, 'state' | 'clock'>): Promise<readonly Asked[]> {
  const since = clock() - DAYS * DAY_MS
  const times = new Map<string, Asked>()
  for (const { value, at } of await state.list<unknown>(CARD)) {
    const card = at < since ? null : typedCard.safeParse(value)
    if (!card?.success) continue
    const { council, indicator } = card.data.answer
    const key = JSON.stringify([council, indicator.id, indicator.sub])
    const before = times.get(key)?.times ?? 0
    times.set(key, { council, indicator: indicator.id, sub: indicator.sub, times: before + 1 })
  }
  return [...times.values()].toSorted((a, b) => b.times - a.times)
}

/** Measures by how often they were asked for in the last 30 days, counted anew every ten minutes. */
async function mostAsked(deps: SlackDeps): Promise<readonly Asked[]> {
  const now = deps.clock()
  const known = counted.get(deps.state)
  if (known && now - known.at < KEEP_MS) return known.asked
  const asked = await countAsked(deps)
  counted.set(deps.state, { at: now, asked })
  return asked
}

/** What people ask most about a council; nothing where nobody asked. */
export async function mostAskedBlocks(deps: SlackDeps, council: string): Promise<Block[]> {
  const { catalogue } = deps.running()
  const lines = (await mostAsked(deps))
    .filter((a) => a.council === council)
    .flatMap(({ indicator, sub, times }) => {
      const row = catalogue.row(council, indicator, sub)
      return row ? [[`• ${measureName(row)}: ${times === 1 ? 'once' : `${times} times`}`]] : []
    })
    .slice(0, SHOWN)
  return lines.length === 0 ? [] : [header(`Most asked in ${DAYS} days`), ...textBlocks(lines)]
}
