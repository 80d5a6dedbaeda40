/**
 * The state of one workspace among several in one database: what it keeps has the workspace in its name, and it is
 * given nothing else. Whoever is given such a state cannot name what belongs to another one.
 */
import {
  type Delivery,
  ENDED,
  type OutgoingCall,
  type QueuedCall,
  type RecordPut,
  type Seen,
  type State,
  type StoredRecord,
  type Work,
} from './state.ts'

/** The kind of the records in which the outbox says how a call ended is its own; their keys are the calls'. */
const isOutboxKind = (kind: string): boolean => kind === ENDED

/** What every name of that workspace begins with; null is the one workspace that needs no name. */
export const prefixOf = (team: string | null): string => (team === null ? '' : `${team}/`)

/** The workspace that a call, a delivery or a lane is of; null for the one that needs no name. */
export const workspaceOf = (name: string): string | null => /^(T[A-Z0-9]+)\//.exec(name)?.[1] ?? null

/** `call` as the outbox knows it, among those of all workspaces. */
export function namedCall(team: string | null, call: OutgoingCall): OutgoingCall {
  const prefix = prefixOf(team)
  const { updates, under, report, look, otherwise } = call
  return {
    ...call,
    key: prefix + call.key,
    lane: prefix + call.lane,
    ...(updates !== undefined && { updates: prefix + updates }),
    ...(under !== undefined && { under: prefix + under }),
    ...(report !== undefined && { report: prefix + report }),
    ...(look?.like !== undefined && { look: { ...look, like: prefix + look.like } }),
    ...(otherwise && { otherwise: namedCall(team, otherwise) }),
  }
}

/** A name without its workspace. */
export const bare = (name: string): string => name.slice(prefixOf(workspaceOf(name)).length)

function bareCall<C extends OutgoingCall>(call: C): C {
  const { updates, under, report, look, otherwise } = call
  return {
    ...call,
    key: bare(call.key),
    lane: bare(call.lane),
    ...(updates !== undefined && { updates: bare(updates) }),
    ...(under !== undefined && { under: bare(under) }),
    ...(report !== undefined && { report: bare(report) }),
    ...(look?.like !== undefined && { look: { ...look, like: bare(look.like) } }),
    ...(otherwise && { otherwise: bareCall(otherwise) }),
  }
}

const bareRecord = <R extends StoredRecord<unknown>>(record: R): R => ({
  ...record,
  key: bare(record.key),
  owner: bare(record.owner),
})

/** What the outbox of all workspaces does is not one workspace's. */
function notOfOne(): never {
  throw new Error('Calls are made for all workspaces together.')
}

/** @param all the state of every workspace  @param team null for the one that needs no name */
export function stateOf(all: State, team: string | null): State {
  const prefix = prefixOf(team)
  const isOwn = (name: string): boolean => workspaceOf(name) === team
  const kindOf = (kind: string): string => (isOutboxKind(kind) ? kind : prefix + kind)
  const keyOf = (kind: string, key: string): string => (isOutboxKind(kind) ? prefix + key : key)
  const put = (record: RecordPut): RecordPut => ({
    ...record,
    kind: kindOf(record.kind),
    key: keyOf(record.kind, record.key),
    ...(record.owner !== undefined && { owner: keyOf(record.kind, record.owner) }),
  })
  const found = <T>(kind: string, records: StoredRecord<T>[]): StoredRecord<T>[] =>
    isOutboxKind(kind) ? records.filter(({ key }) => isOwn(key)).map(bareRecord) : records
  const owned = (key: string | null): string | null => (key === null ? null : prefix + key)
  const ownPosted = (posted: Seen['posted'][number]): Seen['posted'][number] =>
    posted && isOwn(posted.key) ? { ...posted, key: bare(posted.key) } : null
  const delivered = ({ key, body, lane }: Delivery): Delivery => ({
    key: prefix + key,
    body,
    ...(lane !== undefined && { lane: prefix + lane }),
  })
  const named = ({ claims, calls, puts, removes }: Work): Work => ({
    ...(claims && { claims: claims.map(put) }),
    ...(calls && { calls: calls.map((call) => namedCall(team, call)) }),
    ...(puts && { puts: puts.map(put) }),
    ...(removes && {
      removes: removes.map(({ kind, key: gone }) => ({ kind: kindOf(kind), key: keyOf(kind, gone) })),
    }),
  })
  return {
    receive: (delivery, at) => all.receive(delivered(delivery), at),
    receiveAll: (deliveries, at) => all.receiveAll(deliveries.map(delivered), at),
    delivery: (key) => all.delivery(prefix + key),
    pending: async () =>
      (await all.pending()).filter(({ key }) => isOwn(key)).map((each) => ({ ...each, key: bare(each.key) })),
    recover: notOfOne,
    isTurn: (key) => all.isTurn(prefix + key),
    finish: (key, work, at) => all.finish(owned(key), named(work), at),
    begin: notOfOne,
    take: notOfOne,
    nextDue: notOfOne,
    hurry: notOfOne,
    markSent: notOfOne,
    markWaiting: notOfOne,
    markFailed: notOfOne,
    call: async (key) => {
      const call: QueuedCall | null = await all.call(prefix + key)
      return call && bareCall(call)
    },
    withdraw: (key, why, at) => all.withdraw(prefix + key, why, at),
    postedAs: async (channel, ts) => ownPosted(await all.postedAs(channel, ts)),
    look: async ({ deliveries, records, posted }) => {
      const seen = await all.look({
        deliveries: deliveries.map((key) => prefix + key),
        records: records.map(({ kind, key }) => ({ kind: kindOf(kind), key: keyOf(kind, key) })),
        posted,
      })
      return { ...seen, posted: seen.posted.map(ownPosted) }
    },
    queue: () => all.queue(),
    probe: (at) => all.probe(at),
    get: (kind, key) => all.get(kindOf(kind), keyOf(kind, key)),
    list: async <T>(kind: string, owner?: string) =>
      found(kind, await all.list<T>(kindOf(kind), owner === undefined ? undefined : keyOf(kind, owner))),
    listOpen: async <T>(kind: string) => found(kind, await all.listOpen<T>(kindOf(kind))),
    revision: (kinds) => all.revision(kinds.map(kindOf)),
    forget: (before, kinds) => all.forget(before, kinds.map(kindOf)),
    forgetRecords: (before, kinds) => all.forgetRecords(before, kinds.map(kindOf)),
    traces: async (person) => {
      const { records, calls, deliveries } = await all.traces(person)
      return {
        records: records.flatMap((record) => {
          if (!isOwn(isOutboxKind(record.kind) ? record.key : record.kind)) return []
          return [isOutboxKind(record.kind) ? bareRecord(record) : { ...record, kind: bare(record.kind) }]
        }),
        calls: calls.filter(({ key }) => isOwn(key)).map(bareCall),
        deliveries: deliveries.filter(isOwn).map(bare),
      }
    },
    eraseWithin: notOfOne,
    scrub: () => all.scrub(),
    listen: notOfOne,
    close: notOfOne,
  }
}
