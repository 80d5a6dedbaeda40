/** A watch: a person wants to hear when a measure has a new figure or another colour. */
import { z } from 'zod'
import type { RecordPut } from '../../../store/state.ts'
import type { SlackDeps } from '../deps.ts'

/** Record kind; the owner is who watches. */
export const WATCH = 'watch'

/** The figure that the person knows already. */
const seenFigure = z.object({
  value: z.string(),
  periodEnd: z.string(),
  period: z.string(),
  document: z.string(),
  rag: z.enum(['red', 'amber', 'green', 'none']),
})
export type SeenFigure = z.infer<typeof seenFigure>

const watchRecord = z.object({
  council: z.string(),
  indicator: z.string(),
  sub: z.string(),
  name: z.string(),
  /** Where it was asked for. */
  channel: z.string().optional(),
  /** Null where nothing was published yet. */
  seen: seenFigure.nullable(),
})
export type Watch = z.infer<typeof watchRecord>

export interface KeptWatch {
  readonly key: string
  readonly user: string
  readonly watch: Watch
  /** Milliseconds of its last change; 0 before it is kept. */
  readonly at: number
}

export const watchKey = (
  user: string,
  { council, indicator, sub }: Pick<Watch, 'council' | 'indicator' | 'sub'>,
): string => `${user}:${council}:${indicator}:${sub}`

export const putWatch = ({ key, user, watch }: KeptWatch): RecordPut => ({
  kind: WATCH,
  key,
  owner: user,
  value: watch,
})

type Kept = Pick<SlackDeps, 'state' | 'log'>

async function listed({ state, log }: Kept, owner?: string): Promise<KeptWatch[]> {
  const records = await state.list<unknown>(WATCH, owner)
  return records.flatMap(({ key, owner: user, value, at }) => {
    const watch = watchRecord.safeParse(value)
    if (!watch.success) log('The record of a watch could not be read; it is kept as it is.')
    return watch.success ? [{ key, user, watch: watch.data, at }] : []
  })
}

/** What a person watches, in the order of asking. */
export const watchesOf = (deps: Kept, user: string): Promise<KeptWatch[]> => listed(deps, user)

export const allWatches = (deps: Kept): Promise<KeptWatch[]> => listed(deps)

/** Whether it is still watched. */
export const isWatched = async ({ state }: Kept, key: string): Promise<boolean> =>
  (await state.get<unknown>(WATCH, key)) !== null
