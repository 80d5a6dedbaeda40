/** How far a schedule has come: what its channel was told, and up to when everything due is dealt with. */
import { z } from 'zod'
import { told } from '../overview/told.ts'
import type { RecordPut, Work } from '../store/state.ts'
import { type Keeping, PROGRESS } from './kept.ts'
import type { KeptSchedule, Schedule } from './schedule.ts'

export const progress = z.object({
  /** Counts the changes. Each claims its number, so that of two programs at the same moment one goes first. */
  n: z.number(),
  /** Milliseconds: everything that was due until then is dealt with. */
  through: z.number(),
  /** Fingerprint of the published data that was last looked at for something new. */
  checked: z.string().nullable(),
  /** The last summary that stands in the channel. */
  told: told.nullable(),
  /** Milliseconds of that. */
  toldAt: z.number().nullable(),
  /** Summaries that are on their way, the first first: the keys of their runs. */
  pending: z.array(z.object({ run: z.string(), told })),
  /** What was last offered on publication, posted or not: it is not offered again by itself. */
  offered: z.string().nullable(),
  /** Keys of the reports that were known then; null before the first look. */
  documents: z.array(z.string()).readonly().nullable(),
  /** What it told about, and where: of another council or channel it has told nothing. */
  of: z.string(),
})
export type Progress = z.infer<typeof progress>

const counted = progress.pick({ n: true, through: true }).catch({ n: 0, through: 0 })

/** Record kind of the numbers that changes claim. */
export const CLAIM = 'schedule-claim'

const NONE: Progress = {
  n: 0,
  through: 0,
  checked: null,
  told: null,
  toldAt: null,
  pending: [],
  offered: null,
  documents: null,
  of: '',
}

const placeOf = ({ about, channel }: Schedule): string =>
  about.type === 'watched' ? 'watched' : [channel, about.council, ...about.themes].join('|')

/** How far it has come, as it is set now. */
export async function progressOf({ state, log }: Keeping, { key, schedule }: KeptSchedule): Promise<Progress> {
  const of = placeOf(schedule)
  const value = await state.get<unknown>(PROGRESS, key)
  if (value === null) return { ...NONE, of }
  const read = progress.safeParse(value).data
  if (!read) log(`What schedule ${key} has posted could not be read; it begins anew.`)
  // Numbers that were claimed stay so, whatever else cannot be read.
  const { n, through } = read ?? counted.parse(value)
  return read?.of === of ? read : { ...NONE, n, through, of }
}

/** The work that changes `from` into what `change` says; nothing of it is saved where somebody changed it meanwhile. */
export function advance(
  key: string,
  from: Progress,
  change: Partial<Omit<Progress, 'n'>>,
  work: Omit<Work, 'claims'> = {},
): Work {
  const n = from.n + 1
  const claim: RecordPut = { kind: CLAIM, key: `${key}:${n}`, owner: key, value: {} }
  return {
    ...work,
    claims: [claim],
    puts: [...(work.puts ?? []), { kind: PROGRESS, key, owner: key, value: { ...from, ...change, n } }],
  }
}
