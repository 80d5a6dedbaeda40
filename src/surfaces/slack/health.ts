/**
 * What the health page says: whether Slack is connected and takes messages, whether anything can be kept, what waits
 * and since when, which schedules need somebody, and how old the figures are. It names keys and channels, nobody's name.
 */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { IsoDate } from '../../model/period.ts'
import { keptSchedule, openRuns } from '../../schedules/kept.ts'
import type { Run } from '../../schedules/run.ts'
import type { Queue } from '../../store/state.ts'
import { counted } from '../../wording/number-words.ts'
import type { SlackDeps } from './deps.ts'
import { nameless } from './log.ts'
import type { Office } from './office.ts'
import { inWorkspace, type Outbox } from './outbox.ts'
import type { Connection } from './receivers.ts'
import { UNREACHED, unreached } from './schedules/posting/reports.ts'

interface Refused {
  readonly messages: number
  /** Since the first of them was tried. */
  readonly seconds: number
  readonly why: string
}

export interface Health {
  readonly ok: boolean
  /** Each reason why it is not ok, in a sentence. */
  readonly wrong: readonly string[]
  readonly slack: {
    readonly connected: boolean
    readonly lastDelivery: string | null
    readonly fault: string | null
    /** The last call that did not succeed since the start. */
    readonly lastFailure: {
      readonly at: string
      readonly method: string
      readonly key: string
      readonly why: string
      readonly gaveUp: boolean
    } | null
  }
  readonly schedules: {
    readonly ok: boolean
    readonly fault: string | null
    /** Keys of schedules whose owner was asked whether to post, and has not decided. */
    readonly held: readonly string[]
    /** Schedules whose owner cannot be reached, and whether the officers' channel heard instead. */
    readonly unreached: readonly { readonly schedule: string; readonly why: string; readonly heard: boolean }[]
  }
  readonly database: {
    readonly ok: boolean
    readonly fault: string | null
    readonly freeMegabytes: number | null
    readonly outbox: Omit<Queue, 'oldest' | 'refused'> | null
    /** Seconds that the oldest thing has waited which was delivered or is to be sent; null where nothing waits. */
    readonly oldestSeconds: number | null
    /** Messages that Slack, or a proxy, has refused so far and that are tried again. */
    readonly refused: Refused | null
  }
  /** Further workspaces that are served; left out for one. */
  readonly workspaces?: readonly {
    readonly workspace: string
    readonly council: string | null
    readonly fault: string | null
    /** Keys of schedules whose owner has not decided. */
    readonly held: readonly string[]
    readonly unreached: Health['schedules']['unreached']
  }[]
  /** By council: the newest report and the day it was published. */
  readonly data: readonly { readonly council: string; readonly report: string; readonly published: IsoDate }[]
}

/** Refusals that last shorter mend themselves. */
const STUCK_S = 120
/** Less than this on the disk is as good as nothing. */
const FULL_MB = 4
const UNCONNECTED = 'Slack is not connected.'

export interface HealthSources {
  readonly outbox: Outbox
  readonly connection: Connection
  /** Why the schedules are not looked at. */
  readonly unlooked: string | null
  /** Why Slack was not reached since the start. */
  readonly unreachable: string | null
  /** Deliveries whose work could not be saved yet. */
  readonly unsaved: number
  /** Offices of further workspaces. */
  readonly others: readonly Pick<Office, 'team' | 'deps'>[]
  /** Why further workspaces are not served, each in a sentence. */
  readonly unserved: readonly string[]
}

/** Whether something could be written now; why not, in a sentence. */
const writeFault = ({ state, clock }: SlackDeps): Promise<string | null> =>
  state.probe(clock()).then(
    () => null,
    (error: Error) => error.message,
  )

async function freeMegabytes({ config }: SlackDeps): Promise<number | null> {
  if (config.stateDatabase === ':memory:' || config.databaseUrl !== null) return null
  const disk = await statfs(dirname(config.stateDatabase)).catch(() => null)
  return disk && Math.floor((disk.bavail * disk.bsize) / 2 ** 20)
}

async function unreachedOf(deps: SlackDeps): Promise<Health['schedules']['unreached']> {
  const all = await deps.state.list<unknown>(UNREACHED)
  const found = await Promise.all(
    all.map(async ({ key, value }) => {
      const { data } = unreached.safeParse(value)
      const schedule = data && (await keptSchedule(deps, key))
      // Handed over since, or deleted: nobody misses anything.
      return schedule?.owner === data?.owner && data ? [{ schedule: key, why: data.why, heard: data.heard }] : []
    }),
  )
  return found.flat()
}

const unheardText = (schedule: string): string =>
  `The owner of schedule ${schedule} cannot be reached, and nobody else was told.`

function refusedText({ messages, seconds, why }: Refused): string {
  const since = `${Math.round(seconds / 60)} minutes (${why})`
  return messages === 1
    ? `1 message was refused and has waited for ${since}.`
    : `${messages} messages were refused and wait, the first for ${since}.`
}

export async function healthOf(deps: SlackDeps, sources: HealthSources): Promise<Health> {
  const { outbox, connection, unlooked, unreachable, unsaved, others, unserved } = sources
  const { catalogue } = deps.running()
  const now = deps.clock()
  const fault = await writeFault(deps)
  const free = await freeMegabytes(deps)
  const queue = await deps.state.queue().catch(() => null)
  const held = await openRuns(deps).catch(() => [])
  const unheard = await unreachedOf(deps).catch(() => [])
  const seconds = (at: number): number => Math.max(0, Math.round((now - at) / 1000))
  const refused = queue?.refused
    ? { messages: queue.refused.messages, seconds: seconds(queue.refused.since), why: queue.refused.why }
    : null
  // Before it is; by then a write says so.
  const full =
    fault === null && free !== null && free < FULL_MB
      ? `The disk of the state file has ${free} MB left: make room.`
      : null
  const unsavedText =
    unsaved > 0 ? `The work of ${counted(unsaved, 'delivery', 'deliveries')} could not be saved yet.` : null
  const { unwritten } = outbox
  const unwrittenText =
    unwritten > 0
      ? `What came of ${counted(unwritten, 'message', 'messages')} to Slack could not be saved yet: nothing more is sent to the same channel. The log says why.`
      : null
  const { failure } = outbox
  const ownFault = outbox.faultOf(null)
  const heldOf = (all: readonly Run[]): string[] =>
    all.filter(({ status }) => status === 'held').map(({ schedule }) => schedule)
  const workspaces = await Promise.all(
    others.map(async ({ team, deps: theirs }) => ({
      workspace: team ?? '',
      council: theirs.config.council,
      fault: outbox.faultOf(team),
      held: heldOf(await openRuns(theirs).catch(() => [])),
      unreached: await unreachedOf(theirs).catch(() => []),
    })),
  )
  const found = [
    connection.up ? null : (unreachable ?? UNCONNECTED),
    ownFault,
    ...unserved,
    ...workspaces.flatMap(({ workspace, fault: theirs, unreached: owners }) => [
      ...(theirs === null ? [] : [inWorkspace(workspace, theirs)]),
      ...owners.flatMap(({ schedule, heard }) => (heard ? [] : inWorkspace(workspace, unheardText(schedule)))),
    ]),
    unlooked,
    fault,
    full,
    unsavedText,
    unwrittenText,
    refused && refused.seconds >= STUCK_S ? refusedText(refused) : null,
    ...unheard.flatMap(({ schedule, heard }) => (heard ? [] : unheardText(schedule))),
  ].filter((sentence) => sentence !== null)
  // A cause is told once: where something else says that it stands still for it, by that sentence.
  const wrong = found.filter((one, i) => !found.some((other, j) => other.includes(one) && (other !== one || j < i)))
  return {
    ok: wrong.length === 0,
    wrong,
    slack: {
      connected: connection.up,
      lastDelivery: connection.seen === null ? null : new Date(connection.seen).toISOString(),
      fault: ownFault,
      lastFailure: failure && {
        at: new Date(failure.at).toISOString(),
        method: failure.call.method,
        key: nameless(failure.call.key),
        why: failure.why,
        gaveUp: failure.gaveUp,
      },
    },
    schedules: {
      ok: unlooked === null,
      fault: unlooked,
      held: heldOf(held),
      unreached: unheard,
    },
    database: {
      ok: fault === null && full === null && queue !== null && unsaved === 0 && unwritten === 0,
      fault: fault ?? full ?? unsavedText ?? unwrittenText,
      freeMegabytes: free,
      outbox: queue && { waiting: queue.waiting, sending: queue.sending, failed: queue.failed },
      oldestSeconds: queue?.oldest ? seconds(queue.oldest) : null,
      refused,
    },
    ...(others.length > 0 && {
      workspaces,
    }),
    data: catalogue.reporting.flatMap(({ key }) => {
      const newest = catalogue.latestDocument(key)
      return newest ? [{ council: key, report: newest.document, published: newest.published }] : []
    }),
  }
}
